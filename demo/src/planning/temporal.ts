/**
 * Stands in for `temporal-polyfill` in the worker: a browser that has `Temporal` does not download another.
 *
 * The build puts it in the place of the package (see `vite.config.ts`); both follow the same standard.
 */
import type { Temporal as Polyfill } from "temporal-polyfill";

const native = (globalThis as { readonly Temporal?: typeof Polyfill }).Temporal;

export const Temporal: typeof Polyfill = native ?? (await import("temporal-polyfill")).Temporal;
