import { expect, test } from "vitest";
import { csvCell } from "./csv.ts";

test.each<[string | number | null, string]>([
  [null, ""],
  [-12.5, "-12.5"],
  [0, "0"],
  ["CNCKG>DEDUI", "CNCKG>DEDUI"],
  ["106.5,29.5", '"106.5,29.5"'],
  ['says "no"', '"says ""no"""'],
  ["two\nlines", '"two\nlines"'],
  ["=1+1", "'=1+1"],
  ["-2", "'-2"],
  ["@sum", "'@sum"],
  ["\t=1", "'\t=1"],
  ["+a,b", '"\'+a,b"'],
])("%j in a cell: %j", (value, expected) => {
  expect(csvCell(value)).toBe(expected);
});
