import { expect, test } from "vitest";
import type { Ride } from "../network/rides.ts";
import type { Call, Factor, Link, Service } from "../network/rows.ts";
import {
  drayageTerm,
  emissionsOf,
  handlingEmission,
  listEmissions,
  termGrams,
} from "./emissions.ts";
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
    { id: "cold", per: "tkm", wtwG: 18, reeferWtwG: 25 } as const,
    { id: "hub-cold", per: "container", wtwG: 11_400, reeferWtwG: 13_400, looseWtwG: 900 } as const,
    { id: "lorry", per: "tkm", wtwG: 100, addKm: 5 } as const,
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

const loose = shipmentOf({ grossKg: 5_000 });
const cold = shipmentOf({
  containers: [{ type: "20GP", count: 2 }],
  grossKg: 20_000,
  reefer: true,
});

test("loose cargo is handled by the tonne, for nothing where the factor knows boxes alone", () => {
  expect(handlingEmission(factors, "hub", loose).grams).toBe(0);
  expect(handlingEmission(factors, "hub-cold", loose).grams).toBe(4_500);
  expect(handlingEmission(factors, "hub-t", loose).grams).toBe(6_000);
});

test("refrigerated cargo has an intensity of its own where the factor knows one", () => {
  expect(handlingEmission(factors, "hub-cold", cold).grams).toBe(26_800);
  expect(handlingEmission(factors, "hub-cold", feu).grams).toBe(11_400);
  expect(handlingEmission(factors, "hub", cold).grams).toBe(22_800);
  const [term] = listEmissions(factors, ride(link(100, "cold")));
  expect(term && termGrams(term, cold)).toBe(20 * 100 * 25);
  expect(term && termGrams(term, feu)).toBe(20 * 100 * 18);
});

test("the service's factor goes before those of its links", () => {
  const service = { id: "s", factor: "rail-kz" } as Service;
  const moved = { ...ride(link(100, "rail-cn"), link(50, "rail-cn")), service };
  expect(listEmissions(factors, moved)).toEqual([{ factor: factors.get("rail-kz"), km: 150 }]);
});

test("steps are handled at the calls between loading and discharge", () => {
  const call = (seq: number, factor?: string): Call => ({
    service: "s",
    seq,
    terminal: `T${seq}`,
    load: true,
    discharge: true,
    ...(factor === undefined ? {} : { factor }),
  });
  const calls = [call(1, "hub"), call(2), call(3, "hub-t"), call(4, "hub")];
  expect(listEmissions(factors, { ...ride(), calls })).toEqual([{ factor: factors.get("hub-t") }]);
  expect(termGrams({ factor: factors.get("hub-t") as Factor }, feu)).toBe(24_000);
});

test("of a list of rides each has its own terms, handling without kilometres among them, and their sum", () => {
  const calls = [1, 2, 3].map((seq) => ({ seq, terminal: "T", factor: "hub-t" }) as Call);
  const rides = [
    { ...ride(link(100, "rail-cn"), link(50.5, "lane")), calls },
    ride(),
    ride(link(10, "air")),
  ];
  const emissions = emissionsOf(factors, rides);
  const terms = rides.map((one) => listEmissions(factors, one));
  expect(rides.map((_, index) => emissions.termsOf(index))).toEqual(terms);
  expect(terms.map(({ length }) => length)).toEqual([3, 0, 1]);
  expect(rides.map((_, index) => emissions.gramsOf(index, feu))).toEqual(
    terms.map((own) => own.reduce((sum, term) => sum + termGrams(term, feu), 0)),
  );
});

test("a ride of a kilometre is moved, not handled", () => {
  const emissions = emissionsOf(factors, [ride(link(1, "rail-cn"))]);
  expect(emissions.termsOf(0)).toEqual([{ factor: factors.get("rail-cn"), km: 1 }]);
  expect(emissions.gramsOf(0, feu)).toBe(20 * 18);
});

test("a ride that is not of the list is a fault of whoever asks", () => {
  const emissions = emissionsOf(factors, [ride(link(1, "rail-cn"))]);
  expect(() => emissions.termsOf(1)).toThrow("invariant: no ride 1");
  expect(() => emissions.termsOf(-1)).toThrow("invariant: no ride -1");
});

test("a lorry to a door: the road's kilometres, and the factor's own", () => {
  const term = drayageTerm(factors, "lorry", 40);
  expect(term).toEqual({ factor: factors.get("lorry"), km: 45 });
  expect(drayageTerm(factors, "rail-cn", 40).km).toBe(40);
});

test("a factor that no table has is a fault of the check before", () => {
  expect(() => handlingEmission(factors, "none", feu)).toThrow(
    "invariant: factor none was not checked",
  );
});
