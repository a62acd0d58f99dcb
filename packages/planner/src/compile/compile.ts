/**
 * A checked network laid out for searching.
 *
 * A **state** is a terminal and how cargo stands there: at the gate, or discharged from a ride of some mode and gauge
 * (and service, where a transfer row names it). States that no rule can tell apart are one.
 * A **move** is the transfer out of a state and the ride that follows. Moves out of state `s` are
 * `firstMove[s] .. firstMove[s + 1]`; moves into it are listed by `intoMoves[firstInto[s] .. firstInto[s + 1]]`.
 *
 * | array          | length     | element                                    |
 * | -------------- | ---------- | ------------------------------------------ |
 * | `firstMove`    | states + 1 | offset into the moves                      |
 * | `moveRide`     | moves      | ride                                       |
 * | `moveTransfer` | moves      | transfer row                               |
 * | `moveFrom`     | moves      | state it leaves                            |
 * | `moveInto`     | moves      | state it leads to                          |
 * | `rideState`    | rides      | state it arrives in                        |
 * | `release`      | states     | transfer row to the gate, or NO_ROW        |
 * | `toLorry`      | states     | transfer row to a door's lorry, or NO_ROW  |
 * | `gateState`    | terminals  | state at the gate                          |
 * | `doorState`    | terminals  | state off a door's lorry                   |
 * | `stateTerminal`| states     | terminal                                   |
 */
import { midnightOfDay } from "../network/calendar.ts";
import { type Ride, rideOfLink, serviceRide } from "../network/rides.ts";
import type {
  BoxHire,
  Drayage,
  Network,
  Restriction,
  Storage,
  Surcharge,
  Tariff,
} from "../network/rows.ts";
import { calendarsFor, drayageFor, hireFor, storageFor } from "../network/scope.ts";
import { toMinutes } from "../units.ts";
import { ALWAYS, type Flat, flatten, NO_ROW } from "./flatten.ts";
import { listHours, type NextStart } from "./hours.ts";
import { once } from "./once.ts";
import { createSpells, type Spell } from "./spells.ts";
import { type Leaving, listLeavings, type Timetable } from "./timetable.ts";

export { NO_ROW } from "./flatten.ts";

/** A network ready to be searched; lists run parallel to the rides, states or terminals they are said to be by. */
export interface Compiled {
  readonly network: Network;
  readonly flat: Flat;
  /** Sorted by id, so that indices depend on content alone. */
  readonly terminalIds: readonly string[];
  /** Index of a terminal by its id. */
  readonly terminalIdx: ReadonlyMap<string, number>;
  readonly rides: readonly Ride[];
  /** By ride: the tariff from each departure minute on; the first begins at -Infinity. */
  readonly tariffs: readonly (readonly TariffFrom[])[];
  /** By ride: surcharges and restrictions whose scope it is in. */
  readonly surcharges: readonly (readonly Surcharge[])[];
  readonly restrictions: readonly (readonly Restriction[])[];
  /** By ride: the hire of the carrier's box on it, in steps. */
  readonly hires: readonly (readonly BoxHire[])[];
  /** What calendars do to a ride; `undefined` where none concerns it. Worked out when first asked for. */
  spells(ride: number): readonly Spell[] | undefined;
  readonly leavings: readonly Leaving[];
  /** By ride, as its row says: read by the million in a search, where rides lie too far apart. */
  readonly rideMinutes: Int32Array;
  readonly rideCutOff: Int32Array;
  readonly rideOffset: Int32Array;
  /** Minutes; -Infinity where it needs no booking ahead. */
  readonly rideLead: Float64Array;
  /** By ride. */
  readonly timetables: readonly (Timetable | undefined)[];
  /** By terminal. */
  readonly zones: readonly string[];
  readonly hours: readonly (NextStart | undefined)[];
  readonly drayages: readonly (Drayage | undefined)[];
  /** By state: storage after discharge, sets of steps, most specific first; none at gates and off a door's lorry. */
  readonly storages: readonly (readonly (readonly Storage[])[])[];
  /** By state: hire of the box it came in. */
  readonly stateHires: readonly (readonly BoxHire[])[];
  readonly stateCount: number;
  readonly stateTerminal: Int32Array;
  readonly gateState: Int32Array;
  readonly doorState: Int32Array;
  readonly rideState: Int32Array;
  readonly release: Int32Array;
  readonly toLorry: Int32Array;
  readonly firstMove: Int32Array;
  readonly moveRide: Int32Array;
  readonly moveTransfer: Int32Array;
  readonly moveFrom: Int32Array;
  /** State that each move leads to. */
  readonly moveInto: Int32Array;
  readonly firstInto: Int32Array;
  readonly intoMoves: Int32Array;
  /** State that each of `intoMoves` leaves. */
  readonly intoFrom: Int32Array;
}

/** A tariff from a departure minute on, until the next; absent: none, the ride is not offered then. */
export interface TariffFrom {
  readonly from: number;
  readonly tariff: Tariff | undefined;
}

/** Lays out a network that `checkNetwork` found without errors. */
export const compile = (network: Network): Compiled => layOut(network, flatten(network));

/**
 * A network and its flat arrays, read as rows, rides and lists of them. Nothing is worked out before it is asked for, so
 * that opening a snapshot costs nothing.
 */
export function layOut(network: Network, flat: Flat): Compiled {
  const terminalIds = once(() => network.terminals.map(({ id }) => id).sort());
  const terminalIdx = once(() => new Map(terminalIds().map((id, index) => [id, index])));
  const zoneById = once(() => new Map(network.terminals.map((row) => [row.id, row.timeZone])));
  const zoneOf = (terminal: string): string => zoneById().get(terminal)!;
  const rides = once(() => listFlatRides(network, flat));
  const tariffs = once(() =>
    rides().map((ride, index) => tariffsOf(flat, network, index, zoneOf(ride.from))),
  );
  const surcharges = once(() =>
    rowLists(network.surcharges, flat.surcharges, flat.firstSurchargeList, flat.surchargeRows),
  );
  const restrictions = once(() =>
    rowLists(
      network.restrictions,
      flat.restrictions,
      flat.firstRestrictionList,
      flat.restrictionRows,
    ),
  );
  const hires = once(() => rides().map(hireFor(network)));
  const concernsOf = once(() => calendarsFor(network));
  const listSpells = createSpells(zoneOf);
  const spellsKnown: (readonly Spell[] | null)[] = [];
  const leavings = once(() => listLeavings(network, rides()));
  const rideMinutes = once(() => Int32Array.from(rides(), (ride) => ride.rideMinutes));
  const rideCutOff = once(() => Int32Array.from(rides(), (ride) => ride.cutOffMinutes));
  const rideOffset = once(() => Int32Array.from(rides(), (ride) => ride.offsetMinutes));
  const rideLead = once(() =>
    Float64Array.from(rides(), ({ service }) =>
      service?.bookingLeadH === undefined
        ? Number.NEGATIVE_INFINITY
        : toMinutes(service.bookingLeadH),
    ),
  );
  const timetables = once(() =>
    leavings().map((leaving) => (leaving.kind === "timetable" ? leaving.timetable : undefined)),
  );
  const moveInto = once(() => flat.moveRide.map((ride) => flat.rideState[ride]!));
  const zones = once(() => terminalIds().map(zoneOf));
  const hours = once(() => {
    const byId = listHours(network);
    return terminalIds().map((id) => byId.get(id));
  });
  const intoFrom = once(() => flat.intoMoves.map((move) => flat.moveFrom[move]!));
  const drayages = once(() => terminalIds().map(drayageFor(network)));
  const arriving = (state: number): Ride | undefined => rides()[flat.stateRide[state]!];
  const states = Array.from(flat.stateTerminal.keys());
  const storages = once(() => {
    const storageOf = storageFor(network);
    return states.map((state) => {
      const ride = arriving(state);
      return ride === undefined ? [] : storageOf(ride.to, ride.mode);
    });
  });
  const stateHires = once(() => states.map((state) => hires()[flat.stateRide[state]!] ?? []));

  return {
    network,
    flat,
    get terminalIds() {
      return terminalIds();
    },
    get terminalIdx() {
      return terminalIdx();
    },
    get rides() {
      return rides();
    },
    get tariffs() {
      return tariffs();
    },
    get surcharges() {
      return surcharges();
    },
    get restrictions() {
      return restrictions();
    },
    get hires() {
      return hires();
    },
    spells(index) {
      const known = spellsKnown[index];
      if (known !== undefined) return known ?? undefined;
      const ride = rides()[index]!;
      const concerns = concernsOf()(ride);
      const found = concerns.length === 0 ? undefined : listSpells(concerns);
      spellsKnown[index] = found ?? null;
      return found;
    },
    get leavings() {
      return leavings();
    },
    get rideMinutes() {
      return rideMinutes();
    },
    get rideCutOff() {
      return rideCutOff();
    },
    get rideOffset() {
      return rideOffset();
    },
    get rideLead() {
      return rideLead();
    },
    get timetables() {
      return timetables();
    },
    get zones() {
      return zones();
    },
    get hours() {
      return hours();
    },
    get drayages() {
      return drayages();
    },
    get storages() {
      return storages();
    },
    get stateHires() {
      return stateHires();
    },
    stateCount: flat.stateTerminal.length,
    stateTerminal: flat.stateTerminal,
    gateState: flat.gateState,
    doorState: flat.doorState,
    rideState: flat.rideState,
    release: flat.release,
    toLorry: flat.toLorry,
    firstMove: flat.firstMove,
    moveRide: flat.moveRide,
    moveTransfer: flat.moveTransfer,
    moveFrom: flat.moveFrom,
    get moveInto() {
      return moveInto();
    },
    firstInto: flat.firstInto,
    intoMoves: flat.intoMoves,
    get intoFrom() {
      return intoFrom();
    },
  };
}

function listFlatRides(network: Network, { calls, callLink, rideFirst, rideLast }: Flat): Ride[] {
  const { links } = network;
  const services = new Map(network.services.map((service) => [service.id, service]));
  return Array.from(rideFirst, (first, ride) => {
    const last = rideLast[ride]!;
    if (last === NO_ROW) return rideOfLink(links[first]!);
    const visits = Array.from(calls.subarray(first, last + 1), (row) => network.calls[row]!);
    const between = Array.from(callLink.subarray(first + 1, last + 1), (row) => links[row]!);
    return serviceRide(services.get(visits[0]!.service)!, visits, between);
  });
}

function tariffsOf(
  { firstPeriod, periodDay, periodTariff }: Flat,
  { tariffs }: Network,
  ride: number,
  zone: string,
): readonly TariffFrom[] {
  const found: TariffFrom[] = [];
  for (let period = firstPeriod[ride]!; period < firstPeriod[ride + 1]!; period++) {
    const day = periodDay[period]!;
    found.push({
      from: day === ALWAYS ? Number.NEGATIVE_INFINITY : midnightOfDay(day, zone),
      tariff: tariffs[periodTariff[period]!],
    });
  }
  return found;
}

/** The rows of each item; items with the same list share it. */
function rowLists<Row>(
  table: readonly Row[],
  listOf: Int32Array,
  first: Int32Array,
  rows: Int32Array,
): readonly (readonly Row[])[] {
  const lists: Row[][] = [];
  for (let list = 0; list + 1 < first.length; list++)
    lists.push(Array.from(rows.subarray(first[list]!, first[list + 1]!), (row) => table[row]!));
  return Array.from(listOf, (list) => lists[list]!);
}
