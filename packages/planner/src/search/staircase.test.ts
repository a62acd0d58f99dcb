import { expect, test } from "vitest";
import { createStaircases } from "./staircase.ts";

test("covers exactly what a list of all pairs covers, whatever others hold", () => {
  // A small generator of its own: the same pairs on every run.
  let seed = 7;
  const draw = (n: number): number => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % n;
  };
  const staircases = createStaircases(200);
  const all: [number, number][][] = Array.from({ length: 200 }, () => []);
  for (let i = 0; i < 12_000; i++) {
    const stair = draw(200);
    const [a, b] = [draw(12), draw(12)];
    const isCovered = all[stair]!.some(([x, y]) => x <= a && y <= b);
    expect(staircases.covers(stair, a, b)).toBe(isCovered);
    if (!isCovered) staircases.add(stair, a, b);
    all[stair]!.push([a, b]);
  }
});

test("long staircases, zero and equal pairs", () => {
  const staircases = createStaircases(2);
  for (let i = 0; i < 1_000; i++) staircases.add(0, i, 1_000 - i);
  expect(staircases.covers(0, 500, 500)).toBe(true);
  expect(staircases.covers(0, 500, 499)).toBe(false);
  expect(staircases.covers(1, 0, 0)).toBe(false);
  staircases.add(1, 0, 5);
  staircases.add(1, 0, 0);
  expect(staircases.covers(1, 0, 0)).toBe(true);
  expect(staircases.covers(1, 3, 0)).toBe(true);
});
