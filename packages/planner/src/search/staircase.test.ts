import { expect, test } from "vitest";
import {
  borrowStaircases,
  covers,
  createStaircases,
  giveBack,
  keepPair,
  type Staircases,
} from "./staircase.ts";

/** Pairs kept in a staircase: none that another covers. */
const countPairs = ({ blocks }: Staircases, stair: number): number => blocks[4 * stair + 1]!;

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
    if (isCovered) continue;
    all[stair] = all[stair]!.filter(([x, y]) => x < a || y < b);
    all[stair].push([a, b]);
    expect(countPairs(staircases, stair)).toBe(all[stair].length);
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

test("a block doubles when it is full, and the array when there is no room for one", () => {
  const staircases = createStaircases(2);
  const keep = (stair: number, count: number): number => {
    for (let i = countPairs(staircases, stair); i < count; i++) keepPair(staircases, stair, i, -i);
    return staircases.pairs.length;
  };
  // Blocks of 2, 4, 8, 16 and 32 pairs are 124 numbers; one more of two pairs is 128.
  expect(keep(0, 32)).toBe(128);
  expect(keep(1, 2)).toBe(128);
  expect(staircases.used).toBe(128);
  // One of four pairs: 136.
  expect(keep(1, 3)).toBe(272);
  for (let i = 0; i < 32; i++)
    expect([covers(staircases, 0, i, -i), covers(staircases, 0, i, -i - 1)]).toEqual([true, false]);
  expect([covers(staircases, 1, 2, -2), covers(staircases, 1, 2, -3)]).toEqual([true, false]);
});

test("of eight numbers of staircases those given back last are kept; none that is very large", () => {
  const counts = Array.from({ length: 9 }, (_, i) => 1_001 + i);
  const given = counts.map(createStaircases);
  for (const stairs of given) giveBack(stairs);
  expect(counts.map((count, i) => borrowStaircases(count) === given[i])).toEqual([
    false,
    ...counts.slice(1).map(() => true),
  ]);
  const large = (length: number) => ({ ...createStaircases(5), pairs: new Float64Array(length) });
  const [most, tooLarge] = [large(2 ** 18), large(2 ** 18 + 1)];
  giveBack(tooLarge);
  expect(borrowStaircases(5)).not.toBe(tooLarge);
  giveBack(most);
  expect(borrowStaircases(5)).toBe(most);
});
