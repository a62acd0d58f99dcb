import { expect, test } from "vitest";
import type { Outline } from "./land.ts";
import { inPieces } from "./landSource.ts";

const outline = (points: number): Outline => [
  Array.from({ length: points }, () => [0, 0] as const),
];
const sizes = (pieces: readonly (readonly Outline[])[]) =>
  pieces.map((piece) => piece.map((each) => each[0]?.length));

test("outlines are gathered until a piece is full, and none is lost", () => {
  expect(sizes(inPieces([3, 4, 5, 20, 1, 1].map(outline), 10))).toEqual([
    [3, 4],
    [5],
    [20],
    [1, 1],
  ]);
  expect(inPieces([], 10)).toEqual([]);
});
