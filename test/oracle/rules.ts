/**
 * Which row governs: the tariff of a leg, its surcharges, the handling between two legs.
 *
 * Written for reading, not for speed, and without a line of the planner's: a slip in one is not in the other.
 */
import type { Cargo, Mode, Network, Service, Surcharge, Tariff, Transfer } from "@lianyun/planner";
import { isWithin, windowOf } from "./clock.ts";
import type { Lorry } from "./doors.ts";
import { mostSpecific } from "./mostSpecific.ts";
import { placeRank, zoneOf } from "./places.ts";
import type { Ride } from "./rides.ts";

/** True where a row with dates holds for a departure from the ride's loading terminal. */
const isValidAt = (
  network: Network,
  row: Pick<Tariff, "validFrom" | "validTo">,
  ride: Ride,
  departAt: number,
): boolean => isWithin(departAt, windowOf(zoneOf(network, ride.from), row));

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

/** Scope first; then the dated before the undated; then the network's rate set before `calm`. Other sets do not count. */
function tariffRank(network: Network, tariff: Tariff, ride: Ride): number | undefined {
  const scope = scopeRank(tariff, ride);
  if (scope === undefined) return undefined;
  const isDated = tariff.validFrom !== undefined || tariff.validTo !== undefined;
  const set = tariff.rateSet ?? "calm";
  const isOwn = set === (network.rateSet ?? "calm");
  if (!isOwn && set !== "calm") return undefined;
  return 100 * scope + 10 * Number(isDated) + Number(isOwn);
}

/** Tariffs that may govern a ride on some day. */
export const tariffsThatMay = (network: Network, ride: Ride): Tariff[] =>
  network.tariffs.filter((tariff) => tariffRank(network, tariff, ride) !== undefined);

/** The tariff that governs a ride that departs then. */
export const tariffOf = (network: Network, ride: Ride, departAt: number): Tariff | undefined =>
  mostSpecific(network.tariffs, (tariff) =>
    isValidAt(network, tariff, ride, departAt) ? tariffRank(network, tariff, ride) : undefined,
  );

/** Surcharges that may be asked of a cargo on a ride, under some tariff and on some day. */
export function surchargesThatMay(network: Network, ride: Ride, cargo: Cargo): Surcharge[] {
  return network.surcharges.filter(
    (row) =>
      (row.service === undefined || row.service === ride.service?.id) &&
      (row.corridor === undefined ||
        ride.links.some(({ corridor }) => corridor === row.corridor)) &&
      (row.mode === undefined || row.mode === ride.mode) &&
      (row.tariff === undefined ||
        tariffsThatMay(network, ride).some(({ id }) => id === row.tariff)) &&
      (row.on !== "reefer" || cargo.reefer === true) &&
      (row.on !== "dangerousGoods" || cargo.dangerousGoods !== undefined),
  );
}

/** Surcharges on top of the tariff that governs a departure. */
export const surchargesOf = (
  network: Network,
  ride: Ride,
  { cargo, tariff, departAt }: { cargo: Cargo; tariff: Tariff; departAt: number },
): Surcharge[] =>
  surchargesThatMay(network, ride, cargo).filter(
    (row) =>
      (row.tariff === undefined || row.tariff === tariff.id) &&
      isValidAt(network, row, ride, departAt),
  );

/** A side of a transfer: the ride or lorry that arrives or leaves, or a gate. */
export type Side = Ride | Lorry | "gate";

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
  const place = placeRank(network, row.at, at);
  if (place === undefined) return undefined;
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
