/** The money and the emissions of an itinerary: every line from the rows, lines to parts, parts to totals. */
import type { Evidence, Itinerary, Network, Request, Tariff } from "@lianyun/planner";
import type { Ride } from "./rides.ts";
import { centsOf, emissionsOf, hubGrams, shipmentOf, tariffOf, transferOf } from "./rules.ts";
import { same, sameUnits } from "./same.ts";

type Measure = "cost" | "co2e";
const UNITS: Readonly<Record<Measure, number>> = { cost: 100, co2e: 1_000 };

/** A line that must be there. */
interface Expected {
  readonly measure: Measure;
  readonly part: "leg" | "transfer";
  readonly index: number;
  readonly units: number;
  /** The row that makes it. */
  readonly by: Evidence & Pick<Tariff, "id" | "covers">;
}

/** Throws unless lines, parts and totals are what the rows say, exact to the cent and the gram. */
export function checkLines(
  network: Network,
  request: Request,
  itinerary: Itinerary,
  rides: readonly Ride[],
): void {
  const expected = [
    ...rides.flatMap((ride, index) => legLines(network, request, ride, index)),
    ...itinerary.transfers.flatMap(({ at }, index) =>
      transferLines(
        network,
        request,
        at,
        [rides[index - 1] ?? "gate", rides[index] ?? "gate"],
        index,
      ),
    ),
  ];
  const keyOf = (line: Pick<Expected, "measure" | "part" | "index">, rule: string): string =>
    `${line.measure} of ${line.part} ${line.index} by ${rule}`;
  const expectedByKey = new Map(expected.map((line) => [keyOf(line, line.by.id), line]));
  const told = new Map<string, number>();
  for (const line of itinerary.lines) {
    const key = keyOf(line, line.rule);
    const by = expectedByKey.get(key)?.by;
    if (by === undefined) throw new Error(`${key}: nothing calls for this line`);
    same(`${key}, source`, line.source, by.source);
    same(`${key}, grade`, line.grade, by.grade);
    same(`${key}, covers`, (line.covers ?? []).join(" "), (by.covers ?? []).join(" "));
    const units = Math.round(line.amount * UNITS[line.measure]);
    sameUnits(key, line.amount, UNITS[line.measure], units);
    told.set(key, (told.get(key) ?? 0) + units);
  }
  // A line of nothing may be left out.
  for (const [key, { units }] of expectedByKey) same(`${key}, in units`, told.get(key) ?? 0, units);

  const sum = (lines: readonly Expected[], measure: Measure): number =>
    lines.reduce((units, line) => units + (line.measure === measure ? line.units : 0), 0);
  for (const part of ["leg", "transfer"] as const) {
    for (const [index, told] of itinerary[`${part}s`].entries()) {
      const own = expected.filter((line) => line.part === part && line.index === index);
      sameUnits(`${part} ${index} cost`, told.cost, UNITS.cost, sum(own, "cost"));
      sameUnits(`${part} ${index} co2eKg`, told.co2eKg, UNITS.co2e, sum(own, "co2e"));
    }
  }
  sameUnits("cost", itinerary.cost, UNITS.cost, sum(expected, "cost"));
  sameUnits("co2eKg", itinerary.co2eKg, UNITS.co2e, sum(expected, "co2e"));
}

function legLines(network: Network, request: Request, ride: Ride, index: number): Expected[] {
  const shipment = shipmentOf(request.cargo);
  const tariff = tariffOf(network, ride);
  if (tariff === undefined) throw new Error(`leg ${index}: no tariff governs it`);
  const km = ride.links.reduce((sum, link) => sum + link.distanceKm, 0);
  const cents = centsOf(network, tariff, shipment, km);
  if (cents === undefined)
    throw new Error(`leg ${index}: "${tariff.id}" has no price for the cargo`);
  const emissions = [...emissionsOf(network, ride, shipment)].map(
    ([id, units]): Expected => ({
      measure: "co2e",
      part: "leg",
      index,
      units,
      by: factorOf(network, id),
    }),
  );
  return [{ measure: "cost", part: "leg", index, units: cents, by: tariff }, ...emissions];
}

function transferLines(
  network: Network,
  request: Request,
  at: string,
  [from, to]: readonly [Ride | "gate", Ride | "gate"],
  index: number,
): Expected[] {
  const shipment = shipmentOf(request.cargo);
  const row = transferOf(network, at, from, to);
  if (row === undefined) throw new Error(`transfer ${index}: no row allows it at ${at}`);
  const cents = centsOf(network, row, shipment, 0);
  if (cents === undefined)
    throw new Error(`transfer ${index}: "${row.id}" has no price for the cargo`);
  const grams = hubGrams(network, row.factor, shipment);
  return [
    { measure: "cost", part: "transfer", index, units: cents, by: row },
    { measure: "co2e", part: "transfer", index, units: grams, by: factorOf(network, row.factor) },
  ];
}

function factorOf(network: Network, id: string): Expected["by"] {
  const factor = network.factors.find((row) => row.id === id);
  if (factor === undefined) throw new Error(`no factor "${id}"`);
  return factor;
}
