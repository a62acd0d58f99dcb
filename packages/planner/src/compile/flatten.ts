/**
 * A checked network as flat arrays of whole numbers: what takes time to work out of its rows, and nothing that rows tell
 * at once. Rows are named by their place in their table. Each array is of the narrowest kind that holds its elements.
 *
 * Dates stay dates here (days since the epoch, local): minutes would carry the time zones of the machine that compiled.
 *
 * | array          | length        | element                                                                  |
 * | -------------- | ------------- | ------------------------------------------------------------------------ |
 * | `calls`        | calls         | row of `calls`, by service and sequence                                  |
 * | `callLink`     | calls         | row of `links` that leads to the call, or NO_ROW at a service's first    |
 * | `tariffs`, `surcharges`, `restrictions` | rides | list                                                    |
 * | `first…List`   | lists + 1     | offset into what the lists hold                                          |
 * | `…Rows`        | rows of lists | row of the table, or NO_ROW                                              |
 * | `tariffDays`   | `tariffRows`  | day from which the tariff governs, or ALWAYS                             |
 * | `rideState`    | rides         | state it arrives in                                                      |
 * | `rideKind`     | rides         | which of the kinds of rides that leave its terminal it is (`Kinds`)      |
 * | `transfers`    | states        | list: row to the gate, row to a door's lorry, row to each of those kinds |
 *
 * Gates come first among the states, by terminal, then doors' lorries, then ways of arriving, in the order of the rides.
 */
import { dayOf } from "../network/calendar.ts";
import { gaugeIn, gaugeOut, listRides, listRuns, type Ride, type Run } from "../network/rides.ts";
import type { Network } from "../network/rows.ts";
import { type Side, tariffsFor, transfersFor } from "../network/rules.ts";
import { hireFor, reachOf, restrictionsFor, surchargesFor } from "../network/scope.ts";

/** No row: not possible, or not there. */
export const NO_ROW = -1;
/** In place of a day: before all days. */
export const ALWAYS: number = -(2 ** 31);
/** Rows that a list of `transfers` holds before those of the kinds: to the gate, to a door's lorry. */
export const WAYS_OUT = 2;

/** The arrays, in the order in which they are stored. */
export const FLAT_NAMES = [
  "calls",
  "callLink",
  "tariffs",
  "firstTariffList",
  "tariffRows",
  "tariffDays",
  "surcharges",
  "firstSurchargeList",
  "surchargeRows",
  "restrictions",
  "firstRestrictionList",
  "restrictionRows",
  "rideState",
  "rideKind",
  "transfers",
  "firstTransferList",
  "transferRows",
] as const;
type FlatName = (typeof FLAT_NAMES)[number];

/** Whole numbers, in the narrowest kind of array that holds them. */
export type Whole = Uint8Array | Int8Array | Uint16Array | Int16Array | Int32Array;

/** The arrays by name; elements as in the table above. */
export type Flat = Readonly<Record<FlatName, Whole>>;

/** Flattens a network that `checkNetwork` found without errors. */
export function flatten(network: Network): Flat {
  const runs = listRuns(network);
  const rides = listRides(network, runs);
  const terminalIds = network.terminals.map(({ id }) => id).sort();
  return {
    ...flatCalls(network, runs),
    ...flatTariffs(network, rides),
    ...flatStates(network, rides, terminalIds),
  };
}

const KINDS = [
  [Uint8Array, 0, 2 ** 8 - 1],
  [Int8Array, -(2 ** 7), 2 ** 7 - 1],
  [Uint16Array, 0, 2 ** 16 - 1],
  [Int16Array, -(2 ** 15), 2 ** 15 - 1],
] as const;

/** Whole numbers of 32 bits at the most in the narrowest kind of array. */
export function narrow(values: readonly number[]): Whole {
  let least = 0;
  let most = 0;
  for (const value of values)
    if (value < least) least = value;
    else if (value > most) most = value;
  const kind = KINDS.find(([, from, to]) => from <= least && most <= to);
  return kind === undefined ? Int32Array.from(values) : kind[0].from(values);
}

const places = (rows: readonly object[]): ReadonlyMap<object, number> =>
  new Map(rows.map((row, index) => [row, index]));

function flatCalls(network: Network, runs: readonly Run[]): Pick<Flat, "calls" | "callLink"> {
  const callRow = places(network.calls);
  const linkRow = places(network.links);
  const calls: number[] = [];
  const callLink: number[] = [];
  for (const run of runs)
    for (const [at, call] of run.calls.entries()) {
      const link = at === 0 ? undefined : run.links[at - 1];
      calls.push(callRow.get(call)!);
      callLink.push(link === undefined ? NO_ROW : linkRow.get(link)!);
    }
  return { calls: narrow(calls), callLink: narrow(callLink) };
}

type Lists =
  | "tariffs"
  | "firstTariffList"
  | "tariffRows"
  | "tariffDays"
  | "surcharges"
  | "firstSurchargeList"
  | "surchargeRows"
  | "restrictions"
  | "firstRestrictionList"
  | "restrictionRows";

function flatTariffs(network: Network, rides: readonly Ride[]): Pick<Flat, Lists> {
  const tariffsOf = tariffsFor(network);
  const rowOf = placesIn(network.tariffs);
  // One walk: what is known of the ride asked for last serves both.
  const reach = reachOf(network);
  const surchargesOf = surchargesFor(network, reach);
  const restrictionsOf = restrictionsFor(network, reach);
  const surchargeOf = placesIn(network.surcharges);
  const restrictionOf = placesIn(network.restrictions);
  const periods = pool();
  const surcharges = pool();
  const restrictions = pool();
  for (const ride of rides) {
    // Two numbers a period, so that lists of the same rows from other days are others.
    const governing: number[] = [];
    for (const { from, winners } of tariffsOf(ride))
      governing.push(from === undefined ? ALWAYS : dayOf(from), rowOf(winners[0]));
    periods.add(governing);
    surcharges.add(surchargesOf(ride).map(surchargeOf));
    restrictions.add(restrictionsOf(ride).map(restrictionOf));
  }
  return {
    tariffs: narrow(periods.list),
    firstTariffList: narrow(periods.first.map((offset) => offset / 2)),
    tariffRows: narrow(periods.items.filter((_, at) => at % 2 === 1)),
    tariffDays: narrow(periods.items.filter((_, at) => at % 2 === 0)),
    surcharges: narrow(surcharges.list),
    firstSurchargeList: narrow(surcharges.first),
    surchargeRows: narrow(surcharges.items),
    restrictions: narrow(restrictions.list),
    firstRestrictionList: narrow(restrictions.first),
    restrictionRows: narrow(restrictions.items),
  };
}

/** The place of a row in its table; NO_ROW for none. */
function placesIn(table: readonly object[]): (row: object | undefined) => number {
  const placeOf = places(table);
  return (row) => (row === undefined ? NO_ROW : placeOf.get(row)!);
}

/** Lists of numbers, equal ones kept once, numbered as they come. */
interface Pool {
  /** Adds the list of one more of those it is kept for. */
  add(own: readonly number[]): void;
  /** By what the lists were added for: number of its list. */
  readonly list: readonly number[];
  /** By list, and one more: offset into the items. */
  readonly first: readonly number[];
  readonly items: readonly number[];
}

function pool(): Pool {
  const known = new Map<string, number>();
  const list: number[] = [];
  const first = [0];
  const items: number[] = [];
  const add = (own: readonly number[]): void => {
    const key = own.join(" ");
    const number = known.get(key) ?? known.size;
    list.push(number);
    if (number < known.size) return;
    known.set(key, number);
    items.push(...own);
    first.push(items.length);
  };
  return { add, list, first, items };
}

type States = "rideState" | "rideKind" | "transfers" | "firstTransferList" | "transferRows";

function flatStates(
  network: Network,
  rides: readonly Ride[],
  terminalIds: readonly string[],
): Pick<Flat, States> {
  const hireOf = hireFor(network);
  const namedFrom = new Set(network.transfers.map(({ fromService }) => fromService));
  const rowsOf = transfersFor(network);
  const rowOf = placesIn(network.transfers);
  const { rideKind, firsts } = kindsOf(network, rides);
  const waysOf = (terminal: string, from: Side): number[] => {
    const between = (to: Side): number => rowOf(rowsOf(terminal, from, to)[0]);
    const out = typeof from === "string" ? [NO_ROW, NO_ROW] : [between("gate"), between("lorry")];
    return [...out, ...(firsts.get(terminal) ?? []).map(between)];
  };

  const transfers = pool();
  for (const id of terminalIds) transfers.add(waysOf(id, "gate"));
  for (const id of terminalIds) transfers.add(waysOf(id, "lorry"));
  const stateByKey = new Map<string, number>();
  const rideState = rides.map((ride) => {
    const hire = hireOf(ride)[0]?.id ?? "";
    const key = `${ride.to} ${ride.mode} ${gaugeIn(ride)} ${hire} ${nameIn(namedFrom, ride)}`;
    const known = stateByKey.get(key);
    if (known !== undefined) return known;
    const state = transfers.list.length;
    stateByKey.set(key, state);
    transfers.add(waysOf(ride.to, ride));
    return state;
  });
  return {
    rideState: narrow(rideState),
    rideKind: narrow(rideKind),
    transfers: narrow(transfers.list),
    firstTransferList: narrow(transfers.first),
    transferRows: narrow(transfers.items),
  };
}

/** A service's id where it is in the set: rows tell it from others only then. */
const nameIn = (set: ReadonlySet<string | undefined>, { service }: Ride): string =>
  service !== undefined && set.has(service.id) ? service.id : "";

/** What transfer rows can tell apart of the rides that leave a terminal. */
interface Kinds {
  /** By ride: its kind among those of its terminal, numbered in the order of the rides. */
  readonly rideKind: readonly number[];
  /** By terminal id: the first ride of each kind. */
  readonly firsts: ReadonlyMap<string, readonly Ride[]>;
}

function kindsOf(network: Network, rides: readonly Ride[]): Kinds {
  const namedTo = new Set(network.transfers.map(({ toService }) => toService));
  const known = new Map<string, number>();
  const firsts = new Map<string, Ride[]>();
  const rideKind = rides.map((ride) => {
    const there = firsts.get(ride.from) ?? [];
    firsts.set(ride.from, there);
    const key = `${ride.from} ${ride.mode} ${gaugeOut(ride)} ${nameIn(namedTo, ride)}`;
    const kind = known.get(key) ?? there.length;
    if (kind === there.length) {
      known.set(key, kind);
      there.push(ride);
    }
    return kind;
  });
  return { rideKind, firsts };
}
