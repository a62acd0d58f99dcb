import { expect, test } from "vitest";
import { makeItinerary } from "../testing/itinerary.ts";
import { costParts, estimateShare, movingByMode, timeBlocks, timeTotals } from "./buildUp.ts";

const ITINERARY = makeItinerary({
  legs: [
    {
      mode: "rail",
      from: "A",
      to: "B",
      hours: 100,
      cost: 60,
      calls: [
        { terminal: "X", atH: 10, dwellH: 5 },
        { terminal: "Y", step: "border", atH: 40, dwellH: 20 },
      ],
    },
    { mode: "road", from: "B", to: "C", hours: 8, cost: 30 },
  ],
  transfers: [
    { handlingH: 3, waitH: 20, cutOffH: 12, cost: 5 },
    { handlingH: 4, cost: 5 },
    { handlingH: 1 },
  ],
  lines: [
    {
      measure: "cost",
      kind: "freight",
      part: "leg",
      index: 0,
      amount: 60,
      rule: "t1",
      source: "s",
      grade: "carrier",
    },
    {
      measure: "cost",
      kind: "freight",
      part: "leg",
      index: 1,
      amount: 30,
      rule: "t2",
      source: "s",
      grade: "estimate",
    },
    {
      measure: "cost",
      kind: "handling",
      part: "transfer",
      index: 0,
      amount: 10,
      rule: "h",
      source: "s",
      grade: "derived",
    },
    {
      measure: "co2e",
      kind: "moving",
      part: "leg",
      index: 0,
      amount: 99,
      rule: "f",
      source: "s",
      grade: "estimate",
    },
  ],
});

test("the hours come in order; a plain call is part of the movement, a border stop is not", () => {
  expect(timeBlocks(ITINERARY)).toEqual([
    { kind: "handling", hours: 3 },
    { kind: "waiting", hours: 20 },
    { kind: "cutOff", hours: 12 },
    { kind: "moving", mode: "rail", hours: 40 },
    { kind: "stop", hours: 20 },
    { kind: "moving", mode: "rail", hours: 40 },
    { kind: "handling", hours: 4 },
    { kind: "moving", mode: "road", hours: 8 },
    { kind: "handling", hours: 1 },
  ]);
});

test("hours by kind add up to the itinerary", () => {
  const totals = timeTotals(timeBlocks(ITINERARY));
  expect(totals).toEqual({ moving: 88, waiting: 20, cutOff: 12, handling: 8, stop: 20 });
  expect(Object.values(totals).reduce((sum, hours) => sum + hours, 0)).toBe(ITINERARY.durationH);
  expect([...movingByMode(timeBlocks(ITINERARY))]).toEqual([
    ["rail", 80],
    ["road", 8],
  ]);
});

test("money by part adds up to the cost", () => {
  expect(costParts(ITINERARY)).toEqual([
    { what: "rail", amount: 60 },
    { what: "road", amount: 30 },
    { what: "handling", amount: 10 },
  ]);
});

test("only cost lines graded estimate count as estimates; a free way has none", () => {
  expect(estimateShare(ITINERARY)).toBe(0.3);
  expect(estimateShare(makeItinerary({ legs: [] }))).toBe(0);
});
