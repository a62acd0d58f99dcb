import { expect, test } from "vitest";
import { placeTexts, unmistaken, widthOf } from "./textBoxes.ts";

const FRAME = { left: 0, top: 0, right: 200, bottom: 100 };

test("a text takes the first free place, or none", () => {
  const wanted = (text: string) => ({
    text,
    places: [
      [50, 50],
      [50, 80],
    ] as const,
  });
  expect(placeTexts(["a", "b", "c"].map(wanted), FRAME, [])).toEqual([
    { text: "a", x: 50, y: 50 },
    { text: "b", x: 50, y: 80 },
  ]);
});

test("texts stay inside and off the obstacles", () => {
  const at = (x: number, y: number) => ({ text: "long text", places: [[x, y]] as const });
  expect(placeTexts([at(5, 50), at(195, 50), at(100, 4)], FRAME, [])).toEqual([]);
  const dot = { left: 90, top: 45, right: 110, bottom: 55 };
  expect(placeTexts([at(100, 50)], FRAME, [dot])).toEqual([]);
});

test("a name is not put where it would be taken for another's", () => {
  const dot = (x: number) => ({ left: x - 5, right: x + 5, top: 45, bottom: 55 });
  const places = [
    [74, 50],
    [50, 70],
    [26, 50],
  ] as const;
  // Right of the dot at 50 the next one is nearer; under it is not.
  expect(unmistaken("A", places, dot(50), [dot(86)])).toEqual([places[1], places[2]]);
  // Two dots that cover each other: no name tells which is meant.
  expect(unmistaken("A", places, dot(50), [dot(50)])).toEqual([]);
});

test("Chinese is wider", () => {
  expect(widthOf("每天")).toBeGreaterThan(widthOf("ab"));
});
