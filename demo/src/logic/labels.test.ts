import { expect, test } from "vitest";
import { labelsOf, letterOf } from "./labels.ts";

test("letters go on after Z", () => {
  expect([0, 25, 26, 51, 52].map(letterOf)).toEqual(["A", "Z", "AA", "AZ", "BA"]);
});

test("options of a way are numbered, a single one is not", () => {
  const way = (options: readonly number[]) => ({
    key: "",
    modes: [],
    gateways: [],
    options,
    best: 0,
  });
  expect(labelsOf([way([2, 0]), way([1])])).toEqual(["A2", "B", "A1"]);
});
