/**
 * FEATURE: draws and the plan: with nothing late and headways waited for as asked, a draw is the plan, byte for byte, whatever
 * the way, its stays, doors, closed days, charges, currency; and an outlook counts what its draws tell.
 */
import { type Delay, type Itinerary, MODES, type Network, type Replay } from "@lianyun/planner";
import { expect } from "vitest";
import { createDraw } from "../kit/draw.ts";
import { frontFrom, law, plannerOf } from "./law.ts";

/** That a draw is the plan, to the last byte. */
function expectPlan(way: Itinerary, drawn: Replay): void {
  if (drawn.status !== "complete") throw new Error(`expected a way, found ${drawn.status}`);
  const { missed, itinerary } = drawn;
  expect(JSON.stringify([missed, itinerary])).toBe(JSON.stringify([[], way]));
}

const hasService = (front: readonly Itinerary[]): boolean =>
  front.some(({ legs }) => legs.some(({ service }) => service !== undefined));

law(
  "draw 0 of any way on the front is that way, and so is any draw where nothing can be late",
  {},
  ({ network, request }, seed) => {
    const planner = plannerOf(network);
    const asked = { ...request, minimize: "cost" } as const;
    const front = frontFrom(planner, request);
    for (const [index, way] of front.entries()) {
      expectPlan(way, planner.replay({ ...asked, way, draw: 0 }));
      // A draw of waits asked for takes its turn among the ways.
      if (index !== seed % front.length) continue;
      const draw = 1 + (seed % 1_000);
      expectPlan(way, planner.replay({ ...asked, way, draw, drawWaits: false }));
    }
    return { answers: front.length, isTelling: hasService(front) };
  },
);

/** The network with spreads for every mode and every terminal, some of them wide enough to miss a week. */
function withDelays(network: Network, seed: number): Network {
  const draw = createDraw(seed);
  const spread = (id: string): Omit<Delay, "mode" | "terminal"> => ({
    id,
    p10H: draw.pick([0, -1, -7.5, -50]),
    p50H: 0,
    p90H: draw.pick([0, 3, 30, 300]),
    ...(draw.chance(0.5) ? { p99H: 900 } : {}),
    source: "test",
    grade: "official",
  });
  const delays: Delay[] = [
    ...MODES.map((mode) => ({ ...spread(mode), mode })),
    ...network.terminals.map(({ id }) => ({ ...spread(`at-${id}`), terminal: id })),
  ];
  return { ...network, delays };
}

law(
  "an outlook tells the least, the middle and the greatest of its five draws, as each is told in full",
  {},
  ({ network, request }, seed) => {
    const planner = plannerOf(withDelays(network, seed));
    const asked = { ...request, minimize: { cost: 1, duration: 1 }, draws: 5 } as const;
    const outlook = planner.outlook(asked);
    if (outlook.status !== "complete") return { answers: 0, isTelling: false };
    const way = outlook.itinerary;
    const told = [1, 2, 3, 4, 5].map((draw) => planner.replay({ ...asked, way, draw }));
    const arrived = told.flatMap((draw) =>
      draw.status === "complete" && draw.itinerary !== undefined ? [draw.itinerary] : [],
    );
    expect(outlook.arrives).toBe(arrived.length / 5);
    const sorted = (figures: readonly number[]): number[] => [...figures].sort((a, b) => a - b);
    for (const figure of ["durationH", "cost"] as const) {
      const values = sorted(arrived.map((itinerary) => itinerary[figure]));
      const { p10, p50, p90 } = outlook[figure];
      expect([p10, p50, p90], figure).toEqual([values[0], values[2], values[4]]);
    }
    const missed = told.map((draw) => (draw.status === "complete" ? draw.missed : []));
    for (const { index, leaves, missed: share = 0 } of outlook.connections)
      if (leaves === "timetable")
        expect(share).toBe(missed.filter((legs) => legs.includes(index)).length / 5);
    for (const { lines, cost, transfers, durationH } of arrived) {
      const amounts = lines.filter(({ measure }) => measure === "cost");
      expect(amounts.reduce((sum, { amount }) => sum + Math.round(100 * amount), 0)).toBe(
        Math.round(100 * cost),
      );
      expect(durationH).toBeGreaterThanOrEqual(0);
      for (const { handlingH } of transfers) expect(handlingH).toBeGreaterThanOrEqual(0);
    }
    const isTelling = new Set(arrived.map(({ durationH }) => durationH)).size > 1;
    return { answers: arrived.length, isTelling };
  },
);
