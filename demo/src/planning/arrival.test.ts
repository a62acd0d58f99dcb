import { readNetwork } from "@lianyun/node";
import { createPlanner, type Itinerary, type ParetoRequest, type Planner } from "@lianyun/planner";
import { beforeAll, expect, test } from "vitest";
import { arrivalOf } from "./arrival.ts";

const REQUEST: ParetoRequest = {
  from: "CNCKG",
  to: "DEDUI",
  cargo: { containers: [{ type: "40HC", count: 2 }], grossKg: 28_000 },
  departAfter: "2026-06-01T08:00+08:00",
  over: ["cost", "duration", "co2e"],
  resolution: { cost: 20, duration: 6, co2e: 50 },
};
let planner: Planner;
let ways: readonly Itinerary[];
beforeAll(async () => {
  planner = createPlanner(
    await readNetwork(new URL("../../../data/chongqing", import.meta.url).pathname),
  );
  const front = planner.pareto(REQUEST);
  if (front.status !== "complete") throw new Error(front.status);
  ways = front.itineraries;
});

test("every way of an answer has its range, in order and by the clock at the destination", () => {
  for (const way of ways) {
    const {
      p10 = "",
      p50 = "",
      p90 = "",
      legs = 0,
      known,
    } = arrivalOf(way, REQUEST, planner) ?? {};
    const instants = [p10, p50, p90].map(Date.parse);
    expect(instants).toEqual([...instants].sort((a, b) => a - b));
    expect(p50).toMatch(/\+0[12]:00$/);
    expect(legs).toBe(way.legs.length);
    expect(known).toBeLessThanOrEqual(legs);
  }
});

test("the same way is told the same again", () => {
  const [way] = ways as readonly [Itinerary];
  expect(arrivalOf(way, REQUEST, planner)).toEqual(arrivalOf(way, REQUEST, planner));
});

test("where the data knows no delay, no leg is counted as known", async () => {
  const { delays: _, ...network } = planner.network;
  const bare = createPlanner({ ...network, delays: [] });
  const [way] = ways as readonly [Itinerary];
  expect(arrivalOf(way, REQUEST, bare)?.known).toBe(0);
});
