import { expect, test } from "vitest";
import { boundsTo, type Into, UNREACHED } from "./bounds.ts";

/** States 0..n-1 with weighted moves; the last state is the destination. */
function intoOf(
  stateCount: number,
  moves: readonly (readonly [from: number, to: number, weight: number])[],
): Into & { readonly intoMoves: readonly number[] } {
  const byTo = Array.from({ length: stateCount }, (_, state) =>
    moves.flatMap(([, to], move) => (to === state ? [move] : [])),
  );
  const firstInto = [0];
  for (const into of byTo) firstInto.push(firstInto.at(-1)! + into.length);
  return {
    stateCount,
    firstInto: Int32Array.from(firstInto),
    intoMoves: byTo.flat(),
    intoFrom: Int32Array.from(byTo.flat(), (move) => moves[move]![0]),
  };
}

test("equals Bellman and Ford on random graphs with zeros and dead ends", () => {
  let seed = 11;
  const draw = (n: number): number => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % n;
  };
  for (let round = 0; round < 100; round++) {
    const stateCount = 3 + draw(20);
    const moves = Array.from(
      { length: 3 * stateCount },
      () => [draw(stateCount), draw(stateCount), draw(9)] as const,
    );
    const release = draw(5);
    const expected: number[] = new Array(stateCount).fill(UNREACHED);
    expected[stateCount - 1] = release;
    for (let pass = 0; pass < stateCount; pass++)
      for (const [from, to, weight] of moves)
        expected[from] = Math.min(expected[from]!, expected[to]! + weight);
    const into = intoOf(stateCount, moves);
    const bound = boundsTo(
      into,
      Float64Array.from(into.intoMoves, (move) => moves[move]![2]),
      Float64Array.from(expected, (_, state) => (state === stateCount - 1 ? release : UNREACHED)),
    );
    expect([...bound]).toEqual(expected);
  }
});

test("a graph asked again with other weights answers anew; what was answered and asked stays", () => {
  // 0 -> 1 -> 2, and 0 -> 2; out at 2.
  const into = intoOf(3, [
    [0, 1, 0],
    [1, 2, 0],
    [0, 2, 0],
  ]);
  // In the order of `intoMoves`: 0 -> 1, 1 -> 2, 0 -> 2.
  const weights = Float64Array.from([1, 2, 9]);
  const exits = Float64Array.from([UNREACHED, UNREACHED, 5]);
  const first = boundsTo(into, weights, exits);
  expect([...first]).toEqual([8, 7, 5]);
  const other = boundsTo(into, Float64Array.from([10, 2, 9]), exits);
  expect([...other]).toEqual([14, 7, 5]);
  expect([...boundsTo(into, Float64Array.from([1, UNREACHED, UNREACHED]), exits)]).toEqual([
    UNREACHED,
    UNREACHED,
    5,
  ]);
  expect([...first]).toEqual([8, 7, 5]);
  expect([...weights]).toEqual([1, 2, 9]);
  expect([...boundsTo(into, weights, exits)]).toEqual([8, 7, 5]);
});
