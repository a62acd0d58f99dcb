/** FEATURE: a search can be ended from outside, by bytes, and done in parts; a way found so far comes with it. */
import { createPlanner } from "@lianyun/planner";
import { expect, test } from "vitest";
import { createDraw } from "../kit/draw.ts";
import { networkFromTables } from "../kit/networkFromTables.ts";

// 60 diamonds whose savings of money, time and CO2e fit no common measure: nearly every one of the 2^60 ways is on the front.
const draw = createDraw(60);
const diamonds = Array.from({ length: 60 }, (_, i) => {
  const [saved, hours] = [draw.int(1_000, 9_999) / 100, draw.int(100, 999) / 100];
  return `
  | cheap${i} | road | T${i} | T${i + 1} | ${(1 + hours).toFixed(2)} | 1 | ${1 + draw.int(0, 99)} |
  | fast${i}  | road | T${i} | T${i + 1} | 1 | ${(1 + saved).toFixed(2)} | ${1 + draw.int(0, 99)} |`;
}).join("");
const network = networkFromTables(`
  links
  | id | mode | from | to | durationH | costPerTeu | co2eKgPerTeu |${diamonds}

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
  over: ["cost", "duration", "co2e"],
} as const;
const planner = createPlanner(network);

test.each([1_000, 30_000])("%i labels stop within a fifth of the budget", (labels) => {
  const front = planner.pareto({ ...question, budget: { labels } });
  expect(front.status).toBe("stopped");
  expect(front.stats.labels).toBeGreaterThanOrEqual(labels);
  expect(front.stats.labels).toBeLessThanOrEqual(1.2 * labels);
});

test("bytes of the partial ways", () => {
  const front = planner.pareto({ ...question, budget: { bytes: 1_000_000 } });
  expect(front.status).toBe("stopped");
  // 48 bytes each: 20,833, and what the last step and the way so far make.
  expect(front.stats.labels).toBeGreaterThan(20_833);
  expect(front.stats.labels).toBeLessThan(21_200);
});

test("a flag that another thread can set ends it within 1,024 partial ways", async () => {
  const abort = new Int32Array(new SharedArrayBuffer(4));
  const at: number[] = [];
  let parts = 0;
  const front = await planner.paretoInParts(
    { ...question, budget: { abort } },
    {
      every: 5_000,
      pause: async () => {
        parts += 1;
        if (parts === 3) Atomics.store(abort, 0, 1);
        at.push(parts);
      },
    },
  );
  expect(front.status).toBe("stopped");
  expect(at).toHaveLength(3);
  expect(front.stats.extracted).toBeGreaterThanOrEqual(15_000);
  expect(front.stats.extracted).toBeLessThanOrEqual(15_000 + 1_024);
});

test("a plan that is stopped carries a real way, and no way is better than its bound", () => {
  const { over: _, ...request } = question;
  for (const minimize of ["cost", { cost: 1, duration: 50 }] as const) {
    const stopped = planner.plan({ ...request, minimize, budget: { labels: 50 } });
    if (stopped.status !== "stopped") throw new Error(stopped.status);
    expect(stopped.itinerary?.legs).toHaveLength(60);
    expect(stopped.itinerary?.cost).toBeGreaterThanOrEqual(stopped.bound);
  }
});

test("in parts or at one go: the same answer", async () => {
  const small = { ...question, to: "T9" };
  let pauses = 0;
  const pause = async (): Promise<void> => {
    pauses += 1;
  };
  const front = await planner.paretoInParts(small, { every: 10, pause });
  expect(front).toEqual(planner.pareto(small));
  expect(pauses).toBeGreaterThan(5);
  const { over: _, ...request } = small;
  const plan = { ...request, minimize: "cost" } as const;
  expect(await planner.planInParts(plan, { every: 1, pause })).toEqual(planner.plan(plan));
});

test("the way that a stopped plan carries keeps to the changes allowed", () => {
  const { over: _, ...request } = question;
  const asked = { ...request, minimize: "cost", budget: { labels: 50 } } as const;
  const stopped = planner.plan({ ...asked, maxTransfers: 59 });
  if (stopped.status !== "stopped") throw new Error(stopped.status);
  expect(stopped.itinerary?.legs).toHaveLength(60);
});
