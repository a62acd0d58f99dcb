/** The money of an itinerary, line by line: what a leg costs, what lying at a terminal costs, what insurance costs. */
import type { BoxHire, Evidence, LineKind, Network, Request, Storage } from "@lianyun/planner";
import type { Lorry } from "./doors.ts";
import { placeRank } from "./places.ts";
import { breaksOf, centsOf, toCents } from "./prices.ts";
import { minutesOfHours, type Ride } from "./rides.ts";
import { surchargesOf, tariffOf } from "./rules.ts";
import { type Shipment, shipmentOf } from "./shipment.ts";

const MINUTES_PER_DAY = 1_440;

/** A cost line and the row that asks it. */
export interface Charge {
  readonly kind: LineKind;
  readonly cents: number;
  readonly by: Evidence & { readonly id: string; readonly covers?: readonly string[] };
}

/** What a ride costs that departs then, or undefined where it has no price for the cargo. */
export function rideCharges(
  network: Network,
  { cargo }: Request,
  ride: Ride,
  departAt: number,
): Charge[] | undefined {
  const shipment = shipmentOf(cargo);
  const tariff = tariffOf(network, ride, departAt);
  if (tariff === undefined) return undefined;
  const km = ride.links.reduce((sum, link) => sum + link.distanceKm, 0);
  const freight = centsOf(network, tariff, shipment, { km, breaks: breaksOf(network, tariff) });
  if (freight === undefined) return undefined;
  const charges: Charge[] = [{ kind: "freight", cents: freight, by: tariff }];
  for (const row of surchargesOf(network, ride, { cargo, tariff, departAt })) {
    const cents =
      row.percent === undefined
        ? centsOf(network, { ...row, currency: row.currency! }, shipment)
        : Math.round((freight * row.percent) / 100);
    if (cents === undefined) return undefined;
    charges.push({ kind: "surcharge", cents, by: row });
  }
  const hire = hireRowsOf(network, ride);
  if (cargo.boxOwner === "coc" && !shipment.isLoose && hire[0] !== undefined) {
    const once = hire.reduce((sum, row) => sum + perBox(row.perTeu, row.perFeu, shipment), 0);
    const cents = toCents(network, once, hire[0].currency);
    charges.push({ kind: "boxHire", cents, by: hire[0] });
  }
  return charges;
}

/** What the lorry of a door costs. */
export function lorryCharges(
  network: Network,
  { cargo }: Request,
  { drayage, km }: Lorry,
): Charge[] | undefined {
  const cents = centsOf(network, drayage, shipmentOf(cargo), { km });
  return cents === undefined ? undefined : [{ kind: "drayage", cents, by: drayage }];
}

/** What boxes pay: a 40' without a rate of its own pays twice that of a 20'. */
const perBox = (
  perTeu: number | undefined,
  perFeu: number | undefined,
  { n20, n40 }: Shipment,
): number => n20 * (perTeu ?? 0) + n40 * (perFeu ?? 2 * (perTeu ?? 0));

/** What lying at a terminal costs. */
export interface Stay {
  readonly charges: readonly Charge[];
  /** A row that should have charged for storage and has no price for the cargo. */
  readonly unpriced?: Storage;
}

/** What cargo pays that came by `by` and left, or was released, `wait` minutes after. A door's lorry stays for nothing. */
export function chargesOfStay(
  network: Network,
  { cargo }: Request,
  { at, by, wait }: { at: string; by: Ride | Lorry | "gate"; wait: number },
): Stay {
  if (by === "gate" || "drayage" in by) return { charges: [] };
  const shipment = shipmentOf(cargo);
  const charges: Charge[] = [];
  const sets = storageSets(network, at, by);
  const rows = sets.find((set) => set.every((row) => storageRate(row, shipment) !== undefined));
  if (rows !== undefined) {
    const days = startedDays(wait - minutesOfHours(rows[0]!.freeH));
    charges.push(
      ...dayCharge(network, "storage", rows, days, (row) => storageRate(row, shipment)!),
    );
  }
  const hire = hireRowsOf(network, by);
  if (cargo.boxOwner === "coc" && !shipment.isLoose && hire[0] !== undefined) {
    const days = startedDays(wait - Math.round(hire[0].freeDays * MINUTES_PER_DAY));
    charges.push(
      ...dayCharge(network, "boxHire", hire, days, (row) =>
        perBox(row.perTeuDay, row.perFeuDay, shipment),
      ),
    );
  }
  const passedOver = rows === undefined ? sets[0]?.[0] : undefined;
  const isUnpriced = passedOver !== undefined && wait > minutesOfHours(passedOver.freeH);
  return { charges, ...(isUnpriced ? { unpriced: passedOver } : {}) };
}

const startedDays = (minutes: number): number => Math.max(0, Math.ceil(minutes / MINUTES_PER_DAY));

/** One line for all days; each day pays the row of the latest step that has begun. */
function dayCharge<T extends Storage | BoxHire>(
  network: Network,
  kind: LineKind,
  rows: readonly T[],
  days: number,
  rateOf: (row: T) => number,
): Charge[] {
  const charged: T[] = [];
  for (let day = 1; day <= days; day += 1) {
    const row = rows.findLast(({ fromDay }) => fromDay <= day);
    if (row !== undefined) charged.push(row);
  }
  const [first] = charged;
  if (first === undefined) return [];
  const money = charged.reduce((sum, row) => sum + rateOf(row), 0);
  return [{ kind, cents: toCents(network, money, first.currency), by: first }];
}

const bySteps = <T extends Storage | BoxHire>(rows: readonly T[]): T[] =>
  [...rows].sort((a, b) => a.fromDay - b.fromDay);

/** Rows that may charge for storage there, the most specific set first: the place, then the mode. */
function storageSets(network: Network, at: string, { mode }: Ride): Storage[][] {
  const ranked = network.storage.flatMap((row) => {
    const place = placeRank(network, row.at, at);
    if (place === undefined || (row.mode !== undefined && row.mode !== mode)) return [];
    return [{ row, rank: 10 * place + Number(row.mode !== undefined) }];
  });
  const ranks = [...new Set(ranked.map(({ rank }) => rank))].sort((a, b) => b - a);
  return ranks.map((rank) =>
    bySteps(ranked.filter((one) => one.rank === rank).map(({ row }) => row)),
  );
}

/** Money a day for the shipment, or undefined where the row has no rate for it. */
function storageRate(
  { perTeuDay, perFeuDay, perTDay }: Storage,
  shipment: Shipment,
): number | undefined {
  const byTonne = perTDay === undefined ? undefined : shipment.tonnes * perTDay;
  if (shipment.isLoose) return byTonne;
  if (perTeuDay === undefined && perFeuDay === undefined) return byTonne;
  if (perTeuDay === undefined && shipment.n20 > 0) return undefined;
  return perBox(perTeuDay, perFeuDay, shipment);
}

/** Rows for the carrier's boxes on a ride: corridor and mode, corridor, mode; the corridor is the first that a link has. */
function hireRowsOf(network: Network, { mode, links }: Ride): BoxHire[] {
  const own = links.find(({ corridor }) => corridor !== undefined)?.corridor;
  const rankOf = (row: BoxHire): number | undefined => {
    if (row.corridor !== undefined && row.corridor !== own) return undefined;
    if (row.mode !== undefined && row.mode !== mode) return undefined;
    return 2 * Number(row.corridor !== undefined) + Number(row.mode !== undefined);
  };
  const ranks = network.boxHire.flatMap((row) => rankOf(row) ?? []);
  return bySteps(network.boxHire.filter((row) => rankOf(row) === Math.max(...ranks)));
}

/** What insuring the goods costs, where the request asks for it. */
export function insuranceCharges(network: Network, { cargo, insuranceRate }: Request): Charge[] {
  if (insuranceRate === undefined || cargo.valueUsd === undefined) return [];
  const cents = toCents(network, cargo.valueUsd * insuranceRate, "USD");
  const by = { id: "insurance", source: "request", grade: "estimate" } as const;
  return [{ kind: "insurance", cents, by }];
}
