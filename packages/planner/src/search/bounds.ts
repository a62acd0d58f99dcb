/** Exact lower bounds: what is left to the destination at the least, in one criterion, waits for timetables left out. */
import { chooseWidth } from "../kernel/buckets.ts";
import { createTreeSearch, type TreeSearch } from "../kernel/tree.ts";

/** No way to the destination from a state. */
export { UNREACHED } from "../kernel/tree.ts";

/** Moves by the state they lead to. */
export interface Into {
  readonly stateCount: number;
  /** Offsets into `intoFrom`, states + 1. */
  readonly firstInto: Int32Array;
  /** The state each move leaves. */
  readonly intoFrom: Int32Array;
}

/** One search a graph: its buffers, and the code made for it, serve all cargoes and criteria. */
const searches = new WeakMap<Int32Array, TreeSearch>();
/** How wide buckets should be for the weights of a cargo by a criterion. */
const widths = new WeakMap<Float64Array, number>();

/**
 * One number a state: the least sum of `moveWeight` along moves to a destination state plus its `exitWeight`.
 *
 * Weights are whole and not negative, parallel to `intoFrom` and to the states; they do not change later. UNREACHED closes a
 * move or an exit. Dijkstra's algorithm, backwards.
 */
export const boundsTo = (
  into: Into,
  moveWeight: Float64Array,
  exitWeight: Float64Array,
): Float64Array => lendBounds(into, moveWeight, exitWeight).slice();

/** As `boundsTo`, in a list that the next bounds are written over. */
export function lendBounds(
  { firstInto, intoFrom }: Into,
  moveWeight: Float64Array,
  exitWeight: Float64Array,
): Float64Array {
  const search =
    searches.get(intoFrom) ??
    createTreeSearch({ firstOut: firstInto, head: intoFrom, weight: moveWeight });
  searches.set(intoFrom, search);
  const width = widths.get(moveWeight) ?? chooseWidth(moveWeight);
  widths.set(moveWeight, width);
  search.reweigh(moveWeight, width);
  return search.fromMany(exitWeight);
}
