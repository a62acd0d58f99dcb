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

  const spells = (index: number): readonly Spell[] | undefined => {
    if (network.calendars.length === 0) return undefined;
    const known = spellsKnown()[index];
    if (known !== undefined) return known ?? undefined;
    const ride = rides()[index]!;
    const concerns = concernsOf()(ride);
    const found = concerns.length === 0 ? undefined : listSpells(concerns);
    spellsKnown()[index] = found ?? null;
    return found;
  };

  return new LaidOut(network, flat, {
    terminalIds,
    terminalIdx,
    rides,
    tariffs,
    surcharges,
    restrictions,
    hires,
    leavings,
    rideMinutes,
    rideCutOff,
    rideOffset,
    rideLead,
    timetables,
    zones,
    hours,
    drayages,
    storages,
    stateHires,
    spells,
    calendarYears,
    states,
    moves,
  });
}

/**
 * The same lists for a network that has the same tables: only other rows of it are closed, which is looked at when cargo is weighed. Each list is
 * worked out once for both. `compiled` must be of `layOut`.
 */
export function withNetwork(compiled: Compiled, network: Network): Compiled {
  if (!(compiled instanceof LaidOut)) throw new Error("invariant: not laid out by `layOut`");
  return compiled.withNetwork(network);
}

/** What is worked out when it is first asked for. */
type Lists = {
  readonly [Name in Exclude<
    keyof Compiled,
    "network" | "flat" | "stateCount" | "spells" | "calendarYears" | keyof States | keyof Moves
  >]: () => Compiled[Name];
} & {
  readonly spells: Compiled["spells"];
  readonly calendarYears: () => { readonly known: CalendarYears | undefined };
  readonly states: () => States;
  readonly moves: () => Moves;
};

/**
 * A class for the sake of its shape (ARCHITECTURE, decision 29): all that a search does reads from one of these, and of getters
 * in a literal each object is a table of its own.
 */
class LaidOut implements Compiled {
  readonly network: Network;
  readonly flat: Flat;
  readonly stateCount: number;
  readonly #lists: Lists;

  constructor(network: Network, flat: Flat, lists: Lists) {
    this.network = network;
    this.flat = flat;
    this.stateCount = flat.transfers.length;
    this.#lists = lists;
  }

  withNetwork(network: Network): Compiled {
    return new LaidOut(network, this.flat, this.#lists);
  }
  spells(ride: number): readonly Spell[] | undefined {
    return this.#lists.spells(ride);
  }
  get calendarYears(): CalendarYears | undefined {
    return this.#lists.calendarYears().known;
  }
  get terminalIds(): Compiled["terminalIds"] {
    return this.#lists.terminalIds();
  }
  get terminalIdx(): Compiled["terminalIdx"] {
    return this.#lists.terminalIdx();
  }
  get rides(): Compiled["rides"] {
    return this.#lists.rides();
  }
  get tariffs(): Compiled["tariffs"] {
    return this.#lists.tariffs();
  }
  get surcharges(): Compiled["surcharges"] {
    return this.#lists.surcharges();
  }
  get restrictions(): Compiled["restrictions"] {
    return this.#lists.restrictions();
  }
  get hires(): Compiled["hires"] {
    return this.#lists.hires();
  }
  get leavings(): Compiled["leavings"] {
    return this.#lists.leavings();
  }
  get rideMinutes(): Compiled["rideMinutes"] {
    return this.#lists.rideMinutes();
  }
  get rideCutOff(): Compiled["rideCutOff"] {
    return this.#lists.rideCutOff();
  }
  get rideOffset(): Compiled["rideOffset"] {
    return this.#lists.rideOffset();
  }
  get rideLead(): Compiled["rideLead"] {
    return this.#lists.rideLead();
  }
  get timetables(): Compiled["timetables"] {
    return this.#lists.timetables();
  }
  get zones(): Compiled["zones"] {
    return this.#lists.zones();
  }
  get hours(): Compiled["hours"] {
    return this.#lists.hours();
  }
  get drayages(): Compiled["drayages"] {
    return this.#lists.drayages();
  }
  get storages(): Compiled["storages"] {
    return this.#lists.storages();
  }
  get stateHires(): Compiled["stateHires"] {
    return this.#lists.stateHires();
  }
  get stateRide(): Int32Array {
    return this.#lists.states().stateRide;
  }
  get stateTerminal(): Int32Array {
    return this.#lists.states().stateTerminal;
  }
  get gateState(): Int32Array {
    return this.#lists.states().gateState;
  }
  get doorState(): Int32Array {
    return this.#lists.states().doorState;
  }
  get rideState(): Int32Array {
    return this.#lists.states().rideState;
  }
  get release(): Int32Array {
    return this.#lists.states().release;
  }
  get toLorry(): Int32Array {
    return this.#lists.states().toLorry;
  }
  get firstMove(): Int32Array {
    return this.#lists.moves().firstMove;
  }
  get moveRide(): Int32Array {
    return this.#lists.moves().moveRide;
  }
  get moveTransfer(): Int32Array {
    return this.#lists.moves().moveTransfer;
  }
  get moveInto(): Int32Array {
    return this.#lists.moves().moveInto;
  }
  get firstInto(): Int32Array {
    return this.#lists.moves().firstInto;
  }
  get intoMoves(): Int32Array {
    return this.#lists.moves().intoMoves;
  }
  get intoFrom(): Int32Array {
    return this.#lists.moves().intoFrom;
  }
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
