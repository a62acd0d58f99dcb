import { expect, test } from "vitest";
import { meant, meantWord } from "./meant.ts";
import { MODES, WEEKDAYS } from "./rows.ts";

test("ids one or two letters away, the nearest first", () => {
  const ids = ["suez-shut", "malacca-shut", "suez-slow", "panama-shut"];
  expect(meant(ids, "suez-shutt")).toBe("; did you mean suez-shut?");
  expect(meant(ids, "SUEZ-SHT")).toBe("; did you mean suez-shut?");
  expect(meant(["abcdef", "abcdex", "abcdyx"], "abcdex")).toBe(
    "; did you mean abcdex, abcdef, abcdyx?",
  );
});

test("letters that changed places are one slip", () => {
  expect(meant(["count", "cost"], "cuont")).toBe("; did you mean count?");
  expect(meant(["count", "cost"], "cots")).toBe("; did you mean cost?");
  expect(meant(["abc"], "cab")).toBe("");
  expect(meant(["abcdef"], "badcfe")).toBe("");
  expect(meant(["abcdef"], "bacdfe")).toBe("; did you mean abcdef?");
});

test("ids that have the name as a word, unless many have", () => {
  const ids = ["suez-shut", "suez-slow", "malacca-shut", "panama-shut", "hormuz-shut"];
  expect(meant(ids, "Suez")).toBe("; did you mean suez-shut, suez-slow?");
  expect(meant(ids, "shut")).toBe("");
  expect(meant(["CNCKG:TUANJIE", "CNCKG:GUOYUAN"], "TUANJIE")).toBe(
    "; did you mean CNCKG:TUANJIE?",
  );
});

test("nothing is made up of what is far or short", () => {
  expect(meant(["suez-shut"], "sues-canal")).toBe("");
  expect(meant(["INL:RAIL", "FAR"], "INL")).toBe("");
  expect(meant(["INL", "FAR"], "XY")).toBe("");
  expect(meant([], "suez-shut")).toBe("");
});

test.each([
  [MODES, "train", "rail"],
  [MODES, "Truck", "road"],
  [MODES, "river", "inlandWaterway"],
  [MODES, "ocean", "sea"],
  [MODES, "airplane", "air"],
  [MODES, "roed", "road"],
  [WEEKDAYS, "wednesday", "wed"],
  [["suez", "panama"], "train", undefined],
  [MODES, "teleport", undefined],
  [MODES, 7, undefined],
])("of %j, %j means %s", (words, found, expected) => {
  expect(meantWord(words, found)).toBe(expected === undefined ? "" : `; did you mean ${expected}?`);
});
