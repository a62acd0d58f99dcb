import { expect, test } from "vitest";
import { makeItinerary } from "../testing/itinerary.ts";
import { QUESTION } from "../testing/question.ts";
import { cell, csvOf } from "./csv.ts";
import { createResults } from "./results.ts";

test("a row an option, and as many cells as the head has", () => {
  const rail = { mode: "rail", from: "A", to: "B", hours: 10 } as const;
  const itineraries = [
    makeItinerary({ legs: [{ ...rail, mode: "air", hours: 2 }] }),
    makeItinerary({ legs: [rail] }),
  ];
  const found = {
    status: "found",
    currency: "USD",
    itineraries,
    shapes: [],
    stats: { labels: 1, extracted: 1 },
    elapsedMs: 1,
  } as const;
  const [head = "", ...rows] = csvOf(createResults(found, QUESTION)).trimEnd().split("\r\n");
  expect(head).toMatch(/^option,way,currency,cost,durationH,co2eKg,/);
  expect(rows.map((row) => row.split(",").length)).toEqual(
    [22, 22].map(() => head.split(",").length),
  );
  expect(rows.map((row) => row.split(",").slice(0, 2))).toEqual([
    ["A", "A > air B"],
    ["B", "A > rail B"],
  ]);
});

test("no cell is a formula or breaks the table", () => {
  expect(cell('=HYPERLINK("x")')).toBe(`"'=HYPERLINK(""x"")"`);
  expect(cell("a,b")).toBe('"a,b"');
  expect(cell(-5)).toBe("-5");
});
