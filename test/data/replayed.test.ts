/** FEATURE: ways over data/chongqing are replayed from its rows by the checker, which shares no code with the planner. */
import { type Cargo, createPlanner, type Place, type Request } from "@lianyun/planner";
import { beforeAll, expect, test } from "vitest";
import { readChongqing } from "../kit/chongqing.ts";
import { checkItinerary, createJudge } from "../oracle/checker.ts";

const BOXES: Cargo = { containers: [{ type: "40HC", count: 2 }], grossKg: 28_000 };
const CARRIERS: Cargo = { ...BOXES, boxOwner: "coc", valueUsd: 240_000 };
const COLD: Cargo = { containers: [{ type: "40HC", count: 1 }], grossKg: 18_000, reefer: true };
const LOOSE: Cargo = { grossKg: 2_000, volumeM3: 8 };
const BATTERIES: Cargo = {
  containers: [{ type: "20GP", count: 1 }],
  grossKg: 12_000,
  dangerousGoods: { un: "UN3480", class: "9" },
};
const JUNE = "2026-06-01T08:00+08:00";
// Two weeks before the Spring Festival: closures, thinned trains, dear lorries.
const FEBRUARY = "2027-01-25T08:00+08:00";
const CHONGQING = { lon: 106.5, lat: 29.5 };
const RHINE = { lon: 6.9, lat: 51.2 };

const CASES: readonly (readonly [Place, Place, Cargo, Partial<Request>])[] = [
  ["CNCKG", "DEDUI", BOXES, {}],
  ["CNCKG", "DEDUI", CARRIERS, { departAfter: FEBRUARY, insuranceRate: 0.003, currency: "EUR" }],
  ["CNCKG", "SGSIN", COLD, { departAfter: FEBRUARY }],
  ["CNCKG", "USLAX", LOOSE, {}],
  ["CNCKG", "DEHAM", BATTERIES, {}],
  [CHONGQING, RHINE, BOXES, { avoid: { presets: ["euSanctions"] } }],
  ["DEDUI", CHONGQING, CARRIERS, { bookedAt: "2026-06-01T08:00+08:00" }],
  ["CNCKG", "VNHAN", COLD, { departAfter: FEBRUARY, maxTransfers: 2 }],
  ["CNCKG", "BRSSZ", BOXES, { via: [{ place: "CNSHA", minStayH: 48 }] }],
];

const network = await readChongqing();
let planner: ReturnType<typeof createPlanner>;
beforeAll(() => {
  planner = createPlanner(network);
});

test.each(CASES.map(([from, to, cargo, more]) => ({ from, to, cargo, more })))(
  "$from to $to, $more",
  { timeout: 60_000 },
  ({ from, to, cargo, more }) => {
    const request: Request = { from, to, cargo, departAfter: JUNE, ...more };
    const front = planner.pareto({ ...request, over: ["cost", "duration", "co2e"] });
    if (front.status !== "complete") throw new Error(JSON.stringify(front));
    const judge = createJudge(network, request);
    for (const itinerary of front.itineraries) checkItinerary(network, request, itinerary, judge);
    expect(front.itineraries.length).toBeGreaterThan(2);
  },
);
