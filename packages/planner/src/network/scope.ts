/** Which calendars, restrictions and surcharges concern a ride, and when; which storage, hire and drayage a place has. */
import { toMinutes } from "../units.ts";
import { groupBy } from "./groupBy.ts";
import type { Ride } from "./rides.ts";
import {
  type BoxHire,
  type Calendar,
  type Drayage,
  groupOf,
  isAt,
  type Mode,
  type Network,
  type Restriction,
  type Scope,
  type Storage,
  type Surcharge,
} from "./rows.ts";

/** One list for whatever has none: rides ask by the thousand. */
const NONE: readonly never[] = [];

/** A visit of a ride to a terminal, counted in minutes from its departure. */
interface Moment {
  readonly terminal: string;
  readonly afterMinutes: number;
}

/** Departure, every call between, arrival. */
function momentsOf(ride: Ride): readonly Moment[] {
  const { from, to, rideMinutes, calls, offsetMinutes } = ride;
  const between = calls.slice(1, -1).map((call) => ({
    terminal: call.terminal,
    afterMinutes: toMinutes(call.departH ?? Number.NaN) - offsetMinutes,
  }));
  return [
    { terminal: from, afterMinutes: 0 },
    ...between,
    { terminal: to, afterMinutes: rideMinutes },
  ];
}

/** Every terminal a ride touches, ends included. */
export const terminalsOf = ({ from, to, calls }: Ride): readonly string[] =>
  calls.length === 0 ? [from, to] : calls.map(({ terminal }) => terminal);

/** A calendar that concerns a ride, with the moment it looks at. */
export interface Concern extends Moment {
  readonly calendar: Calendar;
}

/** What of a ride a scope can name; each list without repeats. */
export interface Reach {
  readonly mode: Mode;
  readonly service: string | undefined;
  readonly links: readonly string[];
  readonly corridors: readonly string[];
  /** Terminals it touches, ends included, and their groups. */
  readonly places: readonly string[];
  readonly countries: readonly string[];
}

type Scoped = Scope & { readonly country?: string; readonly link?: string };

/** Rides of one service share most of it: what a terminal belongs to is looked up once. The ride asked for last is kept. */
export function reachOf(network: Network): (ride: Ride) => Reach {
  const groups = new Map(network.terminals.map(({ id }) => [id, groupOf(id)]));
  const countries = countriesOf(network);
  let last: Ride | undefined;
  let known: Reach | undefined;
  return (ride) => {
    if (ride === last && known !== undefined) return known;
    const { links } = ride;
    const places: string[] = [];
    const lands: string[] = [];
    const corridors: string[] = [];
    for (const id of terminalsOf(ride)) {
      add(places, id);
      add(places, groups.get(id));
      add(lands, countries.get(id));
    }
    for (const { corridor } of links) add(corridors, corridor);
    last = ride;
    known = {
      mode: ride.mode,
      service: ride.service?.id,
      links: links.map(({ id }) => id),
      corridors,
      places,
      countries: lands,
    };
    return known;
  };
}

/** The lists are a handful long: looking through them is faster than a set. */
function add(list: string[], item: string | undefined): void {
  if (item !== undefined && !list.includes(item)) list.push(item);
}

/** True where a ride is within every part of the scope that is given; terminals and countries at any of its calls. */
const reaches = (
  { mode, service, link, corridor, terminal, country }: Scoped,
  reach: Reach,
): boolean =>
  (mode === undefined || mode === reach.mode) &&
  (service === undefined || service === reach.service) &&
  (link === undefined || reach.links.includes(link)) &&
  (corridor === undefined || reach.corridors.includes(corridor)) &&
  (terminal === undefined || reach.places.includes(terminal)) &&
  (country === undefined || reach.countries.includes(country));

/**
 * The rows whose scope a ride is in, by id: rows lie under the part of their scope that narrows most, so that a ride
 * meets a handful and not all.
 */
function reachingFor<Row extends Scoped & { readonly id: string }>(
  rows: readonly Row[],
  reach: (ride: Ride) => Reach,
): (ride: Ride) => readonly Row[] {
  if (rows.length === 0) return () => NONE;
  const groups = groupBy(
    [...rows].sort(byId),
    ({ service, link, terminal, corridor, country, mode }) =>
      service ?? link ?? terminal ?? corridor ?? country ?? mode ?? "",
  );
  const everywhere = groups.get("") ?? [];
  return (ride) => {
    const own = reach(ride);
    const found: Row[] = [...everywhere];
    const look = (key: string | undefined): void => {
      const group = key === undefined ? undefined : groups.get(key);
      if (group === undefined) return;
      for (const row of group) if (reaches(row, own) && !found.includes(row)) found.push(row);
    };
    look(own.service);
    look(own.mode);
    for (const list of [own.links, own.corridors, own.places, own.countries]) list.forEach(look);
    return found.length < 2 ? found : found.sort(byId);
  };
}

const byId = (a: { readonly id: string }, b: { readonly id: string }): number =>
  a.id < b.id ? -1 : a.id > b.id ? 1 : 0;

const countriesOf = ({ terminals }: Network): ReadonlyMap<string, string> =>
  new Map(terminals.map(({ id, country }) => [id, country]));

/** The calendars that concern a ride. */
export function calendarsFor(network: Network): (ride: Ride) => readonly Concern[] {
  const countries = countriesOf(network);
  const reachingOf = reachingFor(network.calendars, reachOf(network));
  return (ride) => {
    const moments = momentsOf(ride);
    return reachingOf(ride).flatMap((calendar) => {
      const { country, terminal, corridor } = calendar;
      // Of a leg a calendar looks at the country it is loaded in, whatever others it runs through.
      if (country !== undefined && country !== countries.get(ride.from)) return [];
      const moment =
        terminal !== undefined
          ? moments.find((visit) => isAt(visit.terminal, terminal))
          : moments[
              corridor === undefined
                ? 0
                : ride.links.findIndex((link) => link.corridor === corridor)
            ];
      if (moment === undefined) return [];
      return [{ calendar, terminal: moment.terminal, afterMinutes: moment.afterMinutes }];
    });
  };
}

/** The restrictions whose scope a ride is in, whatever the cargo; `reach` is `reachOf` for the network. */
export const restrictionsFor = (
  network: Network,
  reach: (ride: Ride) => Reach,
): ((ride: Ride) => readonly Restriction[]) => reachingFor(network.restrictions, reach);

/** The restrictions that the lorry between a door and a terminal is in the scope of. */
export function restrictionsForLorry(
  network: Network,
): (terminalId: string) => readonly Restriction[] {
  const countries = countriesOf(network);
  return (terminalId) =>
    network.restrictions.filter(
      ({ mode, service, link, corridor, terminal, country }) =>
        (mode === undefined || mode === "road") &&
        service === undefined &&
        link === undefined &&
        corridor === undefined &&
        (terminal === undefined || isAt(terminalId, terminal)) &&
        (country === undefined || countries.get(terminalId) === country),
    );
}

/** The surcharges whose scope a ride is in, whatever its tariff, cargo and date; `reach` as above. */
export function surchargesFor(
  network: Network,
  reach: (ride: Ride) => Reach,
): (ride: Ride) => readonly Surcharge[] {
  // A surcharge of a tariff alone concerns whatever ride the tariff governs.
  return reachingFor(network.surcharges, reach);
}

const byFromDay = (a: { fromDay: number }, b: { fromDay: number }): number => a.fromDay - b.fromDay;

/**
 * Storage at a terminal after discharge from a mode: sets of steps, most specific first. Each place gives its rows for the
 * mode before its rows for any; the first set that can price a cargo governs it.
 */
export function storageFor(
  network: Network,
): (terminalId: string, mode: Mode) => readonly (readonly Storage[])[] {
  const countries = countriesOf(network);
  const groups = groupBy(network.storage, ({ at, mode }) => `${at} ${mode ?? ""}`);
  for (const rows of groups.values()) rows.sort(byFromDay);
  /** Terminals with the same sets share them. */
  const known = new Map<string, readonly (readonly Storage[])[]>();
  return (terminalId, mode) => {
    const places = [terminalId, groupOf(terminalId), countries.get(terminalId) ?? "", "*"];
    const keys = [...new Set(places)].flatMap((at) =>
      [`${at} ${mode}`, `${at} `].filter((key) => groups.has(key)),
    );
    const name = keys.join();
    const sets = known.get(name) ?? keys.map((key) => groups.get(key) ?? NONE);
    known.set(name, sets);
    return sets;
  };
}

/** Hire of the carrier's box on a ride: its steps, or none. Corridor with mode goes before corridor before mode. */
export function hireFor({ boxHire }: Network): (ride: Ride) => readonly BoxHire[] {
  const groups = groupBy(boxHire, ({ corridor, mode }) => `${corridor ?? ""} ${mode ?? ""}`);
  for (const rows of groups.values()) rows.sort(byFromDay);
  return ({ mode, links }) => {
    const corridor = links.find((link) => link.corridor !== undefined)?.corridor;
    const keys =
      corridor === undefined ? [` ${mode}`] : [`${corridor} ${mode}`, `${corridor} `, ` ${mode}`];
    for (const key of keys) {
      const rows = groups.get(key);
      if (rows !== undefined) return rows;
    }
    return NONE;
  };
}

/** The drayage row of a terminal: terminal > group > country > `*`. */
export function drayageFor(network: Network): (terminalId: string) => Drayage | undefined {
  const countries = countriesOf(network);
  const byPlace = new Map(network.drayage.map((row) => [row.at, row]));
  return (terminalId) =>
    byPlace.get(terminalId) ??
    byPlace.get(groupOf(terminalId)) ??
    byPlace.get(countries.get(terminalId) ?? "") ??
    byPlace.get("*");
}
