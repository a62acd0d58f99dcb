import type { Itinerary } from "@lianyun/planner";
import { expect, test } from "vitest";
import { makeItinerary } from "../testing/itinerary.ts";
import { QUESTION } from "../testing/question.ts";
import { cell, csvOf } from "./csv.ts";
import type { Question } from "./question.ts";
import { createResults } from "./results.ts";

const rail = { mode: "rail", from: "A", to: "B", hours: 10 } as const;
const ITINERARIES = [
  makeItinerary({ legs: [{ ...rail, mode: "air", hours: 2 }] }),
  makeItinerary({ legs: [rail] }),
];

/** The head and the rows, cell by cell. */
function tableOf(itineraries: readonly Itinerary[], question: Question): readonly string[][] {
  const found = {
    status: "found",
    currency: "USD",
    itineraries,
    shapes: [],
    stats: { labels: 1, extracted: 1 },
    elapsedMs: 1,
  } as const;
  const lines = csvOf(createResults(found, question)).trimEnd().split("\r\n");
  return lines.map((line) => line.split(","));
}

test("a row an option, and as many cells as the head has", () => {
  const [head = [], ...rows] = tableOf(ITINERARIES, QUESTION);
  expect(head.join()).toMatch(/^option,way,currency,cost,durationH,co2eKg,/);
  expect(rows.map((row) => row.length)).toEqual([head.length, head.length]);
  expect(rows.map((row) => row.slice(0, 2))).toEqual([
    ["A", "A > air B"],
    ["B", "A > rail B"],
  ]);
});

test("a row says under which switches it holds, and for which modes they have no rate", () => {
  const lastTwo = (question: Question, ...notices: Itinerary["notices"]) =>
    tableOf([{ ...(ITINERARIES[1] as Itinerary), notices }], question).map((row) => row.slice(-2));
  const head = ["scenario", "calmRates"];
  expect(lastTwo(QUESTION)).toEqual([head, ["base", ""]]);
  const scenarios = ["suez-shut", "rates-2024"];
  const calm = { code: "calm_rate", part: "leg", index: 0, rule: "t", message: "" } as const;
  expect(lastTwo({ ...QUESTION, scenarios }, calm)).toEqual([
    head,
    ["suez-shut rates-2024", "rail"],
  ]);
});

test("no cell is a formula or breaks the table", () => {
  expect(cell('=HYPERLINK("x")')).toBe(`"'=HYPERLINK(""x"")"`);
  expect(cell("a,b")).toBe('"a,b"');
  expect(cell(-5)).toBe("-5");
});
