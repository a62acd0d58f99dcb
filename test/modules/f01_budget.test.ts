/** FEATURE: a search that runs out of budget says so, with a bound, and what it found is sound. */
import { createPlanner } from "@lianyun/planner";
import { expect, test } from "vitest";
import { networkFromTables } from "../kit/networkFromTables.ts";

// A ladder: at each of 60 rungs cost or time can be saved, which makes 2^60 ways and 61 answers.
const rungs = Array.from(
  { length: 60 },
  (_, i) => `
  | cheap${i} | road | T${i} | T${i + 1} | 2 | 1 |
  | fast${i}  | road | T${i} | T${i + 1} | 1 | ${2 + i} |`,
).join("");
const network = networkFromTables(`
  links
  | id | mode | from | to | durationH | costPerTeu |${rungs}

  transfers
  | at | fromMode | toMode | durationH |
  | *  | road     | road   | 0         |
  | *  | gate     | road   | 0         |
  | *  | road     | gate   | 0         |
`);
const question = {
  from: "T0",
  to: "T60",
  cargo: { containers: [{ type: "20GP", count: 1 }], grossKg: 10_000 },
  departAfter: "2026-03-02T08:00Z",
  over: ["cost", "duration"],
} as const;
const planner = createPlanner(network);

test("labels", () => {
  const full = planner.pareto(question);
  if (full.status !== "complete") throw new Error(full.status);
  expect(full.itineraries).toHaveLength(61);
  const stopped = planner.pareto({ ...question, budget: { labels: 300 } });
  if (stopped.status !== "stopped") throw new Error(stopped.status);
  expect(stopped.itineraries).toEqual(full.itineraries.slice(0, stopped.itineraries.length));
  const missing = full.itineraries.slice(stopped.itineraries.length);
  expect(missing.every(({ cost }) => cost >= stopped.bound)).toBe(true);
  expect(missing.length).toBeGreaterThan(0);
});

test("time, by the clock that is passed in", () => {
  let ticks = 0;
  const stopped = planner.pareto({ ...question, budget: { timeMs: 5, now: () => 10 * ticks++ } });
  expect(stopped.status).toBe("stopped");
});

test("resolution: exact on hours of ten", () => {
  const front = planner.pareto({ ...question, resolution: { duration: 10 } });
  if (front.status !== "complete") throw new Error(front.status);
  // 120, 119..110, …, 69..60 h: the cheapest of each ten.
  const tens = front.itineraries.map(({ durationH }) => Math.floor(durationH / 10));
  expect(tens).toEqual([12, 11, 10, 9, 8, 7, 6]);
});
