import { describe, expect, test } from "vitest";
import { decodeCell } from "./cells.ts";

describe("numbers", () => {
  test.each([
    ["0", 0],
    ["-0", 0],
    ["12.50", 12.5],
    ["+3", 3],
    ["-121.5", -121.5],
    ["007", 7],
  ])("%j is %d", (text, value) => {
    expect(decodeCell("number", text)).toEqual({ value });
  });

  test.each([
    "1e3",
    "0x10",
    "1,5",
    "1 000",
    "NaN",
    "Infinity",
    "--1",
    "1.",
    ".5",
    "１２",
    "9".repeat(40),
  ])("%j is none", (text) => {
    expect(decodeCell("number", text)).toMatchObject({ code: "bad_number" });
  });
});

test("only true and false are booleans", () => {
  expect(decodeCell("boolean", "true")).toEqual({ value: true });
  expect(decodeCell("boolean", "false")).toEqual({ value: false });
  for (const text of ["TRUE", "1", "0", "no", "yes"])
    expect(decodeCell("boolean", text)).toMatchObject({ code: "bad_boolean" });
});

test("points and words", () => {
  expect(decodeCell("points", "106.5 29.6; -70 -12.25")).toEqual({
    value: [
      [106.5, 29.6],
      [-70, -12.25],
    ],
  });
  expect(decodeCell("points", "106.5 29.6 3")).toMatchObject({ code: "bad_points" });
  expect(decodeCell("points", "106.5")).toMatchObject({ code: "bad_points" });
  expect(decodeCell("words", "mon  tue")).toEqual({ value: ["mon", "tue"] });
  expect(decodeCell("text", "0123")).toEqual({ value: "0123" });
});
