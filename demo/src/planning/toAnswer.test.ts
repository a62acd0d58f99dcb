import type { ItineraryGeoJSON } from "@lianyun/planner";
import { expect, test } from "vitest";
import { makeItinerary } from "../testing/itinerary.ts";
import { toAnswer } from "./toAnswer.ts";

const HEAD = {
  currency: "USD",
  engine: "test",
  network: { name: "test", version: "1.0.0" },
  networkHash: "",
  request: {
    from: "A",
    to: "B",
    cargo: { containers: [{ type: "40HC", count: 1 }], grossKg: 1 },
    departAfter: "2026-06-01T00:00Z",
  },
  stats: { labels: 1, extracted: 1 },
} as const;
const STOPPED = { status: "stopped", bound: 4_000, criterion: "cost", ...HEAD } as const;
const RAIL = makeItinerary({ legs: [{ mode: "rail", from: "A", to: "B", hours: 10, cost: 10 }] });
const draw = (): ItineraryGeoJSON => ({ type: "FeatureCollection", features: [] });

test("a search that stopped before it found a way is not an answer with no ways", () => {
  expect(toAnswer({ ...STOPPED, itineraries: [] }, draw, 1)).toEqual({
    status: "stopped",
    bound: 4_000,
  });
});

test("a search that stopped later gives what it found, with its bound", () => {
  expect(toAnswer({ ...STOPPED, itineraries: [RAIL] }, draw, 1)).toMatchObject({
    status: "found",
    bound: 4_000,
    itineraries: [RAIL],
    shapes: [draw()],
  });
});

test("a complete answer has no bound", () => {
  const answer = toAnswer({ status: "complete", itineraries: [RAIL], ...HEAD }, draw, 1);
  expect(answer.status).toBe("found");
  expect(answer).not.toHaveProperty("bound");
});
