import { expect, test } from "vitest";
import type { Found } from "../planning/answer.ts";
import { makeItinerary } from "../testing/itinerary.ts";
import { QUESTION } from "../testing/question.ts";
import { createResults, isAsWithout } from "./results.ts";

const itineraries = [30, 20].map((cost) =>
  makeItinerary({ legs: [{ mode: "rail", from: "A", to: "B", hours: 200 / cost, cost }] }),
);
const found: Found = {
  status: "found",
  currency: "USD",
  itineraries,
  shapes: [],
  stats: { labels: 1, extracted: 1 },
  elapsedMs: 1,
};
const scenario = { id: "what-if", modifications: [] };

test("a scenario changes nothing only if every option is as without it, in whatever order", () => {
  const isIdle = (more: Partial<Found>) =>
    isAsWithout(createResults({ ...found, ...more }, QUESTION));
  const without = [...itineraries].reverse();
  expect(isIdle({ supposed: { scenario }, without })).toBe(true);
  expect(isIdle({ supposed: { scenario }, without: without.slice(1) })).toBe(false);
  expect(isIdle({ supposed: {}, without })).toBe(false);
});
