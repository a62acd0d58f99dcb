/** Every leg that a request allows, before anyone asks when. */
import type { Call, Link, Mode, Network, Request, Service } from "@lianyun/planner";
import { listDepartures, minutesOf } from "./clock.ts";

/** Departures later than this after `departAfter` do not count. */
export const HORIZON_DAYS = 400;
const MINUTES_PER_DAY = 1_440;

/** Hours to whole minutes. */
export const minutesOfHours = (hours: number): number => Math.round(hours * 60);

/** A leg without a date: a link on demand, or a service from a call to a later one. */
export interface Ride {
  readonly mode: Mode;
  readonly from: string;
  readonly to: string;
  readonly links: readonly Link[];
  /** Absent for a link on demand. */
  readonly service?: Service;
  /** Calls strictly between loading and discharge. */
  readonly passing: readonly Call[];
  readonly minutes: number;
  readonly cutOff: number;
  /** From the service's first call to departure here. */
  readonly offset: number;
  /** Departures from here within the horizon, rising. Absent without a timetable. */
  readonly timetable?: readonly number[];
}

/** What a cargo that arrives by it may not arrive by again at the same terminal. */
export const carrierOf = (ride: Ride): string => ride.service?.id ?? ride.links[0]!.id;

/** The places of a request's `via` that a ride touches, a bit each. */
export function touchedBy(ride: Ride, via: readonly string[]): number {
  const terminals = [ride.from, ride.to, ...ride.passing.map(({ terminal }) => terminal)];
  const touched = [
    ...terminals,
    ...terminals.map((id) => id.split(":")[0]),
    ...ride.links.map(({ corridor }) => corridor),
  ];
  return via.reduce((bits, place, i) => (touched.includes(place) ? bits | (1 << i) : bits), 0);
}

/** All rides that the request's modes and `includeAssumed` leave. */
export function listRides(network: Network, request: Request): Ride[] {
  const isAllowed = (mode: Mode): boolean =>
    request.modes === undefined || request.modes.includes(mode);
  const rides: Ride[] = [];
  for (const link of network.links) {
    if (!link.onDemand || !isAllowed(link.mode)) continue;
    const { mode, from, to } = link;
    const minutes = minutesOfHours(link.durationH!);
    rides.push({ mode, from, to, links: [link], passing: [], minutes, cutOff: 0, offset: 0 });
  }
  for (const service of network.services) {
    if (!isAllowed(service.mode)) continue;
    if (service.assumed && request.includeAssumed !== true) continue;
    rides.push(...ridesOfService(network, service, minutesOf(request.departAfter)));
  }
  return rides;
}

function ridesOfService(network: Network, service: Service, departAfter: number): Ride[] {
  const calls = network.calls
    .filter((call) => call.service === service.id)
    .sort((a, b) => a.seq - b.seq);
  const rides: Ride[] = [];
  for (const [i, load] of calls.entries()) {
    if (!load.load) continue;
    const offset = minutesOfHours(load.departH!);
    const timetable = timetableOf(network, service, calls[0]!, offset, departAfter);
    for (let j = i + 1; j < calls.length; j += 1) {
      const discharge = calls[j]!;
      if (!discharge.discharge) continue;
      rides.push({
        mode: service.mode,
        from: load.terminal,
        to: discharge.terminal,
        links: calls
          .slice(i + 1, j + 1)
          .map((call, k) => linkOf(network, service, calls[i + k]!, call)),
        service,
        passing: calls.slice(i + 1, j),
        minutes: minutesOfHours(discharge.arriveH!) - offset,
        cutOff: minutesOfHours(load.cutOffH!),
        offset,
        ...(timetable === undefined ? {} : { timetable }),
      });
    }
  }
  return rides;
}

function timetableOf(
  network: Network,
  service: Service,
  firstCall: Call,
  offset: number,
  departAfter: number,
): number[] | undefined {
  const rows = network.departures.filter((row) => row.service === service.id);
  if (rows.length === 0) return undefined;
  const zone = network.terminals.find(({ id }) => id === firstCall.terminal)!.timeZone;
  const first = departAfter - offset;
  const last = first + HORIZON_DAYS * MINUTES_PER_DAY;
  return listDepartures(rows, zone, first, last).map((instant) => instant + offset);
}

function linkOf(network: Network, service: Service, before: Call, call: Call): Link {
  const links = network.links.filter(
    (link) =>
      link.mode === service.mode &&
      link.from === before.terminal &&
      link.to === call.terminal &&
      (call.link === undefined || call.link === link.id),
  );
  if (links.length !== 1) {
    throw new Error(
      `${service.id}: ${links.length} links from ${before.terminal} to ${call.terminal}`,
    );
  }
  return links[0]!;
}

/** When cargo that is ready at `ready` may depart: the first departure and, by timetable, two later ones. */
export function departuresAfter(ride: Ride, ready: number, request: Request): readonly number[] {
  const { service, timetable } = ride;
  if (service === undefined) return [ready];
  if (timetable === undefined) {
    const headway = minutesOfHours(service.headwayH!);
    const wait = request.headwayWait === "full" ? headway : Math.ceil(headway / 2);
    return [ready + ride.cutOff + wait];
  }
  const first = timetable.findIndex((departAt) => ready <= departAt - ride.cutOff);
  return first < 0 ? [] : timetable.slice(first, first + 3);
}
