/** Every leg of the network that a request allows, before anyone asks when. */
import type { Call, CountryPreset, Link, Mode, Network, Request, Service } from "@lianyun/planner";
import { listDepartures, minutesOf } from "./clock.ts";
import { isShut } from "./closings.ts";
import { isAt, terminalOf, zoneOf } from "./places.ts";
import { judge } from "./restrictions.ts";
import { shipmentOf } from "./shipment.ts";

/** Departures later than this after `departAfter` do not count. */
export const HORIZON_DAYS = 400;
const MINUTES_PER_DAY = 1_440;

/** Hours to whole minutes. */
export const minutesOfHours = (hours: number): number => Math.round(hours * 60);

/** A terminal on the way and when, counted from departure: departures, and the arrival at the last. */
export interface Stop {
  readonly terminal: string;
  readonly minutes: number;
}

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
  /** Loading, calls between, discharge; link `k` departs from stop `k`. */
  readonly stops: readonly Stop[];
  /** By the timetable, without the hours that calendars add. */
  readonly minutes: number;
  readonly cutOff: number;
  /** From the service's first call to departure here. */
  readonly offset: number;
  /** Departures from here within the horizon, rising. Absent without a timetable. */
  readonly timetable?: readonly number[];
}

/** What a cargo that arrives by it may not arrive by again at the same terminal. */
export const carrierOf = (ride: Ride): string => ride.service?.id ?? ride.links[0]!.id;

/** Terminals of a ride, ends included. */
const terminalsOf = (ride: Ride): string[] => ride.stops.map(({ terminal }) => terminal);

/** The places of a request's `via` that a ride touches, a bit each. A place with a stay is not had by passing. */
export function touchedBy(ride: Ride, via: NonNullable<Request["via"]>): number {
  const isTouched = (place: string): boolean =>
    terminalsOf(ride).some((terminal) => isAt(terminal, place)) ||
    ride.links.some(({ corridor }) => corridor === place);
  return via.reduce<number>(
    (bits, place, i) => (typeof place === "string" && isTouched(place) ? bits | (1 << i) : bits),
    0,
  );
}

/** The lists of countries, from the docstring of the request. */
const PRESETS: Readonly<Record<CountryPreset, readonly string[]>> = {
  euSanctions: ["RU", "BY"],
  usEmbargo: ["CU", "IR", "KP"],
  unEmbargo: ["KP"],
};

/** True where a request says that no leg may go so. */
function isAvoided(network: Network, { avoid }: Request, ride: Ride): boolean {
  if (avoid === undefined) return false;
  const { terminals = [], corridors = [], countries = [], services = [], presets = [] } = avoid;
  const shunned = [...countries, ...presets.flatMap((preset) => PRESETS[preset])];
  return (
    terminalsOf(ride).some(
      (id) =>
        terminals.some((place) => isAt(id, place)) ||
        shunned.includes(terminalOf(network, id).country),
    ) ||
    ride.links.some(({ corridor }) => corridor !== undefined && corridors.includes(corridor)) ||
    (ride.service !== undefined && services.includes(ride.service.id))
  );
}

/** True where a single departure takes the whole shipment. */
function hasRoom({ service }: Ride, request: Request): boolean {
  const { teu, tonnes } = shipmentOf(request.cargo);
  const { capacityTeu, capacityT } = service ?? {};
  return (
    (capacityTeu === undefined || teu <= capacityTeu) &&
    (capacityT === undefined || tonnes <= capacityT)
  );
}

/** Terminals that a ride cannot pass by: its ends, and where something is done to it. */
const stopsOf = ({ from, to, passing }: Ride): string[] => [
  from,
  to,
  ...passing.filter(({ step }) => step !== undefined).map(({ terminal }) => terminal),
];

/** True where the request lets legs go by the mode. */
export const allowsMode = ({ modes }: Request, mode: Mode): boolean =>
  modes === undefined || modes.includes(mode);

// Networks and requests never change, and brute force and the checker ask for the rides of the same two.
const listed = new WeakMap<Network, WeakMap<Request, readonly Ride[]>>();

/** All rides that the request and what it ships leave. */
export function listRides(network: Network, request: Request): readonly Ride[] {
  const ofNetwork = listed.get(network) ?? new WeakMap<Request, readonly Ride[]>();
  listed.set(network, ofNetwork);
  const rides = ofNetwork.get(request) ?? ridesOf(network, request);
  ofNetwork.set(request, rides);
  return rides;
}

function ridesOf(network: Network, request: Request): Ride[] {
  const rides: Ride[] = [];
  for (const link of network.links) {
    if (!link.onDemand) continue;
    const { mode, from, to } = link;
    const minutes = minutesOfHours(link.durationH!);
    const stops = [
      { terminal: from, minutes: 0 },
      { terminal: to, minutes },
    ];
    const links = [link];
    rides.push({ mode, from, to, links, passing: [], stops, minutes, cutOff: 0, offset: 0 });
  }
  for (const service of network.services) {
    if (service.assumed && request.includeAssumed !== true) continue;
    rides.push(...ridesOfService(network, service, minutesOf(request.departAfter)));
  }
  return rides.filter(
    (ride) =>
      allowsMode(request, ride.mode) &&
      hasRoom(ride, request) &&
      !isShut(network, { ...ride, stops: stopsOf(ride) }) &&
      !isAvoided(network, request, ride) &&
      !judge(network, request.cargo, { ...ride, terminals: terminalsOf(ride) }).isForbidden,
  );
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
      const minutes = minutesOfHours(discharge.arriveH!) - offset;
      rides.push({
        mode: service.mode,
        from: load.terminal,
        to: discharge.terminal,
        links: calls
          .slice(i + 1, j + 1)
          .map((call, k) => linkOf(network, service, calls[i + k]!, call)),
        service,
        passing: calls.slice(i + 1, j),
        stops: [
          ...calls.slice(i, j).map(({ terminal, departH }) => ({
            terminal,
            minutes: minutesOfHours(departH!) - offset,
          })),
          { terminal: discharge.terminal, minutes },
        ],
        minutes,
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
  const zone = zoneOf(network, firstCall.terminal);
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
