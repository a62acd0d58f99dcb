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
  /** `undefined` for an on-demand link. */
  readonly service?: Service | undefined;
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

/** A service's calls in their order, and the link from each to the next. */
export interface Run {
  readonly service: Service;
  readonly calls: readonly Call[];
  readonly links: readonly (Link | undefined)[];
}

/** The runs of all services, by their ids. */
export function listRuns(network: Network): Run[] {
  const callsOf = callsByService(network);
  const linksOf = linksByPair(network);
  return [...network.services].sort(byId).map((service) => {
    const calls = callsOf.get(service.id) ?? [];
    const links = calls.slice(1).map((call, index) => {
      const candidates = linksOf(service.mode, calls[index]?.terminal ?? "", call.terminal);
      return candidates.find(({ id }) => call.link === undefined || id === call.link);
    });
    return { service, calls, links };
  });
}

/**
 * Every ride of a checked network, in an order that depends on content alone: on-demand links by id, then services
 * by id, load call and discharge call. Indices into this list may therefore break ties. `runs` are those of `listRuns`.
 */
export function listRides(network: Network, runs: readonly Run[] = listRuns(network)): Ride[] {
  const rides: Ride[] = [];
  for (const link of network.links.filter(({ onDemand }) => onDemand).sort(byId))
    rides.push(rideOfLink(link));
  for (const run of runs)
    for (const [first, load] of run.calls.entries()) {
      if (!load.load) continue;
      for (let last = first + 1; last < run.calls.length; last++)
        if (run.calls[last]?.discharge === true) rides.push(rideOfRun(run, first, last));
    }
  return rides;
}

/** The ride of an on-demand link. */
export const rideOfLink = (link: Link): Ride =>
  new ListedRide({ calls: [], links: [link] }, 0, 1, {
    mode: link.mode,
    distanceKm: link.distanceKm,
    offsetMinutes: 0,
    rideMinutes: toMinutes(link.durationH ?? Number.NaN),
    cutOffMinutes: 0,
  });

/** The ride of a service from one call to another. */
function rideOfRun(run: Run, first: number, last: number): Ride {
  const [load, discharge] = [run.calls[first], run.calls[last]];
  let km = 0;
  for (let leg = first; leg < last; leg++) {
    const link = run.links[leg];
    if (link === undefined)
      throw new Error(
        `invariant: service ${run.service.id} was not checked before its rides were listed`,
      );
    km += link.distanceKm;
  }
  const offsetMinutes = toMinutes(load?.departH ?? Number.NaN);
  return new ListedRide(run, first, last, {
    mode: run.service.mode,
    distanceKm: km,
    offsetMinutes,
    rideMinutes: toMinutes(discharge?.arriveH ?? Number.NaN) - offsetMinutes,
    cutOffMinutes: toMinutes(load?.cutOffH ?? Number.NaN),
  });
}

/** What a ride is a part of: a run; of an on-demand link that link alone, without a service and calls. */
type Path = Pick<Run, "calls" | "links"> & Partial<Pick<Run, "service">>;
type Figures = Pick<
  Ride,
  "mode" | "distanceKm" | "offsetMinutes" | "rideMinutes" | "cutOffMinutes"
>;

/**
 * Rides of both kinds, in one shape: code that meets two is slower, and compiled anew (ARCHITECTURE, decision 29). A service of n
 * calls has up to n * (n - 1) / 2 of them: they share its lists, of which each cuts its own part when asked.
 * Not to be spread: half of it is getters.
 */
class ListedRide implements Ride {
  readonly #path: Path;
  readonly #first: number;
  readonly #last: number;
  readonly mode: Mode;
  readonly distanceKm: number;
  readonly offsetMinutes: number;
  readonly rideMinutes: number;
  readonly cutOffMinutes: number;

  constructor(path: Path, first: number, last: number, figures: Figures) {
    this.#path = path;
    this.#first = first;
    this.#last = last;
    this.mode = figures.mode;
    this.distanceKm = figures.distanceKm;
    this.offsetMinutes = figures.offsetMinutes;
    this.rideMinutes = figures.rideMinutes;
    this.cutOffMinutes = figures.cutOffMinutes;
  }

  get service(): Service | undefined {
    return this.#path.service;
  }
  // An on-demand link has no calls: its ends are the link's.
  get from(): string {
    return this.#path.calls[this.#first]?.terminal ?? this.#path.links[this.#first]?.from ?? "";
  }
  get to(): string {
    return this.#path.calls[this.#last]?.terminal ?? this.#path.links[this.#last - 1]?.to ?? "";
  }
  get calls(): readonly Call[] {
    return this.#path.calls.slice(this.#first, this.#last + 1);
  }
  /** None is missing: `rideOfRun` looked. */
  get links(): readonly Link[] {
    const { links } = this.#path;
    const isWhole = this.#last - this.#first === links.length;
    return (isWhole ? links : links.slice(this.#first, this.#last)) as readonly Link[];
  }
}
