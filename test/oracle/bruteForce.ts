/**
 * The front by enumeration: every itinerary, over every path and departure, none pruned.
 *
 * The planner is compared with this. It imports types only and knows no label, no bound and no dominance until
 * the very end.
 */
import type { Network, Request } from "@lianyun/planner";
import { minutesOf } from "./clock.ts";
import type { Vector } from "./front.ts";
import {
  carrierOf,
  departuresAfter,
  HORIZON_DAYS,
  listRides,
  minutesOfHours,
  type Ride,
  touchedBy,
} from "./rides.ts";
import {
  centsOf,
  emissionsOf,
  hubGrams,
  type Shipment,
  type Side,
  shipmentOf,
  tariffOf,
  transferOf,
} from "./rules.ts";

/** A vector that some itinerary has. */
export interface Found extends Vector {
  /** A timetabled departure left after the cargo had come and before it was ready for the cut-off. */
  readonly missed: boolean;
}

/** Every distinct vector, and how many itineraries were tried. */
export interface Enumeration {
  readonly found: readonly Found[];
  readonly itineraries: number;
}

/** What moving or handling takes; undefined stands for not possible. */
interface Use {
  readonly minutes: number;
  readonly cents: number;
  readonly grams: number;
}

/** More partial itineraries than a test can wait for. */
export class TooLarge extends Error {}

const rideUse = (network: Network, ride: Ride, shipment: Shipment): Use | undefined => {
  const tariff = tariffOf(network, ride);
  if (tariff === undefined) return undefined;
  const km = ride.links.reduce((sum, link) => sum + link.distanceKm, 0);
  const cents = centsOf(network, tariff, shipment, km);
  if (cents === undefined) return undefined;
  const grams = [...emissionsOf(network, ride, shipment).values()].reduce((sum, g) => sum + g, 0);
  return { minutes: ride.minutes, cents, grams };
};

const transferUse = (
  network: Network,
  at: string,
  [from, to]: readonly [Side, Side],
  shipment: Shipment,
): Use | undefined => {
  const row = transferOf(network, at, from, to);
  if (row === undefined) return undefined;
  const cents = centsOf(network, row, shipment, 0);
  if (cents === undefined) return undefined;
  const grams = hubGrams(network, row.factor, shipment);
  return { minutes: minutesOfHours(row.durationH), cents, grams };
};

/** Whether a departure leaves after the cargo has come to the terminal and cannot be caught. */
function isMissed(ride: Ride, arrived: number, ready: number): boolean {
  const next = ride.timetable?.find((departAt) => departAt >= arrived);
  return next !== undefined && next - ride.cutOff < ready;
}

/** What a request allows, priced for its cargo. */
interface Options {
  /** Rides that can be paid for, by the terminal they leave, with the places of `via` they touch. */
  readonly ridesFrom: ReadonlyMap<string, readonly { ride: Ride; use: Use; touches: number }[]>;
  readonly handling: (at: string, from: Side, to: Side) => Use | undefined;
}

function listOptions(network: Network, request: Request): Options {
  const shipment = shipmentOf(request.cargo);
  const ridesFrom = new Map<string, { ride: Ride; use: Use; touches: number }[]>();
  for (const ride of listRides(network, request)) {
    const use = rideUse(network, ride, shipment);
    if (use === undefined) continue;
    const there = ridesFrom.get(ride.from) ?? [];
    ridesFrom.set(ride.from, there);
    there.push({ ride, use, touches: touchedBy(ride, request.via ?? []) });
  }
  // The same handling is asked for thousands of times.
  const known = new Map<Side, Map<Side, Use | undefined>>();
  const handling: Options["handling"] = (at, from, to) => {
    const fromThere = known.get(from) ?? new Map<Side, Use | undefined>();
    known.set(from, fromThere);
    if (!fromThere.has(to)) fromThere.set(to, transferUse(network, at, [from, to], shipment));
    return fromThere.get(to);
  };
  return { ridesFrom, handling };
}

/** An itinerary up to the discharge at a terminal, or its beginning at the gate. */
interface Partway {
  readonly at: string;
  readonly arrived: number;
  readonly by: Side;
  readonly cost: number;
  readonly co2e: number;
  readonly missed: boolean;
  /** Places of `via` touched so far, a bit each. */
  readonly touched: number;
  /** How and where it has arrived before. */
  readonly been: readonly string[];
}

/**
 * Every itinerary of a request. Throws {@link TooLarge} after `limit` partial itineraries.
 *
 * The same terminal may come again, but not by the same service or link with the same places touched: that never
 * helps.
 */
export function enumerate(network: Network, request: Request, limit = 2_000_000): Enumeration {
  const departAfter = minutesOf(request.departAfter);
  const latestDeparture = departAfter + HORIZON_DAYS * 1_440;
  const latestAvailable =
    request.arriveBefore === undefined ? Number.POSITIVE_INFINITY : minutesOf(request.arriveBefore);
  const mustTouch = (1 << (request.via ?? []).length) - 1;
  const isAt = (place: string, terminal: string): boolean =>
    terminal === place || terminal.split(":")[0] === place;
  const { ridesFrom, handling } = listOptions(network, request);
  const found = new Map<string, Found>();
  let itineraries = 0;
  let partial = 0;

  const finish = ({ at, arrived, by, cost, co2e, missed, touched }: Partway): void => {
    if (by === "gate" || touched !== mustTouch || !isAt(request.to, at)) return;
    const release = handling(at, by, "gate");
    if (release === undefined || arrived + release.minutes > latestAvailable) return;
    const total: Found = {
      cost: cost + release.cents,
      duration: arrived + release.minutes - departAfter,
      co2e: co2e + release.grams,
      missed,
    };
    const vector = `${total.cost} ${total.duration} ${total.co2e}`;
    if (!found.has(vector)) found.set(vector, total);
    itineraries += 1;
  };

  const extend = (way: Partway): void => {
    partial += 1;
    if (partial > limit) throw new TooLarge(`more than ${limit} partial itineraries`);
    finish(way);
    for (const { ride, use, touches } of ridesFrom.get(way.at) ?? []) {
      const touched = way.touched | touches;
      const state = `${carrierOf(ride)} ${ride.to} ${touched}`;
      if (way.been.includes(state)) continue;
      const transfer = handling(way.at, way.by, ride);
      if (transfer === undefined) continue;
      const ready = way.arrived + transfer.minutes;
      for (const departAt of departuresAfter(ride, ready, request)) {
        if (departAt > latestDeparture) continue;
        extend({
          at: ride.to,
          arrived: departAt + use.minutes,
          by: ride,
          cost: way.cost + transfer.cents + use.cents,
          co2e: way.co2e + transfer.grams + use.grams,
          missed: way.missed || isMissed(ride, way.arrived, ready),
          touched,
          been: [...way.been, state],
        });
      }
    }
  };

  const start = { arrived: departAfter, by: "gate", cost: 0, co2e: 0, missed: false } as const;
  for (const { id } of network.terminals) {
    if (isAt(request.from, id)) extend({ ...start, at: id, touched: 0, been: [] });
  }
  return { found: [...found.values()], itineraries };
}
