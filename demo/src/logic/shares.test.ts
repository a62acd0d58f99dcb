import { expect, test } from "vitest";
import { percentsOf } from "./shares.ts";

test("percents add up to 100, and those cut most are rounded up", () => {
  // 33.5 + 33.5 + 33 would be 34 + 34 + 33.
  expect(percentsOf([0.335, 0.335, 0.33])).toEqual([34, 33, 33]);
  expect(percentsOf([0.125, 0.125, 0.75])).toEqual([13, 12, 75]);
  expect(percentsOf([1 / 3, 1 / 3, 1 / 3])).toEqual([34, 33, 33]);
  expect(percentsOf([0.29, 0.71])).toEqual([29, 71]);
  expect(percentsOf([0.004, 0.996])).toEqual([0, 100]);
  expect(percentsOf([0, 1])).toEqual([0, 100]);
  expect(percentsOf([])).toEqual([]);
});
