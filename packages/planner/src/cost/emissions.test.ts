import { expect, test } from "vitest";
import type { Ride } from "../network/rides.ts";
import type { Factor, Link } from "../network/rows.ts";
import { handlingEmission, listEmissions, termGrams } from "./emissions.ts";
import { shipmentOf } from "./shipment.ts";

const evidence = { source: "s", grade: "official" } as const;
const factors = new Map<string, Factor>(
  [
    { id: "rail-cn", per: "tkm", wtwG: 18 } as const,
    { id: "rail-kz", per: "tkm", wtwG: 28 } as const,
    { id: "lane", per: "teuKm", wtwG: 46.9 } as const,
    { id: "air", per: "tkm", wtwG: 608, addKm: 95 } as const,
    { id: "hub", per: "container", wtwG: 11_400 } as const,
    { id: "hub-t", per: "t", wtwG: 1_200 } as const,
  ].map((row) => [row.id, { name: row.id, ...row, ...evidence }]),
);
const link = (distanceKm: number, factor: string): Link => ({
  id: `l${distanceKm}`,
  from: "A",
  to: "B",
  mode: "rail",
  distanceKm,
  onDemand: true,
  factor,
  ...evidence,
});
const ride = (...links: Link[]): Ride => ({
  mode: "rail",
  from: "A",
  to: "B",
  links,
  distanceKm: 0,
  calls: [],
  offsetMinutes: 0,
  rideMinutes: 0,
  cutOffMinutes: 0,
});
const feu = shipmentOf({ containers: [{ type: "40HC", count: 1 }], grossKg: 20_000 });
const grams = (...links: Link[]): number[] =>
  listEmissions(factors, ride(...links)).map((term) => termGrams(term, feu));

test("each country's rails by its own factor, tonne-kilometres without tare", () => {
  expect(grams(link(3_000, "rail-cn"), link(500, "rail-kz"), link(238, "rail-cn"))).toEqual([
    20 * 3_238 * 18,
    20 * 500 * 28,
  ]);
});

test("sea by TEU-kilometre, air with 95 km added once", () => {
  expect(grams(link(19_400, "lane"))).toEqual([Math.round(2 * 19_400 * 46.9)]);
  expect(grams(link(8_055, "air"))).toEqual([20 * 8_150 * 608]);
});

test("handling by container or tonne", () => {
  expect(handlingEmission(factors, "hub", feu).grams).toBe(11_400);
  expect(handlingEmission(factors, "hub-t", feu).grams).toBe(24_000);
});
