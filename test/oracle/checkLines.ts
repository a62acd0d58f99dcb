/** The money and the emissions of an itinerary: every line from the rows, lines to parts, parts to totals. */
import type { Evidence, Factor, Itinerary, LineKind, Network, Request } from "@lianyun/planner";
import {
  type Charge,
  chargesOfStay,
  insuranceCharges,
  lorryCharges,
  rideCharges,
} from "./charges.ts";
import { minutesOf } from "./clock.ts";
import type { Lorry } from "./doors.ts";
import { type Emissions, handlingEmissions, lorryEmissions, rideEmissions } from "./emissions.ts";
import { centsOf } from "./prices.ts";
import type { Ride } from "./rides.ts";
import { transferOf } from "./rules.ts";
import { same, sameUnits } from "./same.ts";
import { shipmentOf } from "./shipment.ts";

type Measure = "cost" | "co2e";
const UNITS: Readonly<Record<Measure, number>> = { cost: 100, co2e: 1_000 };
type Part = "leg" | "transfer" | "shipment";

/** A line that must be there. */
interface Expected {
  readonly measure: Measure;
  readonly kind: LineKind;
  readonly part: Part;
  readonly index: number;
  /** Cents of the network's currency, or grams. */
  readonly units: number;
  /** The row that makes it. */
  readonly by: Evidence & { readonly id: string; readonly covers?: readonly string[] };
}

/** What an itinerary costs in cents of the network's currency, and emits in grams. */
export interface Totals {
  readonly cost: number;
  readonly co2e: number;
}

/** Throws unless lines, parts and totals are what the rows say, exact to the cent and the gram. */
export function checkLines(
  network: Network,
  request: Request,
  itinerary: Itinerary,
  taken: readonly (Ride | Lorry)[],
): Totals {
  const expected = [
    ...taken.flatMap((ride, index) => legLines(network, request, itinerary, ride, index)),
    ...itinerary.transfers.flatMap((_, index) =>
      transferLines(network, request, itinerary, taken, index),
    ),
    ...costLines(insuranceCharges(network, request), "shipment", 0),
  ];
  const shown = (line: Expected): number =>
    line.measure === "cost" ? toShown(network, request, line.units) : line.units;
  checkEach(itinerary, expected, shown);

  const sum = (lines: readonly Expected[], measure: Measure, unitsOf = shown): number =>
    lines.reduce((units, line) => units + (line.measure === measure ? unitsOf(line) : 0), 0);
  for (const part of ["leg", "transfer"] as const) {
    for (const [index, told] of itinerary[`${part}s`].entries()) {
      const own = expected.filter((line) => line.part === part && line.index === index);
      sameUnits(`${part} ${index} cost`, told.cost, UNITS.cost, sum(own, "cost"));
      sameUnits(`${part} ${index} co2eKg`, told.co2eKg, UNITS.co2e, sum(own, "co2e"));
    }
  }
  sameUnits("cost", itinerary.cost, UNITS.cost, sum(expected, "cost"));
  sameUnits("co2eKg", itinerary.co2eKg, UNITS.co2e, sum(expected, "co2e"));
  const asIs = ({ units }: Expected): number => units;
  return { cost: sum(expected, "cost", asIs), co2e: sum(expected, "co2e", asIs) };
}

function checkEach(
  itinerary: Itinerary,
  expected: readonly Expected[],
  shown: (line: Expected) => number,
): void {
  const keyOf = (line: Omit<Expected, "units" | "by">, rule: string): string =>
    `${line.kind} ${line.measure} of ${line.part} ${line.index} by ${rule}`;
  const byKey = new Map(expected.map((line) => [keyOf(line, line.by.id), line]));
  const told = new Map<string, number>();
  for (const line of itinerary.lines) {
    const key = keyOf(line, line.rule);
    const by = byKey.get(key)?.by;
    if (by === undefined) throw new Error(`${key}: nothing calls for this line`);
    same(`${key}, source`, line.source, by.source);
    same(`${key}, grade`, line.grade, by.grade);
    same(`${key}, covers`, (line.covers ?? []).join(" "), (by.covers ?? []).join(" "));
    const units = Math.round(line.amount * UNITS[line.measure]);
    sameUnits(key, line.amount, UNITS[line.measure], units);
    told.set(key, (told.get(key) ?? 0) + units);
  }
  // A line of nothing may be left out.
  for (const [key, line] of byKey) same(`${key}, in units`, told.get(key) ?? 0, shown(line));
}

/** Cents of the network's currency in the one the request wants to see, each line by itself. */
function toShown(network: Network, { currency }: Request, cents: number): number {
  if (currency === undefined || currency === network.currency) return cents;
  const fx = network.fx.find((row) => row.currency === currency);
  if (fx === undefined) throw new Error(`no rate for ${currency}`);
  return Math.round((cents * fx.units) / fx.worth);
}

const costLines = (charges: readonly Charge[], part: Part, index: number): Expected[] =>
  charges.map(({ kind, cents, by }) => ({ measure: "cost", kind, part, index, units: cents, by }));

const emissionLines = (emissions: Emissions, part: Part, index: number): Expected[] =>
  [...emissions].map(([by, units]) => ({
    measure: "co2e",
    kind: isHub(by) ? "hub" : "moving",
    part,
    index,
    units,
    by,
  }));

const isHub = ({ per }: Factor): boolean => per === "container" || per === "t";

function legLines(
  network: Network,
  request: Request,
  { legs }: Itinerary,
  ride: Ride | Lorry,
  index: number,
): Expected[] {
  const isLorry = "drayage" in ride;
  const charges = isLorry
    ? lorryCharges(network, request, ride)
    : rideCharges(network, request, ride, minutesOf(legs[index]!.departAt));
  if (charges === undefined) throw new Error(`leg ${index}: no price for the cargo`);
  const emissions = isLorry
    ? lorryEmissions(network, ride, request.cargo)
    : rideEmissions(network, ride, request.cargo);
  return [...costLines(charges, "leg", index), ...emissionLines(emissions, "leg", index)];
}

function transferLines(
  network: Network,
  request: Request,
  { transfers }: Itinerary,
  taken: readonly (Ride | Lorry)[],
  index: number,
): Expected[] {
  const step = transfers[index]!;
  // What is done at a door is in the price of its lorry.
  if (step.kind === "door") return [];
  const from = taken[index - 1] ?? "gate";
  const row = transferOf(network, step.at, from, taken[index] ?? "gate");
  if (row === undefined) throw new Error(`transfer ${index}: no row allows it at ${step.at}`);
  const cents = centsOf(network, row, shipmentOf(request.cargo));
  if (cents === undefined) {
    throw new Error(`transfer ${index}: "${row.id}" has no price for the cargo`);
  }
  const wait = minutesOf(step.endAt) - minutesOf(step.startAt);
  const { charges } = chargesOfStay(network, request, { at: step.at, by: from, wait });
  return [
    ...costLines([{ kind: "handling", cents, by: row }, ...charges], "transfer", index),
    ...emissionLines(handlingEmissions(network, row.factor, request.cargo), "transfer", index),
  ];
}
