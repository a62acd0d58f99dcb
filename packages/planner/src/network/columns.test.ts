import { describe, expect, test } from "vitest";
import { COLUMNS } from "./columns.ts";

const { links, terminals, calls, delays, drayage, departures } = COLUMNS;
// A list with nothing in its second place.
const HOLE: string[] = [];
HOLE[0] = "mon";
HOLE[2] = "wed";

describe("what a column accepts", () => {
  test.each([
    { what: "a number", column: links.distanceKm, good: [0, 0.5, 1e9] },
    { what: "a number of any sign", column: delays.p10H, good: [0, -7.5, 30] },
    { what: "a number above 0", column: drayage.speedKmH, good: [0.1, 130] },
    { what: "a whole number", column: calls.seq, good: [1, 900, Number.MAX_SAFE_INTEGER] },
    { what: "text", column: terminals.name, good: ["x", "重庆", "x".repeat(500)] },
    { what: "an id", column: links.id, good: ["a", "CNCKG:RAIL", "x".repeat(80)] },
    { what: "a word", column: links.mode, good: ["rail", "sea"] },
    { what: "a flag", column: links.onDemand, good: [true, false] },
    { what: "words", column: departures.days, good: [["mon"], ["sun", "mon"]] },
    {
      what: "points",
      column: links.via,
      good: [
        [[0, 0]],
        [
          [-180, 90],
          [180, -90],
        ],
      ],
    },
  ])("$what", ({ column, good }) => {
    expect(good.filter((value) => !column.accepts(value))).toEqual([]);
  });
});

describe("what it does not accept", () => {
  const never = [undefined, null, {}, Number.NaN, Number.POSITIVE_INFINITY, 1n, "", []];
  test.each([
    { what: "a number", column: links.distanceKm, bad: [-1, "1", true] },
    { what: "a number above 0", column: drayage.speedKmH, bad: [0, 130.1] },
    { what: "a whole number", column: calls.seq, bad: [0, 1.5, 2 ** 53] },
    { what: "text", column: terminals.name, bad: [1, "x".repeat(501), ["x"]] },
    { what: "an id", column: links.id, bad: ["a b", "__proto__", "x".repeat(81), ":a"] },
    { what: "a word", column: links.mode, bad: ["Rail", "toString", ["rail"]] },
    { what: "a flag", column: links.onDemand, bad: [0, 1, "true"] },
    {
      what: "words",
      column: departures.days,
      bad: ["mon", ["day"], HOLE, { 0: "mon", length: 1 }],
    },
    { what: "points", column: links.via, bad: [[[0]], [[0, 0, 0]], [[181, 0]], [[0, 91]], [0, 0]] },
  ])("$what", ({ column, bad }) => {
    expect([...never, ...bad].filter((value) => column.accepts(value))).toEqual([]);
  });
});
