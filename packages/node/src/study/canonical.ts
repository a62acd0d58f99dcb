/** One text for one value, and names by content. */
import { createHash } from "node:crypto";

/**
 * JSON with the fields of every object in the order of their names and without those that are undefined: equal values make
 * equal texts, however they were put together.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : inner,
  );
}

/** SHA-256 of text (as UTF-8) or bytes, hexadecimal. */
export const sha256 = (content: string | Uint8Array): string =>
  createHash("sha256").update(content).digest("hex");
