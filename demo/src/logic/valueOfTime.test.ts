import { expect, test } from "vitest";
import { PLANES, type Point, rungs } from "./curve.ts";
import { breakEven, capitalPerDay, optimum } from "./valueOfTime.ts";

const point = (index: number, days: number, cost: number): Point => ({
  index,
  days,
  cost,
  co2eKg: 1,
});
/** Fastest first, as corners are. */
const CORNERS = [point(2, 2, 30_000), point(1, 18, 8_000), point(0, 30, 5_000)];

test("capital costs its rate of the value a year", () => {
  expect(capitalPerDay(365_000, 10)).toBe(100);
  expect(capitalPerDay(0, 15)).toBe(0);
});

test("dearer goods go faster", () => {
  const bestAt = (value: number) => optimum(CORNERS, capitalPerDay(value, 10))?.index;
  // From sea to rail a day costs 250, from rail to air 1,375.
  expect([0, 900_000, 925_000, 5_000_000, 5_050_000].map(bestAt)).toEqual([0, 0, 1, 1, 2]);
  expect(optimum([], 1)).toBeUndefined();
});

test("each corner is best from its break-even value on", () => {
  const values = rungs(CORNERS, PLANES.costTime).map(({ price }) => breakEven(price, 10));
  expect(values.map(Math.round)).toEqual([0, 912_500, 5_018_750]);
});

test("where capital costs nothing no value is high enough", () => {
  expect(breakEven(250, 0)).toBe(Infinity);
});
