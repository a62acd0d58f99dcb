/** What the search moves over: which exits are open to this cargo, what they use, when rides leave. */
import type { Compiled } from "../compile/compile.ts";
import { HORIZON_MINUTES, NO_DEPARTURE, type Timetable } from "../compile/timetable.ts";
import { chargeCents, mostExtraCents } from "../cost/charges.ts";
import { createDestination, type Destination } from "./destination.ts";
import type { Query } from "./query.ts";
import { eachChoice, type TakeChoice } from "./terms.ts";
import type { Weighed } from "./weigh.ts";

/** A network as one cargo meets it on one question. */
export interface Field extends Destination {
  /** True where the departures of a ride are not all alike and `choices` must be asked. */
  isVaried(ride: number): boolean;
  mannerOf(ride: number): Manner;
  /** By ride, as far as it was asked for; UNKNOWN elsewhere. */
  readonly manners: Uint8Array;
  /**
   * First departure of a ride that is not varied, for cargo whose handling is done at `ready` and that has lain until another minute;
   * or NO_DEPARTURE.
   */
  nextDeparture(ready: number, ride: number, notBefore: number): number;
  /** First departure by the timetable of a ride at or after an absolute minute, or NO_DEPARTURE. */
  nextLeaving(ride: number, minute: number): number;
  /** Last departure by the timetable of a ride at or before an absolute minute and not before another, or -Infinity. */
  lastLeaving(ride: number, minute: number, notBefore: number): number;
  /** The departures worth choosing of a varied ride; `whom` is handed to `take` as it is, so that one function serves all searches. */
  choices<Whom>(
    ready: number,
    ride: number,
    take: TakeChoice<Whom>,
    notBefore: number,
    whom: Whom,
  ): void;
  /** First minute at or after one in which handling may start at the state's terminal. */
  handlingFrom(state: number, minute: number): number;
  /** Cents for lying in a state so many minutes after discharge. */
  waitCents(state: number, minutes: number): number;
  /** As that of a weighing, and true where a stay that is asked for may end on a day that is not as usual. */
  isRough(state: number, arrived: number): boolean;
  /**
   * Cents by which cargo that came to a state so many minutes before other cargo may owe more than that when both leave
   * together: 0 where it need not wait for the other (`isRough`).
   */
  earlierCents(state: number, arrived: number, minutes: number): number;
}

/**
 * How a ride leaves: at any time after its usual wait, or by its timetable, always alike and for one price; or by the date, which
 * calendars, dated prices and booking leads make it, and then its departure must be asked for.
 */
export type Manner = typeof USUAL | typeof TIMED | typeof BY_DATE;
const UNKNOWN = 0;
export const USUAL = 1;
export const TIMED = 2;
const BY_DATE = 3;
/** Manners stay the same as long as a cargo does; worked out when first asked for. */
const known = new WeakMap<Weighed, Uint8Array>();

function mannersOf(weighed: Weighed, rideCount: number): Uint8Array {
  const own = known.get(weighed) ?? new Uint8Array(rideCount);
  known.set(weighed, own);
  return own;
}

/** Reads from the arrays given; they must not change while the field is used. `destination` is that of the question, if it is known. */
export function createField(
  compiled: Compiled,
  weighed: Weighed,
  query: Pick<Query, "to" | "departAfter" | "bookedAt" | "stays">,
  destination: Destination = createDestination(compiled, weighed, query.to),
): Field {
  const { rides, leavings, timetables, rideCutOff, rideOffset, rideLead, stateTerminal } = compiled;
  const { rideCents, rideWait } = weighed;
  const lastDeparture = query.departAfter + HORIZON_MINUTES;
  /** The first minute a ride could leave at. */
  const earliest = (ready: number, ride: number): number =>
    Math.max(ready + rideCutOff[ride]!, query.bookedAt + rideLead[ride]!);
  const manners = mannersOf(weighed, rides.length);
  const mannerOf = (ride: number): Manner => {
    if (rideLead[ride]! >= 0 || weighed.terms(ride) !== undefined) return BY_DATE;
    return timetables[ride] === undefined ? USUAL : TIMED;
  };
  const isStay = (state: number): boolean =>
    query.stays.some(({ terminals }) => terminals.has(stateTerminal[state]!));
  const isRough = (state: number, arrived: number): boolean =>
    weighed.isRough(state, arrived) || (query.stays.length > 0 && isStay(state));
  // Rides of one service from one call leave together and are asked for one after the other.
  let asked: Timetable | undefined;
  let askedFrom = Number.NaN;
  let askedOffset = Number.NaN;
  let told = NO_DEPARTURE;
  const nextLeaving = (ride: number, minute: number): number => {
    const timetable = timetables[ride];
    if (timetable === undefined) return NO_DEPARTURE;
    // In the time of the service's first call, which is what its timetable tells.
    const offset = rideOffset[ride]!;
    if (timetable !== asked || minute !== askedFrom || offset !== askedOffset) {
      asked = timetable;
      askedFrom = minute;
      askedOffset = offset;
      told = timetable.next(minute - offset, lastDeparture - offset) + offset;
    }
    return told;
  };
  return {
    exits: destination.exits,
    bounds: (criterion) => destination.bounds(criterion),
    boundsAbreast: (columns) => destination.boundsAbreast(columns),
    isRough,
    manners,
    nextLeaving,
    lastLeaving(ride, minute, notBefore) {
      const timetable = timetables[ride];
      if (timetable === undefined) return Number.NEGATIVE_INFINITY;
      const offset = rideOffset[ride]!;
      return timetable.last(minute - offset, notBefore - offset) + offset;
    },
    isVaried: (ride) => weighed.terms(ride) !== undefined,
    mannerOf(ride) {
      if (manners[ride] === UNKNOWN) manners[ride] = mannerOf(ride);
      return manners[ride] as Manner;
    },
    nextDeparture(ready, ride, notBefore) {
      const from = Math.max(earliest(ready, ride), notBefore);
      if (timetables[ride] !== undefined) return nextLeaving(ride, from);
      const departure = from + rideWait[ride]!;
      return departure <= lastDeparture ? departure : NO_DEPARTURE;
    },
    choices: (ready, ride, take, notBefore, whom) =>
      eachChoice(
        rides[ride]!,
        leavings[ride]!,
        weighed.terms(ride)!,
        rideCents[ride]!,
        Math.max(earliest(ready, ride), notBefore),
        lastDeparture,
        take,
        whom,
      ),
    handlingFrom: (state, minute) => compiled.hours[stateTerminal[state]!]?.(minute) ?? minute,
    waitCents(state, minutes) {
      let cents = 0;
      for (const charge of weighed.charges(state)) cents += chargeCents(charge, minutes);
      return cents;
    },
    earlierCents(state, arrived, minutes) {
      if (minutes === 0 || !isRough(state, arrived)) return 0;
      let cents = 0;
      for (const charge of weighed.charges(state)) cents += mostExtraCents(charge, minutes);
      return cents;
    },
  };
}
