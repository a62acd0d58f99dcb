import { expect, test } from "vitest";
import { type NameLabel, placeNames } from "./placeNames.ts";

const FRAME = { left: 0, top: 0, right: 400, bottom: 300 };
const label = (x: number, y: number, isWest = false): NameLabel => ({
  x,
  y,
  width: 100,
  height: 16,
  isWest,
});

test("a name goes outward: left in the west, right in the east", () => {
  expect(placeNames([label(200, 100, true), label(200, 200)], FRAME, [])).toEqual([
    "left",
    "right",
  ]);
});

test("a name that would leave the map goes to the other side", () => {
  expect(placeNames([label(50, 100, true), label(380, 100)], FRAME, [])).toEqual(["right", "left"]);
});

test("a later name gives way to an earlier one, and is left out where there is no room", () => {
  const crowd = Array.from({ length: 6 }, () => label(200, 150));
  expect(placeNames(crowd, FRAME, [])).toEqual([
    "right",
    "left",
    "below",
    "above",
    undefined,
    undefined,
  ]);
});

test("no name covers a button", () => {
  const button = { left: 205, top: 80, right: 330, bottom: 120 };
  expect(placeNames([label(200, 100)], FRAME, [button])).toEqual(["left"]);
});
