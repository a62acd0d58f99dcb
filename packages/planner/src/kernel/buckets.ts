/** What the bucket queues of this folder share. */
import type { Arcs } from "./arcs.ts";

/** Weights looked at to find the middle one. */
const SAMPLE = 64;

/**
 * How wide a bucket should be for such weights: about the middle one of those that are more
 * than nothing. From a sixteenth of it to all of it the time differs by less than a tenth.
 */
export function chooseWidth(weight: Arcs["weight"]): number {
  const step = Math.max(1, Math.floor(weight.length / SAMPLE));
  const some = new Float64Array(Math.ceil(weight.length / step));
  let count = 0;
  for (let arc = 0; arc < weight.length; arc += step)
    if (weight[arc]! > 0 && weight[arc]! < Number.POSITIVE_INFINITY) some[count++] = weight[arc]!;
  if (count === 0) return 1;
  const middle = some.subarray(0, count).sort()[count >>> 1]!;
  // A power of two, so that placing whole numbers rounds nothing.
  return 2 ** Math.floor(Math.log2(middle));
}

/** Entries with room for twice what is needed at the least. */
export function growEntries(entries: Int32Array, least: number): Int32Array {
  const grown = new Int32Array(2 * least);
  grown.set(entries);
  return grown;
}
