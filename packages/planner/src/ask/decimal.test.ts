import { expect, test } from "vitest";
import { alignDecimals, decimalOf, numberOf, plusUnits, unitsIn } from "./decimal.ts";

test.each([
  [0, 0n, 0],
  [20, 20n, 0],
  [0.1, 1n, 1],
  [20.05, 2005n, 2],
  [1e-7, 1n, 7],
  [1.5e-8, 15n, 9],
  [2e21, 2n * 10n ** 21n, 0],
])("%s is read as it is written", (value, digits, places) => {
  expect(decimalOf(value)).toEqual({ digits, places });
  expect(numberOf(decimalOf(value))).toBe(value);
});

test("decimals are aligned to the most places", () => {
  expect(alignDecimals([1.5, 0.25, 3].map(decimalOf))).toEqual([150n, 25n, 300n]);
});

test.each([
  [0.1, 20, 2, 0.3],
  [0.1, -10, 2, 0],
  [20.005, 1, 2, 20.015],
  [0, 75_088, 5, 0.75088],
])("%s and %s units of %s places", (value, count, places, sum) => {
  expect(numberOf(plusUnits(decimalOf(value), count, places))).toBe(sum);
});

test("units in a value, and whether they fill it", () => {
  expect(unitsIn(decimalOf(0.1), 2)).toEqual({ count: 10, isWhole: true });
  expect(unitsIn(decimalOf(20.005), 2)).toEqual({ count: 2000, isWhole: false });
});
