/**
 * Stands in for `temporal-polyfill` in the worker: a browser that has `Temporal` does not download another.
 *
 * The build puts it in the place of the package (see `vite.config.ts`); both follow the same standard.
 */
import type { Temporal as Polyfill } from "temporal-polyfill";

export let Temporal = (globalThis as { Temporal?: typeof Polyfill }).Temporal as typeof Polyfill;

/** Before anything is asked of the planner. Rejects where a browser without `Temporal` cannot have the package. */
export async function provideTemporal(): Promise<void> {
  Temporal ??= (await import("temporal-polyfill")).Temporal;
}
