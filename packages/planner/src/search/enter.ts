/** Where the ways of a search begin. */
import type { Compiled } from "../compile/compile.ts";
import { UNREACHED } from "./bounds.ts";
import { type Make, NO_LABEL, NO_LORRY, START } from "./labels.ts";
import { ABREAST } from "./moves.ts";
import type { Query } from "./query.ts";

/** Buckets of the queue from nothing to the least of the first criterion. */
const BUCKETS_TO_LEAST = 256;

/** Makes the ways that begin: at a gate, or by a lorry from the door. */
export function enterNetwork(
  { gateState, doorState }: Compiled,
  { from, startCents }: Query,
  make: Make,
): void {
  for (const terminal of from.gates)
    make(gateState[terminal]!, 0, NO_LABEL, START, NO_LORRY, 0, startCents, 0, 0);
  for (const [index, lorry] of from.lorries.entries()) {
    const minutes = lorry.doorMinutes + lorry.rideMinutes;
    const cents = startCents + lorry.cents;
    const state = doorState[lorry.terminal]!;
    make(state, 0, NO_LABEL, START, index, minutes, cents, lorry.grams, 1);
  }
}

/** A share of what the first criterion comes to at the least, in its unit; 1 where nothing leads there. Of `left` the first column. */
export function chooseBucketWidth(
  { gateState, doorState }: Compiled,
  { from }: Query,
  left: Float64Array,
): number {
  let least = UNREACHED;
  for (const terminal of from.gates) least = Math.min(least, left[ABREAST * gateState[terminal]!]!);
  for (const { terminal } of from.lorries)
    least = Math.min(least, left[ABREAST * doorState[terminal]!]!);
  return least === UNREACHED ? 1 : Math.max(1, least / BUCKETS_TO_LEAST);
}
