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

/** Rows under every key that a ride could be looked up by, so that it meets a handful and not all. */
function keyed<Row extends Scope & { readonly country?: string; readonly link?: string }>(
  rows: readonly Row[],
): (ride: Ride, countries: ReadonlyMap<string, string>) => readonly Row[] {
  const groups = groupBy(
    rows,
    ({ service, link, terminal, corridor, country, mode }) =>
      service ?? link ?? terminal ?? corridor ?? country ?? mode ?? "",
  );
  return (ride, countries) => {
    const terminals = terminalsOf(ride);
    const keys = new Set<string | undefined>([
      ride.service?.id,
      ride.mode,
      ...terminals.flatMap((id) => [id, groupOf(id), countries.get(id)]),
      ...ride.links.flatMap(({ id, corridor }) => [id, corridor]),
    ]);
    return [...keys].flatMap((key) => (key === undefined ? [] : (groups.get(key) ?? [])));
  };
}

const countriesOf = ({ terminals }: Network): ReadonlyMap<string, string> =>
  new Map(terminals.map(({ id, country }) => [id, country]));

/** The calendars that concern a ride. */
export function calendarsFor(network: Network): (ride: Ride) => readonly Concern[] {
  const countries = countriesOf(network);
  const candidatesOf = keyed(network.calendars);
  return (ride) =>
    candidatesOf(ride, countries).flatMap((calendar) => {
      const { mode, service, country, terminal, corridor } = calendar;
      if (mode !== undefined && mode !== ride.mode) return [];
      if (service !== undefined && service !== ride.service?.id) return [];
      if (country !== undefined && country !== countries.get(ride.from)) return [];
      const moments = momentsOf(ride);
      const onto = ride.links.findIndex((link) => link.corridor === corridor);
      if (corridor !== undefined && onto < 0) return [];
      const moment =
        terminal !== undefined
          ? moments.find((visit) => isAt(visit.terminal, terminal))
          : moments[corridor === undefined ? 0 : onto];
      return moment === undefined ? [] : [{ calendar, ...moment }];
    });
}

/** The restrictions whose scope a ride is in, whatever the cargo. */
export function restrictionsFor(network: Network): (ride: Ride) => readonly Restriction[] {
  const countries = countriesOf(network);
  const candidatesOf = keyed(network.restrictions);
  return (ride) => {
    const terminals = terminalsOf(ride);
    return candidatesOf(ride, countries).filter(
      ({ mode, service, link, corridor, terminal, country }) =>
        (mode === undefined || mode === ride.mode) &&
        (service === undefined || service === ride.service?.id) &&
        (link === undefined || ride.links.some(({ id }) => id === link)) &&
        (corridor === undefined || ride.links.some((row) => row.corridor === corridor)) &&
        (terminal === undefined || terminals.some((id) => isAt(id, terminal))) &&
        (country === undefined || terminals.some((id) => countries.get(id) === country)),
    );
  };
}

/** The surcharges whose scope a ride is in, whatever its tariff, cargo and date. */
export const surchargesFor =
  ({ surcharges }: Network): ((ride: Ride) => readonly Surcharge[]) =>
  (ride) =>
    surcharges.filter(
      ({ service, corridor, mode }) =>
        (service === undefined || service === ride.service?.id) &&
        (corridor === undefined || ride.links.some((link) => link.corridor === corridor)) &&
        (mode === undefined || mode === ride.mode),
    );

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
  return (terminalId, mode) => {
    const places = [terminalId, groupOf(terminalId), countries.get(terminalId) ?? "", "*"];
    return [...new Set(places)].flatMap((at) =>
      [`${at} ${mode}`, `${at} `].flatMap((key) => {
        const rows = groups.get(key);
        return rows === undefined ? [] : [rows];
      }),
    );
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
    return [];
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
