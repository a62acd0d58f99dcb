/** Every way of a small network by enumeration, each with the best that any of its departures gives. */
import type { Network, Request } from "@lianyun/planner";
import { TooLarge } from "./bruteForce.ts";
import { minutesOf } from "./clock.ts";
import type { Vector } from "./front.ts";
import { carrierOf, departuresAfter, listRides, minutesOfHours, type Ride, touchedBy } from "./rides.ts";
import { centsOf, emissionsOf, hubGrams, type Side, shipmentOf, tariffOf, transferOf } from "./rules.ts";

/** A way, whatever its departures. */
export interface Way extends Vector {
  /** `rail x A > B`, in order. */
  readonly legs: readonly string[];
}

/**
 * All ways with the least score of any departure. Throws TooLarge after `limit` partial ones. As in `enumerate`, a terminal does
 * not come again by the same carrier with the same places touched.
 */
export function listWays(
  network: Network,
  request: Request & { readonly from: string; readonly to: string },
  scoreOf: (vector: Vector) => number,
  limit = 100_000,
): Way[] {
  const shipment = shipmentOf(request.cargo);
  const departAfter = minutesOf(request.departAfter);
  const latest =
    request.arriveBefore === undefined ? Number.POSITIVE_INFINITY : minutesOf(request.arriveBefore);
  const via = (request.via ?? []) as readonly string[];
  const isAt = (place: string, terminal: string): boolean =>
    terminal === place || terminal.split(":")[0] === place;
  const rides = listRides(network, request).flatMap((ride) => {
    const tariff = tariffOf(network, ride);
    const km = ride.links.reduce((sum, link) => sum + link.distanceKm, 0);
    const cents = tariff === undefined ? undefined : centsOf(network, tariff, shipment, km);
    if (cents === undefined) return [];
    const grams = [...emissionsOf(network, ride, shipment).values()].reduce((sum, g) => sum + g, 0);
    return [{ ride, cents, grams, touches: touchedBy(ride, via) }];
  });
  const handling = (at: string, from: Side, to: Side) => {
    const row = transferOf(network, at, from, to);
    const cents = row === undefined ? undefined : centsOf(network, row, shipment, 0);
    return row === undefined || cents === undefined
      ? undefined
      : { minutes: minutesOfHours(row.durationH), cents, grams: hubGrams(network, row.factor, shipment) };
  };
  const best = new Map<string, Way>();
  let partial = 0;
  const extend = (
    at: string,
    by: Side,
    way: Way,
    touched: number,
    been: readonly string[],
  ): void => {
    partial += 1;
    if (partial > limit) throw new TooLarge(`more than ${limit} partial ways`);
    const out = by !== "gate" && touched === (1 << via.length) - 1 && isAt(request.to, at) ? handling(at, by, "gate") : undefined;
    if (out !== undefined && departAfter + way.duration + out.minutes <= latest) {
      const made = plus(way, out);
      const key = way.legs.join(" / ");
      const known = best.get(key);
      if (known === undefined || scoreOf(made) < scoreOf(known)) best.set(key, made);
    }
    for (const { ride, cents, grams, touches } of rides) {
      if (ride.from !== at) continue;
      const state = `${carrierOf(ride)} ${ride.to} ${touched | touches}`;
      const transfer = handling(at, by, ride);
      if (been.includes(state) || transfer === undefined) continue;
      const ready = departAfter + way.duration + transfer.minutes;
      for (const departAt of departuresAfter(ride, ready, request)) {
        const moved = {
          minutes: transfer.minutes + departAt - ready + ride.minutes,
          cents: transfer.cents + cents,
          grams: transfer.grams + grams,
        };
        const legs = [...way.legs, nameOf(ride)];
        extend(ride.to, ride, { ...plus(way, moved), legs }, touched | touches, [...been, state]);
      }
    }
  };
  const nothing: Way = { cost: 0, duration: 0, co2e: 0, legs: [] };
  for (const { id } of network.terminals)
    if (isAt(request.from, id)) extend(id, "gate", nothing, 0, []);
  return [...best.values()];
}

const plus = (way: Way, use: { minutes: number; cents: number; grams: number }): Way => ({
  legs: way.legs,
  cost: way.cost + use.cents,
  duration: way.duration + use.minutes,
  co2e: way.co2e + use.grams,
});

const nameOf = (ride: Ride): string =>
  `${ride.mode} ${carrierOf(ride)} ${ride.from} > ${ride.to}`;
