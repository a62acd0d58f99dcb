/** Exact lower bounds: what is left to the destination at the least, in one criterion, waits for timetables left out. */
import type { Compiled } from "../compile/compile.ts";
import { createHeap } from "./heap.ts";

/** No way to the destination from a state. */
export const UNREACHED: number = Number.POSITIVE_INFINITY;

/**
 * One number a state: the least sum of `moveWeight` along moves to a destination state plus its `releaseWeight`.
 *
 * Weights are whole and not negative, parallel to the moves and the states; UNREACHED closes a move or a release. Dijkstra's algorithm, backwards.
 */
export function boundsTo(
  compiled: Compiled,
  moveWeight: Float64Array,
  releaseWeight: Float64Array,
): Float64Array {
  const { stateCount, firstInto, intoMoves, moveFrom } = compiled;
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
  for (let state = 0; state < stateCount; state++) improve(state, releaseWeight[state]!);
  while (heap.size > 0) {
    const state = queuedState[heap.pop()]!;
    if (isDone[state] === 1) continue;
    isDone[state] = 1;
    for (let i = firstInto[state]!; i < firstInto[state + 1]!; i++) {
      const move = intoMoves[i]!;
      improve(moveFrom[move]!, bound[state]! + moveWeight[move]!);
    }
  }
  return bound;
}
