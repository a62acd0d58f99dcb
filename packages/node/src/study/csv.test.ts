import { expect, test } from "vitest";
import { csvCell } from "./csv.ts";

test.each<[string | number | boolean | null, string]>([
  [null, ""],
  [-12.5, "-12.5"],
  [0, "0"],
  ["CNCKG>DEDUI", "CNCKG>DEDUI"],
  ["106.5,29.5", '"106.5,29.5"'],
  ['says "no"', '"says ""no"""'],
  ["two\nlines", '"two\nlines"'],
  // A door west of Greenwich is no formula; what comes after an end of line would be.
  ["-0.12,51.5", '"-0.12,51.5"'],
  ["-0.12,51.5+1", '"\'-0.12,51.5+1"'],
  ["\n=1", '"\'\n=1"'],
  ["\r=1", '"\'\r=1"'],
  [true, "true"],
  ["=1+1", "'=1+1"],
  ["-2", "'-2"],
  ["@sum", "'@sum"],
  ["\t=1", "'\t=1"],
  ["+a,b", '"\'+a,b"'],
])("%j in a cell: %j", (value, expected) => {
  expect(csvCell(value)).toBe(expected);
});
