/** FEATURE: a way may cost so much at most, and be there so late. */
import { expect, test } from "vitest";
import { frontText, liftText, planText, reasonText } from "../kit/ask.ts";
import { networkFromTables } from "../kit/networkFromTables.ts";

const network = networkFromTables(`
  links
  | id   | mode | from | to  | durationH | costPerTeu |
  | rail | rail | CKG  | HAN | 100       | 500        |
  | road | road | CKG  | HAN | 50        | 900        |
  | fly  | air  | CKG  | HAN | 5         | 9000.01    |
`);
const ENDS = { from: "CKG", to: "HAN" };

test.each([
  { maxCost: 9_000.01, expected: "air fly" },
  { maxCost: 9_000, expected: "road road" },
  { maxCost: 900, expected: "road road" },
  { maxCost: 899.99, expected: "rail rail" },
  { maxCost: 500, expected: "rail rail" },
  { maxCost: 499.99, expected: "too_expensive" },
  { maxCost: 0, expected: "too_expensive" },
])("the fastest for at most $maxCost", ({ maxCost, expected }) => {
  expect(planText(network, { ...ENDS, maxCost, minimize: "duration" })).toContain(expected);
});

test("the front holds what is within the limits", () => {
  const front = frontText(network, { ...ENDS, maxCost: 900, arriveBefore: "2026-03-06T12:00Z" });
  expect(front.map((text) => /\[.*\]/.exec(text)?.[0])).toEqual([
    "[4d 4h 500 0kg]",
    "[2d 2h 900 0kg]",
  ]);
});

test.each([
  // Either would do: four days more for the train, or 300 more for the lorry.
  {
    question: { maxCost: 600, arriveBefore: "2026-03-05T00:00Z" },
    expected: ["deadline_too_early: optimal", "too_expensive: optimal"],
  },
  // No lorry is there in a day, and a plane costs more than 900: a later deadline or more money.
  {
    question: { maxCost: 900, arriveBefore: "2026-03-03T00:00Z" },
    expected: ["deadline_too_early: optimal", "too_expensive: optimal"],
  },
  // Sooner than anything and cheaper than anything.
  {
    question: { maxCost: 100, arriveBefore: "2026-03-02T12:59Z" },
    expected: ["deadline_too_early + too_expensive: optimal"],
  },
  // The train costs 500 and takes four days, a plane would be there in time for more: two pairs of limits.
  {
    question: {
      modes: ["rail", "road"],
      maxCost: 400,
      arriveBefore: "2026-03-03T00:00Z",
    },
    expected: [
      "deadline_too_early + too_expensive: optimal",
      "modes_exclude + too_expensive: optimal",
    ],
  },
  // No ship, nothing that cheap, nothing that fast: only all three together.
  {
    question: { modes: ["sea"], maxCost: 100, arriveBefore: "2026-03-02T12:59Z" },
    expected: ["deadline_too_early + modes_exclude + too_expensive: optimal"],
  },
] as const)("$question", ({ question, expected }) => {
  expect(liftText(network, { ...ENDS, ...question }).sort()).toEqual(expected);
});

test("every pair of limits that stands in the way is told, with what is least without the other", () => {
  const question = {
    modes: ["rail", "road"],
    maxCost: 400,
    arriveBefore: "2026-03-03T00:00Z",
  } as const;
  expect(reasonText(network, { ...ENDS, ...question }).split("\n")).toEqual([
    "cannot be available by 2026-03-03T00:00Z; the earliest without the other limit is 2026-03-04T10:00+00:00",
    "and at the same time: no way costs 400 USD or less; the cheapest without the other limit costs 500 USD",
    "or instead: not possible with rail, road alone; a way exists by air",
    "and at the same time: no way costs 400 USD or less; the cheapest without the other limit costs 9000.01 USD",
  ]);
});

test("of three limits none alone helps: each is told without the other two", () => {
  const question = { modes: ["sea"], maxCost: 100, arriveBefore: "2026-03-02T12:59Z" } as const;
  expect(reasonText(network, { ...ENDS, ...question })).toContain(
    "the earliest without the other limits is 2026-03-02T13:00+00:00",
  );
});
