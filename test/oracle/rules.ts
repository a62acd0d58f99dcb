/**
 * What a leg or a transfer costs and emits, read from the contract a second time.
 *
 * Written for reading, not for speed, and without a line of the planner's: a slip in one is not in the other.
 * Whole cents and whole grams.
 */
import type {
  Cargo,
  DistancePrice,
  Factor,
  Mode,
  Network,
  Service,
  Tariff,
  Transfer,
} from "@lianyun/planner";
import type { Ride } from "./rides.ts";

/** The shipment in the units that prices and factors count. */
export interface Shipment {
  readonly n20: number;
  readonly n40: number;
  readonly boxes: number;
  readonly teu: number;
  readonly tonnes: number;
  readonly chargeableKg: number;
}

/** Counts of a cargo; whatever is not a 20' box is 2 TEU. */
export function shipmentOf(cargo: Cargo): Shipment {
  let n20 = 0;
  let n40 = 0;
  for (const { type, count } of cargo.containers) {
    if (type === "20GP") n20 += count;
    else n40 += count;
  }
  const { grossKg, volumeM3 } = cargo;
  const chargeableKg = volumeM3 === undefined ? grossKg : Math.max(grossKg, 167 * volumeM3);
  return { n20, n40, boxes: n20 + n40, teu: n20 + 2 * n40, tonnes: grossKg / 1_000, chargeableKg };
}

/** Cents that a row charges, or undefined where it has no price for this shipment. */
export function centsOf(
  network: Network,
  price: DistancePrice,
  shipment: Shipment,
  km: number,
): number | undefined {
  const { n20, n40 } = shipment;
  const has20WithoutPrice =
    n20 > 0 &&
    ((price.perTeu === undefined && price.perFeu !== undefined) ||
      (price.perTeuKm === undefined && price.perFeuKm !== undefined));
  if (has20WithoutPrice) return undefined;
  const per20 = price.perTeu ?? 0;
  const per40 = price.perFeu ?? 2 * per20;
  const per20Km = price.perTeuKm ?? 0;
  const per40Km = price.perFeuKm ?? 2 * per20Km;
  const parts =
    (price.perShipment ?? 0) +
    n20 * per20 +
    n40 * per40 +
    km * (n20 * per20Km + n40 * per40Km) +
    shipment.chargeableKg * (price.perKg ?? 0);
  const total = Math.max(parts, price.minimum ?? 0);
  if (price.currency === network.currency) return Math.round(total * 100);
  const fx = network.fx.find((row) => row.currency === price.currency);
  if (fx === undefined) throw new Error(`no rate for ${price.currency}`);
  return Math.round(((total * fx.worth) / fx.units) * 100);
}

/** How specific a tariff's scope is for a ride, higher first; undefined where it is about another. */
function scopeRank(tariff: Tariff, ride: Ride): number | undefined {
  if (tariff.service !== undefined) {
    if (tariff.service !== ride.service?.id) return undefined;
    if (tariff.load === undefined && tariff.discharge === undefined) return 4;
    return tariff.load === ride.from && tariff.discharge === ride.to ? 5 : undefined;
  }
  if (tariff.link !== undefined) {
    return ride.links.length === 1 && ride.links[0]!.id === tariff.link ? 3 : undefined;
  }
  if (tariff.mode !== ride.mode) return undefined;
  if (tariff.corridor === undefined) return 1;
  return ride.links.every((link) => link.corridor === tariff.corridor) ? 2 : undefined;
}

/** Scope first; within a scope the network's rate set before `calm`. Other sets do not count. */
function tariffRank(network: Network, tariff: Tariff, ride: Ride): number | undefined {
  const scope = scopeRank(tariff, ride);
  if (scope === undefined) return undefined;
  const set = tariff.rateSet ?? "calm";
  if (set === (network.rateSet ?? "calm")) return scope * 10 + 1;
  return set === "calm" ? scope * 10 : undefined;
}

/** The tariff that governs a ride. */
export function tariffOf(network: Network, ride: Ride): Tariff | undefined {
  return mostSpecific(network.tariffs, (tariff) => tariffRank(network, tariff, ride));
}

/** A side of a transfer: the ride that arrives or leaves, or a gate. */
export type Side = Ride | "gate";

function transferRank(
  network: Network,
  row: Transfer,
  at: string,
  from: Side,
  to: Side,
): number | undefined {
  const modeOf = (side: Side): Mode | "gate" => (side === "gate" ? side : side.mode);
  const serviceOf = (side: Side): Service | undefined =>
    side === "gate" ? undefined : side.service;
  if (row.fromMode !== modeOf(from) || row.toMode !== modeOf(to)) return undefined;
  const country = network.terminals.find(({ id }) => id === at)!.country;
  const places = ["*", country, at.split(":")[0]!, at];
  const place = places.lastIndexOf(row.at);
  if (place < 0) return undefined;
  if (row.fromService !== undefined && row.fromService !== serviceOf(from)?.id) return undefined;
  if (row.toService !== undefined && row.toService !== serviceOf(to)?.id) return undefined;
  const services = Number(row.fromService !== undefined) + Number(row.toService !== undefined);
  const hasGauges = row.fromGaugeMm !== undefined;
  if (from !== "gate" && to !== "gate" && from.mode === "rail" && to.mode === "rail") {
    const arriving = from.links.at(-1)!.gaugeMm;
    const leaving = to.links[0]!.gaugeMm;
    if (hasGauges && (row.fromGaugeMm !== arriving || row.toGaugeMm !== leaving)) return undefined;
    if (!hasGauges && arriving !== leaving) return undefined;
  }
  const isSingle = row.regime === "single";
  if (isSingle && network.regime !== "single") return undefined;
  // Place before services before gauges before papers.
  return place * 1_000 + services * 100 + Number(hasGauges) * 10 + Number(isSingle);
}

/** The transfer row that governs handling at a terminal, or undefined where it is not possible. */
export function transferOf(
  network: Network,
  at: string,
  from: Side,
  to: Side,
): Transfer | undefined {
  return mostSpecific(network.transfers, (row) => transferRank(network, row, at, from, to));
}

function mostSpecific<T extends { readonly id: string }>(
  rows: readonly T[],
  rankOf: (row: T) => number | undefined,
): T | undefined {
  let best: T | undefined;
  let bestRank = Number.NEGATIVE_INFINITY;
  for (const row of rows) {
    const rank = rankOf(row);
    if (rank === undefined || rank < bestRank) continue;
    if (rank === bestRank) throw new Error(`"${row.id}" and "${best!.id}" govern the same thing`);
    best = row;
    bestRank = rank;
  }
  return best;
}

/** Grams by factor id. */
export type Emissions = ReadonlyMap<string, number>;

const factorOf = (network: Network, id: string): Factor => {
  const factor = network.factors.find((row) => row.id === id);
  if (factor === undefined) throw new Error(`no factor "${id}"`);
  return factor;
};

/** Grams of one hub operation. */
export function hubGrams(network: Network, id: string, shipment: Shipment): number {
  const factor = factorOf(network, id);
  return Math.round((factor.per === "t" ? shipment.tonnes : shipment.boxes) * factor.wtwG);
}

/** Grams of a ride: each factor over its own links, then what is done to the cargo at calls between. */
export function emissionsOf(network: Network, ride: Ride, shipment: Shipment): Emissions {
  const km = new Map<string, number>();
  for (const link of ride.links) {
    const id = ride.service?.factor ?? link.factor;
    km.set(id, (km.get(id) ?? 0) + link.distanceKm);
  }
  const grams = new Map<string, number>();
  for (const [id, distance] of km) {
    const factor = factorOf(network, id);
    const amount = factor.per === "tkm" ? shipment.tonnes : shipment.teu;
    grams.set(id, Math.round(amount * (distance + (factor.addKm ?? 0)) * factor.wtwG));
  }
  for (const { factor } of ride.passing) {
    if (factor === undefined) continue;
    grams.set(factor, (grams.get(factor) ?? 0) + hubGrams(network, factor, shipment));
  }
  return grams;
}
