/** Exact lower bounds: what is left to the destination at the least, in one criterion, waits for timetables left out. */
import { createHeap } from "./heap.ts";

/** No way to the destination from a state. */
export const UNREACHED: number = Number.POSITIVE_INFINITY;

/** Moves by the state they lead to. */
export interface Into {
  readonly stateCount: number;
  /** Offsets into `intoFrom`, states + 1. */
  readonly firstInto: Int32Array;
  /** The state each move leaves. */
  readonly intoFrom: Int32Array;
}

/**
 * One number a state: the least sum of `moveWeight` along moves to a destination state plus its `exitWeight`.
 *
 * Weights are whole and not negative, parallel to `intoFrom` and to the states; UNREACHED closes a move or an exit.
 * Dijkstra's algorithm, backwards.
 */
export function boundsTo(
  { stateCount, firstInto, intoFrom }: Into,
  moveWeight: Float64Array,
  exitWeight: Float64Array,
): Float64Array {
  const bound = new Float64Array(stateCount).fill(UNREACHED);
  const isDone = new Uint8Array(stateCount);
  // Entries are queued anew when a state improves; stale ones are met when it is done.
  const queuedState: number[] = [];
  const queuedBound: number[] = [];
  const heap = createHeap((a, b) => queuedBound[a]! < queuedBound[b]!);
  const improve = (state: number, value: number): void => {
    if (!(value < bound[state]!)) return;
    bound[state] = value;
    queuedBound.push(value);
    heap.push(queuedState.push(state) - 1);
  };
  for (let state = 0; state < stateCount; state++) improve(state, exitWeight[state]!);
  while (heap.size > 0) {
    const state = queuedState[heap.pop()]!;
    if (isDone[state] === 1) continue;
    isDone[state] = 1;
    for (let i = firstInto[state]!; i < firstInto[state + 1]!; i++)
      improve(intoFrom[i]!, bound[state]! + moveWeight[i]!);
  }
  return bound;
}
