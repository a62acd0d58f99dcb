import { readNetwork } from "@lianyun/node";
import { createPlanner } from "@lianyun/planner";
import { expect, test } from "vitest";
import { groundsOf } from "./grounds.ts";

const TINY = new URL("../../../data/tiny", import.meta.url).pathname;

test("the hours of each leg and of all handling have a row with its evidence, and time its shares", async () => {
  const planner = createPlanner(await readNetwork(TINY));
  const plan = planner.plan({
    from: "INL",
    to: "FAR",
    cargo: { containers: [{ type: "40HC", count: 1 }], grossKg: 14_000 },
    departAfter: "2026-06-01T08:00+08:00",
    minimize: "cost",
  });
  if (plan.status !== "optimal") throw new Error("the example has a way");
  const { itinerary } = plan;
  const { hours, quality } = groundsOf(itinerary, planner.network);
  const sum = (part: string): number =>
    hours.reduce((total, line) => (line.part === part ? total + line.hours : total), 0);
  expect(sum("leg")).toBe(itinerary.legs.reduce((total, { durationH }) => total + durationH, 0));
  expect(sum("transfer")).toBe(
    itinerary.transfers.reduce((total, { handlingH }) => total + handlingH, 0),
  );
  const sources = new Set(planner.network.sources.map(({ id }) => id));
  expect(hours.every(({ source }) => sources.has(source))).toBe(true);
  const shares = Object.values(quality.time ?? {}).reduce((total, share) => total + share, 0);
  expect(shares).toBeCloseTo(1);
});
