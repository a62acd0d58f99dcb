import { expect, test } from "vitest";
import { borrowStaircases, covers, createStaircases, giveBack, keepPair } from "./staircase.ts";

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
    expect(covers(staircases, stair, a, b)).toBe(isCovered);
    if (!isCovered) keepPair(staircases, stair, a, b);
    all[stair]!.push([a, b]);
  }
});

test("long staircases, zero and equal pairs", () => {
  const staircases = createStaircases(2);
  for (let i = 0; i < 1_000; i++) keepPair(staircases, 0, i, 1_000 - i);
  expect(covers(staircases, 0, 500, 500)).toBe(true);
  expect(covers(staircases, 0, 500, 499)).toBe(false);
  expect(covers(staircases, 1, 0, 0)).toBe(false);
  keepPair(staircases, 1, 0, 5);
  keepPair(staircases, 1, 0, 0);
  expect(covers(staircases, 1, 0, 0)).toBe(true);
  expect(covers(staircases, 1, 3, 0)).toBe(true);
});

test("staircases given back are lent again, empty; those in use are not", () => {
  const first = borrowStaircases(3);
  keepPair(first, 1, 4, 4);
  const second = borrowStaircases(3);
  expect(second).not.toBe(first);
  giveBack(first);
  const third = borrowStaircases(3);
  expect(third).toBe(first);
  expect(covers(third, 1, 9, 9)).toBe(false);
  keepPair(third, 1, 5, 5);
  expect([covers(third, 1, 5, 5), covers(third, 1, 4, 9), covers(third, 0, 9, 9)]).toEqual([
    true,
    false,
    false,
  ]);
  expect(borrowStaircases(4)).not.toBe(first);
});
