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
 * | `moveInto`     | moves      | state it leads to                          |
 * | `rideState`    | rides      | state it arrives in                        |
 * | `stateRide`    | states     | first ride that arrives in it, or NO_ROW   |
 * | `release`      | states     | transfer row to the gate, or NO_ROW        |
 * | `toLorry`      | states     | transfer row to a door's lorry, or NO_ROW  |
 * | `gateState`    | terminals  | state at the gate                          |
 * | `doorState`    | terminals  | state off a door's lorry                   |
 * | `stateTerminal`| states     | terminal                                   |
 */
import { midnightOfDay } from "../network/calendar.ts";
import { listRides, type Ride, type Run } from "../network/rides.ts";
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
import { type CalendarYears, calendarYearsOf } from "./calendarYears.ts";
import { ALWAYS, type Flat, flatten, NO_ROW, type Whole } from "./flatten.ts";
import { listHours, type NextStart } from "./hours.ts";
import { once, oncePair } from "./once.ts";
import { createSpells, type Spell } from "./spells.ts";
import { layOutMoves, layOutStates, type Moves, type States } from "./states.ts";
import { type Leaving, listLeavings, type Timetable } from "./timetable.ts";

export { NO_ROW } from "./flatten.ts";

/** A network ready to be searched; lists run parallel to the rides, states or terminals they are said to be by. */
export interface Compiled extends States, Moves {
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
  /** The years that calendars are about; `undefined` where there are none. */
  readonly calendarYears: CalendarYears | undefined;
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
  const zones = once(() => {
    const byId = new Map(network.terminals.map(({ id, timeZone }) => [id, timeZone]));
    return terminalIds().map((id) => byId.get(id)!);
  });
  const zoneOf = (terminal: string): string => zones()[terminalIdx().get(terminal)!]!;
  // A copy: a list that grew ride by ride keeps room for more.
  const rides = once(() => listRides(network, listFlatRuns(network, flat)).slice());
  const tariffs = once(() => {
    const tariffsOf = tariffLists(flat, network);
    return rides().map((ride, index) => tariffsOf(flat.tariffs[index]!, zoneOf(ride.from)));
  });
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
  const spellsKnown = once(() => new Array<readonly Spell[] | null | undefined>(rides().length));
  const calendarYears = once(() => ({ known: calendarYearsOf(network.calendars) }));
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
  const hours = once(() => {
    const byId = listHours(network);
    return terminalIds().map((id) => byId.get(id));
  });
  const drayages = once(() => terminalIds().map(drayageFor(network)));
  const endsOf = (end: "from" | "to"): Int32Array =>
    Int32Array.from(rides(), (ride) => terminalIdx().get(ride[end])!);
  const states = once(() => layOutStates(flat, network.terminals.length, endsOf("to")));
  const moves = once(() => layOutMoves(flat, states(), endsOf("from")));
  /** By state, of the first ride that arrives in it. */
  const byArrival = <T>(ofRide: (ride: number) => T, none: T): readonly T[] =>
    listFrom(states().stateRide, (ride) => (ride === NO_ROW ? none : ofRide(ride)));
  const storages = once(() => {
    const storageOf = storageFor(network);
    return byArrival<readonly (readonly Storage[])[]>((index) => {
      const { to, mode } = rides()[index]!;
      return storageOf(to, mode);
    }, []);
  });
  const stateHires = once(() => byArrival<readonly BoxHire[]>((ride) => hires()[ride]!, []));

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
      if (network.calendars.length === 0) return undefined;
      const known = spellsKnown()[index];
      if (known !== undefined) return known ?? undefined;
      const ride = rides()[index]!;
      const concerns = concernsOf()(ride);
      const found = concerns.length === 0 ? undefined : listSpells(concerns);
      spellsKnown()[index] = found ?? null;
      return found;
    },
    get calendarYears() {
      return calendarYears().known;
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
    stateCount: flat.transfers.length,
    get stateRide() {
      return states().stateRide;
    },
    get stateTerminal() {
      return states().stateTerminal;
    },
    get gateState() {
      return states().gateState;
    },
    get doorState() {
      return states().doorState;
    },
    get rideState() {
      return states().rideState;
    },
    get release() {
      return states().release;
    },
    get toLorry() {
      return states().toLorry;
    },
    get firstMove() {
      return moves().firstMove;
    },
    get moveRide() {
      return moves().moveRide;
    },
    get moveTransfer() {
      return moves().moveTransfer;
    },
    get moveInto() {
      return moves().moveInto;
    },
    get firstInto() {
      return moves().firstInto;
    },
    get intoMoves() {
      return moves().intoMoves;
    },
    get intoFrom() {
      return moves().intoFrom;
    },
  };
}

function listFlatRuns(network: Network, { calls, callLink }: Flat): Run[] {
  const services = new Map(network.services.map((service) => [service.id, service]));
  const visits = Array.from(calls, (row) => network.calls[row]!);
  const links = Array.from(callLink, (row) => network.links[row]);
  const runs: Run[] = [];
  for (let start = 0, end = 0; start < visits.length; start = end) {
    const { service } = visits[start]!;
    while (visits[end]?.service === service) end++;
    runs.push({
      service: services.get(service)!,
      calls: visits.slice(start, end),
      links: links.slice(start + 1, end),
    });
  }
  return runs;
}

/** Tariffs by list and by the zone in which its days begin; rides with the same of both share theirs. */
function tariffLists(
  { firstTariffList, tariffRows, tariffDays }: Flat,
  { tariffs }: Network,
): (list: number, zone: string) => readonly TariffFrom[] {
  const share = oncePair<string, number, readonly TariffFrom[]>();
  return (list, zone) =>
    share(zone, list, () => {
      const found: TariffFrom[] = [];
      for (let at = firstTariffList[list]!; at < firstTariffList[list + 1]!; at++) {
        const day = tariffDays[at]!;
        found.push({
          from: day === ALWAYS ? Number.NEGATIVE_INFINITY : midnightOfDay(day, zone),
          tariff: tariffs[tariffRows[at]!],
        });
      }
      return found;
    });
}

/** What a function makes of each number. Mapped while it is copied, a list would grow as it goes and keep room for more. */
const listFrom = <T>(numbers: Whole, make: (number: number) => T): readonly T[] =>
  Array.from(numbers).map(make);

/** The rows of each item; items with the same list share it. */
function rowLists<Row>(
  table: readonly Row[],
  listOf: Whole,
  first: Whole,
  rows: Whole,
): readonly (readonly Row[])[] {
  const lists: Row[][] = [];
  for (let list = 0; list + 1 < first.length; list++)
    lists.push(Array.from(rows.subarray(first[list]!, first[list + 1]!), (row) => table[row]!));
  return listFrom(listOf, (list) => lists[list]!);
}
