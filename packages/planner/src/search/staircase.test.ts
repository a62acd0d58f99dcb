import { expect, test } from "vitest";
import { createStaircase } from "./staircase.ts";

test("covers exactly what a list of all pairs covers", () => {
  // A small generator of its own: the same pairs on every run.
  let seed = 7;
  const draw = (n: number): number => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % n;
  };
  for (let round = 0; round < 200; round++) {
    const staircase = createStaircase();
    const all: [number, number][] = [];
    for (let i = 0; i < 60; i++) {
      const [a, b] = [draw(12), draw(12)];
      const isCovered = all.some(([x, y]) => x <= a && y <= b);
      expect(staircase.covers(a, b)).toBe(isCovered);
      if (!isCovered) staircase.add(a, b);
      all.push([a, b]);
    }
  }
});

test("zero and equal pairs", () => {
  const staircase = createStaircase();
  expect(staircase.covers(0, 0)).toBe(false);
  staircase.add(0, 5);
  staircase.add(0, 0);
  expect(staircase.covers(0, 0)).toBe(true);
  expect(staircase.covers(3, 0)).toBe(true);
});
