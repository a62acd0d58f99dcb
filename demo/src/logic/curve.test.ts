import { expect, test } from "vitest";
import {
  axis,
  isNear,
  linearTicks,
  logTicks,
  longestPiece,
  PLANES,
  type Point,
  priceOfSaving,
  rungs,
  stairs,
  tradeoffsOf,
} from "./curve.ts";

const points = (...values: readonly (readonly [days: number, cost: number])[]): readonly Point[] =>
  values.map(([days, cost], index) => ({ index, days, cost, co2eKg: 0 }));
const indices = (of: readonly Point[]): readonly number[] => of.map((point) => point.index);
const byTime = (of: readonly Point[]) => tradeoffsOf(of, PLANES.costTime);

test("the front runs from the fastest to the cheapest and holds nothing that is beaten", () => {
  const all = points([40, 5], [3, 90], [20, 12], [25, 12], [20, 14], [45, 5]);
  expect(indices(byTime(all).front)).toEqual([1, 2, 0]);
});

test("a free way is on the front: zero is a cost", () => {
  expect(indices(byTime(points([2, 0], [1, 10], [3, 0])).front)).toEqual([1, 0]);
});

test("corners leave out steps that a straight exchange of money for days would pass over", () => {
  // From 10 days to 30 a day costs 4; the stop at 20 days would cost more than its share.
  expect(indices(byTime(points([10, 100], [20, 70], [30, 20])).corners)).toEqual([0, 2]);
  expect(indices(byTime(points([10, 100], [20, 40], [30, 20])).corners)).toEqual([0, 1, 2]);
});

test("a day saved costs the difference in money over the difference in days", () => {
  const [fast, slow] = points([10, 100], [30, 20]) as [Point, Point];
  expect(priceOfSaving(fast, slow, PLANES.costTime)).toBe(4);
});

test("with CO2e on an axis each tonne saved has its price, in money or in days", () => {
  const all = [
    { index: 0, days: 30, cost: 1_000, co2eKg: 8_000 },
    { index: 1, days: 20, cost: 1_600, co2eKg: 5_000 },
    { index: 2, days: 25, cost: 2_600, co2eKg: 4_000 },
    { index: 3, days: 2, cost: 9_000, co2eKg: 90_000 },
  ];
  const told = (plane: (typeof PLANES)["costCo2e" | "timeCo2e"]) =>
    rungs(tradeoffsOf(all, plane).corners, plane).map(({ point, before, price }) => [
      before?.index,
      point.index,
      price,
    ]);
  // 3 t less for 600 is 200 a tonne, the last tonne costs 1,000; the fastest is beaten in both.
  expect(told(PLANES.costCo2e)).toEqual([
    [undefined, 0, 0],
    [0, 1, 200],
    [1, 2, 1_000],
  ]);
  expect(told(PLANES.timeCo2e)).toEqual([
    [undefined, 3, 0],
    [3, 1, 18 / 85],
    [1, 2, 5],
  ]);
});

test("ways with far more of both are not near the front, and all of the front is", () => {
  const all = points([40, 5], [3, 90], [20, 12], [81, 6], [80, 180], [6, 181]);
  const near = isNear(byTime(all).front, PLANES.costTime);
  expect(all.map(near)).toEqual([true, true, true, false, true, false]);
});

test("linear marks are round and inside", () => {
  expect(linearTicks(24, 43, 6)).toEqual([25, 30, 35, 40]);
  expect(linearTicks(0, 1_000, 5)).toEqual([0, 200, 400, 600, 800, 1_000]);
});

test("marks of a log axis are round, inside, and as many as fit", () => {
  expect(logTicks(2, 70, 6)).toEqual([2, 5, 10, 20, 50]);
  expect(logTicks(900, 120_000, 3)).toEqual([1_000, 10_000, 100_000]);
});

test("an axis is logarithmic from a ratio of six on, and never where there is a zero", () => {
  expect(axis([2, 60], [0, 100], 6).isLog).toBe(true);
  expect(axis([20, 60], [0, 100], 6).isLog).toBe(false);
  expect(axis([0, 60], [0, 100], 6).isLog).toBe(false);
  for (const values of [
    [2, 60],
    [20, 60],
  ]) {
    const { at, from } = axis(values, [100, 0], 6);
    expect(from(at(25))).toBeCloseTo(25);
  }
});

test.each([[[7]], [[0]], [[5, 5]], [[3, 60]], [[10, 11, 12]]])(
  "all of %j lie inside the axis",
  (values) => {
    const { at, ticks } = axis(values, [100, 300], 6);
    for (const value of [...values, ...ticks]) {
      expect(at(value)).toBeGreaterThanOrEqual(100);
      expect(at(value)).toBeLessThanOrEqual(300);
    }
    expect(ticks.length).toBeGreaterThan(0);
  },
);

test("a text about two places of the stairs is put at the longest straight piece between them", () => {
  // 10 across and 30 down, then 40 across and 5 down.
  const steps = [
    [0, 0],
    [10, 30],
    [50, 35],
  ] as const;
  expect(longestPiece(steps)).toEqual({ middle: [30, 30], length: 40, isUpright: false });
  expect(longestPiece(steps.slice(0, 2))).toEqual({
    middle: [10, 15],
    length: 30,
    isUpright: true,
  });
  expect(longestPiece([])).toBeUndefined();
});

test("stairs keep the price until the next cheaper option", () => {
  const same = (value: number) => value;
  const identity = { at: same, from: same, ticks: [], isLog: false };
  expect(stairs(points([1, 9], [4, 5]), PLANES.costTime, identity, identity)).toBe(
    "M1.0 9.0H4.0V5.0",
  );
});
