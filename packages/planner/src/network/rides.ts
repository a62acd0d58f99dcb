/** What can be ridden: every on-demand link, and every stretch of a service from loading to discharge. */
import { toMinutes } from "../units.ts";
import { groupBy } from "./groupBy.ts";
import type { Call, Link, Mode, Network, Service } from "./rows.ts";

/** One possible leg, whatever the cargo and the date. */
export interface Ride {
  readonly mode: Mode;
  readonly from: string;
  readonly to: string;
  readonly links: readonly Link[];
  readonly distanceKm: number;
  /** Absent for an on-demand link. */
  readonly service?: Service;
  /** Calls from loading to discharge, both included. Empty for an on-demand link. */
  readonly calls: readonly Call[];
  /** From the service's departure at its first call to departure here. 0 for an on-demand link. */
  readonly offsetMinutes: number;
  /** From departure to arrival. */
  readonly rideMinutes: number;
  readonly cutOffMinutes: number;
}

/** The track gauge a ride leaves on; `undefined` off the rails. */
export const gaugeOut = (ride: Ride): number | undefined => ride.links[0]?.gaugeMm;
/** The track gauge a ride arrives on; `undefined` off the rails. */
export const gaugeIn = (ride: Ride): number | undefined => ride.links.at(-1)?.gaugeMm;

/** How a ride is named in messages: `link x`, or `service y from A to B`. */
export function nameOfRide(ride: Ride): string {
  return ride.service === undefined
    ? `link ${ride.links[0]?.id}`
    : `service ${ride.service.id} from ${ride.from} to ${ride.to}`;
}

const byId = (a: { id: string }, b: { id: string }): number =>
  a.id < b.id ? -1 : a.id > b.id ? 1 : 0;

/** Calls of each service in their order. */
export function callsByService(network: Network): ReadonlyMap<string, readonly Call[]> {
  const grouped = groupBy(network.calls, (call) => call.service);
  for (const calls of grouped.values()) calls.sort((a, b) => a.seq - b.seq);
  return grouped;
}

const pairKey = (mode: Mode, from: string, to: string): string => `${mode} ${from} ${to}`;

/** Links a service could take between two calls. */
export function linksByPair(
  network: Network,
): (mode: Mode, from: string, to: string) => readonly Link[] {
  const grouped = groupBy(network.links, (link) => pairKey(link.mode, link.from, link.to));
  return (mode, from, to) => grouped.get(pairKey(mode, from, to)) ?? [];
}

/**
 * Every ride of a checked network, in an order that depends on content alone: on-demand links by id, then services
 * by id, load call and discharge call. Indices into this list may therefore break ties.
 */
export function listRides(network: Network): Ride[] {
  const rides: Ride[] = [];
  for (const link of network.links.filter(({ onDemand }) => onDemand).sort(byId))
    rides.push(rideOfLink(link));
  const callsOf = callsByService(network);
  const linksOf = linksByPair(network);
  for (const service of [...network.services].sort(byId)) {
    const calls = callsOf.get(service.id) ?? [];
    const legs = calls.slice(1).map((call, index) => {
      const candidates = linksOf(service.mode, calls[index]?.terminal ?? "", call.terminal);
      return candidates.find(({ id }) => call.link === undefined || id === call.link);
    });
    calls.forEach((load, i) => {
      if (!load.load) return;
      for (let j = i + 1; j < calls.length; j++) {
        const discharge = calls[j];
        if (discharge === undefined || !discharge.discharge) continue;
        rides.push(serviceRide(service, calls.slice(i, j + 1), legs.slice(i, j)));
      }
    });
  }
  return rides;
}

/** The ride of an on-demand link. */
export const rideOfLink = (link: Link): Ride => ({
  mode: link.mode,
  from: link.from,
  to: link.to,
  links: [link],
  distanceKm: link.distanceKm,
  calls: [],
  offsetMinutes: 0,
  rideMinutes: toMinutes(link.durationH ?? Number.NaN),
  cutOffMinutes: 0,
});

/** The ride of a service over calls from loading to discharge, and the links between them. */
export function serviceRide(
  service: Service,
  calls: readonly Call[],
  links: readonly (Link | undefined)[],
): Ride {
  const load = calls[0];
  const discharge = calls.at(-1);
  const travelled = links.filter((link) => link !== undefined);
  if (load === undefined || discharge === undefined || travelled.length !== links.length)
    throw new Error(
      `invariant: service ${service.id} was not checked before its rides were listed`,
    );
  const offsetMinutes = toMinutes(load.departH ?? Number.NaN);
  return {
    mode: service.mode,
    from: load.terminal,
    to: discharge.terminal,
    links: travelled,
    distanceKm: travelled.reduce((sum, link) => sum + link.distanceKm, 0),
    service,
    calls,
    offsetMinutes,
    rideMinutes: toMinutes(discharge.arriveH ?? Number.NaN) - offsetMinutes,
    cutOffMinutes: toMinutes(load.cutOffH ?? Number.NaN),
  };
}
