import { expect, test } from "vitest";
import { makeItinerary } from "../testing/itinerary.ts";
import { byKind, stepsOf, sumParts, total } from "./buildUp.ts";

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
      measure: "cost",
      kind: "surcharge",
      part: "leg",
      index: 1,
      amount: 0,
      rule: "q",
      source: "s",
      grade: "derived",
    },
    {
      measure: "cost",
      kind: "insurance",
      part: "shipment",
      index: 0,
      amount: 7,
      rule: "i",
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

const STEPS = stepsOf(ITINERARY);

test("the hours come in order; a plain call is part of the movement, a border stop is not", () => {
  expect(STEPS.map(({ part, index, hours }) => [`${part} ${index}`, ...hours])).toEqual([
    [
      "transfer 0",
      { kind: "handling", amount: 3 },
      { kind: "waiting", amount: 20 },
      { kind: "cutOff", amount: 12 },
    ],
    [
      "leg 0",
      { kind: "moving", mode: "rail", amount: 40 },
      { kind: "stop", amount: 20 },
      { kind: "moving", mode: "rail", amount: 40 },
    ],
    ["transfer 1", { kind: "handling", amount: 4 }],
    ["leg 1", { kind: "moving", mode: "road", amount: 8 }],
    ["transfer 2", { kind: "handling", amount: 1 }],
    ["shipment 0"],
  ]);
});

test("hours by kind add up to the itinerary", () => {
  const hours = STEPS.flatMap((step) => step.hours);
  expect(byKind(hours)).toEqual({ moving: 88, waiting: 20, cutOff: 12, handling: 8, stop: 20 });
  expect(total(hours)).toBe(ITINERARY.durationH);
  expect(sumParts(hours).filter(({ kind }) => kind === "moving")).toEqual([
    { kind: "moving", mode: "rail", amount: 80 },
    { kind: "moving", mode: "road", amount: 8 },
  ]);
});

test("money stands where it is paid; nothing of zero is told", () => {
  expect(STEPS.map(({ costs }) => costs)).toEqual([
    [{ kind: "handling", amount: 10 }],
    [{ kind: "lineHaul", mode: "rail", amount: 60 }],
    [],
    [{ kind: "lineHaul", mode: "road", amount: 30 }],
    [],
    [{ kind: "insurance", amount: 7 }],
  ]);
});

test("handling where the gauge changes is a cost of the border", () => {
  const transfers = ITINERARY.transfers.map((step) => ({ ...step, kind: "gaugeChange" as const }));
  expect(stepsOf({ ...ITINERARY, transfers })[0]?.costs).toEqual([{ kind: "border", amount: 10 }]);
});
