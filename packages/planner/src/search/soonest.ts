/**
 * The soonest arrival, and how late cargo may be anywhere on the way to it: what a search for the fastest way need not leave.
 *
 * Timetables make lower bounds that leave waits out far too low: a search by them alone looks at most of a network. Two trees do
 * better: the earliest arrival in every state that can matter, and backwards from the soonest the latest arrival in each that
 * is still in time for it. Only what lies between the two can be part of a fastest way, and of those the best in the other criteria
 * is searched for.
 *
 * Nobody gains by coming later (`eachChoice`), so one label a state is enough forwards. Backwards timetables count, and what
 * else depends on the day (calendars, opening hours, booking leads) is taken to be at its best: the latest arrival is then too
 * late rather than too early.
 */
import { type Compiled, NO_ROW } from "../compile/compile.ts";
import { HORIZON_MINUTES } from "../compile/timetable.ts";
import { createSpares } from "../kernel/spares.ts";
import { CRITERIA } from "../request/request.ts";
import { UNREACHED } from "./bounds.ts";
import { type Field, TIMED, USUAL } from "./field.ts";
import { MOST_LEGS } from "./labels.ts";
import { leastOfMoves } from "./moves.ts";
import type { Query } from "./query.ts";
import { createWaiting, drop, push, type Waiting } from "./waiting.ts";
import type { Weighed } from "./weigh.ts";

/** A question narrowed to what can be of its answer. */
export interface Narrowed {
  readonly query: Query;
  /**
   * By state, the latest minute after `departAfter` at which a search looks at cargo there; later it would be in vain. For the
   * fastest way that is by the two trees, or by the deadline where the budget is spent before they are grown; otherwise by the least
   * that is left from the state to the deadline. Without a deadline it is infinite, also in states from which nothing leads on.
   */
  readonly latest: Float64Array;
  /** Minutes of the fastest way, where it is asked for and there is one: all that is left is to find the best of that many. */
  readonly soonest?: number;
  /** Once, when the search is over: from then on `latest` may be written over by the next. */
  readonly giveBack: () => void;
}

/** Lists of a number a state. */
const lists = createSpares((states): Float64Array => new Float64Array(states));
const giveBackOf = (latest: Float64Array) => (): void => lists.giveBack(latest.length, latest);

/** Narrows a question before its search. */
export function narrow(compiled: Compiled, weighed: Weighed, query: Query, field: Field): Narrowed {
  const fastest = isForFastest(query)
    ? narrowToFastest(compiled, weighed, query, field)
    : undefined;
  if (fastest !== undefined) return fastest;
  const last = query.arriveBefore - query.departAfter;
  if (last === Number.POSITIVE_INFINITY)
    return { query, latest: noLimit(compiled), giveBack: () => undefined };
  const latest = lists.borrow(compiled.stateCount);
  if (query.isSpread) latest.fill(last);
  else {
    const left = field.bounds("duration");
    for (let state = 0; state < latest.length; state++) latest[state] = last - left[state]!;
  }
  return { query, latest, giveBack: giveBackOf(latest) };
}

/** Most questions have no deadline: one list for all of a network. */
const limitless = new WeakMap<Compiled["stateTerminal"], Float64Array>();

function noLimit({ stateTerminal, stateCount }: Compiled): Float64Array {
  const own =
    limitless.get(stateTerminal) ?? new Float64Array(stateCount).fill(Number.POSITIVE_INFINITY);
  limitless.set(stateTerminal, own);
  return own;
}

/** True where the soonest arrival is asked for and nothing but time shuts a way out of it. */
const isForFastest = (query: Query): boolean => {
  const { over, isFirstOnly, isSpread, stays, mustTouch, maxCents, maxLegs } = query;
  return (
    isFirstOnly &&
    !isSpread &&
    over.length === 1 &&
    over[0] === "duration" &&
    stays.length === 0 &&
    mustTouch === 0 &&
    maxCents === Number.POSITIVE_INFINITY &&
    maxLegs === Number.POSITIVE_INFINITY
  );
};

/** What the two trees are grown in. */
interface Ground {
  /** By state, the earliest minute found, UNREACHED at first. */
  readonly earliest: Float64Array;
  /** By state, the legs of the way that is earliest there; whatever lay there where none is. */
  readonly legs: Int32Array;
  readonly waiting: Waiting;
}
const grounds = createSpares(
  (states): Ground => ({
    earliest: new Float64Array(states),
    legs: new Int32Array(states),
    waiting: createWaiting(),
  }),
);

/** As `narrow`, by two trees; all -Infinity where there is no way in time. `undefined` where that was not found out. */
function narrowToFastest(
  compiled: Compiled,
  weighed: Weighed,
  query: Query,
  field: Field,
): Narrowed | undefined {
  const ground = grounds.borrow(compiled.stateCount);
  const narrowed = growTrees(compiled, weighed, query, field, ground);
  grounds.giveBack(compiled.stateCount, ground);
  return narrowed;
}

function growTrees(
  compiled: Compiled,
  weighed: Weighed,
  query: Query,
  field: Field,
  ground: Ground,
): Narrowed | undefined {
  const soonest = searchSoonest(compiled, weighed, query, field, ground);
  if (soonest === undefined) return undefined;
  const latest = lists.borrow(compiled.stateCount).fill(Number.NEGATIVE_INFINITY);
  const giveBack = giveBackOf(latest);
  if (soonest === UNREACHED) return { query, latest, giveBack };
  searchLatest(compiled, weighed, query, field, ground, soonest, latest);
  // What arrives by then arrives just then: of those ways the cheapest comes first, and few are looked at to find it.
  return {
    query: Object.assign({}, query, {
      over: CRITERIA,
      units: CRITERIA.map(() => 1),
      arriveBefore: query.departAfter + soonest,
    } satisfies Partial<Query>),
    latest,
    soonest,
    giveBack,
  };
}

/** States taken between two looks at the clock and the flag. */
const LOOK_EVERY = 1024;

/**
 * Fills in the earliest minute in each state that a fastest way can lead through; returns the soonest arrival, UNREACHED where there
 * is none. `undefined` where the budget is spent, or where a way is longer than any may be and another might do.
 */
function searchSoonest(
  compiled: Compiled,
  weighed: Weighed,
  { from, departAfter, arriveBefore, shouldStop }: Query,
  field: Field,
  { earliest, legs, waiting }: Ground,
): number | undefined {
  const { rideMinutes, firstMove, moveRide, moveTransfer, moveInto } = compiled;
  const { gateState, doorState } = compiled;
  const { transferMinutes } = weighed;
  const { exits } = field;
  const use = leastOfMoves(compiled, weighed, "duration");
  const left = field.bounds("duration");
  earliest.fill(UNREACHED);
  waiting.size = 0;
  let soonest = UNREACHED;
  let to = 0;
  let legsThere = 0;
  const reach = (state: number, minutes: number): void => {
    if (minutes >= earliest[state]! || left[state] === UNREACHED) return;
    const atLeast = minutes + left[state]!;
    if (atLeast > soonest || departAfter + atLeast > arriveBefore) return;
    earliest[state] = minutes;
    legs[state] = legsThere;
    push(waiting, state, atLeast);
  };
  const take = (_: number, arrival: number): void => reach(to, arrival - departAfter);
  for (const terminal of from.gates) reach(gateState[terminal]!, 0);
  legsThere = 1;
  for (const lorry of from.lorries)
    reach(doorState[lorry.terminal]!, lorry.doorMinutes + lorry.rideMinutes);
  for (let taken = 1; waiting.size > 0; taken++) {
    const state = waiting.states[0]!;
    const atLeast = waiting.keys[0]!;
    drop(waiting);
    if (atLeast > soonest) break;
    const minutes = earliest[state]!;
    if (atLeast > minutes + left[state]!) continue;
    if (taken % LOOK_EVERY === 0 && shouldStop()) return undefined;
    legsThere = legs[state]! + 1;
    const arrived = departAfter + minutes;
    const start = field.handlingFrom(state, arrived);
    if (exits.row[state] !== NO_ROW) {
      const out = start - departAfter + exits.minutes[state]!;
      if (out < soonest && departAfter + out <= arriveBefore) soonest = out;
    }
    for (let move = firstMove[state]!; move < firstMove[state + 1]!; move++) {
      to = moveInto[move]!;
      const least = start - departAfter + use[move]!;
      if (least >= earliest[to]! || least + left[to]! > soonest) continue;
      // Only a move that would be of use makes a way too long.
      if (legsThere > MOST_LEGS) return undefined;
      const ride = moveRide[move]!;
      const manner = field.mannerOf(ride);
      if (manner === USUAL) {
        if (least - rideMinutes[ride]! <= HORIZON_MINUTES) reach(to, least);
        continue;
      }
      if (manner === TIMED) {
        const minutes = rideMinutes[ride]!;
        reach(to, field.nextLeaving(ride, departAfter + least - minutes) + minutes - departAfter);
        continue;
      }
      const ready = start + transferMinutes[moveTransfer[move]!]!;
      if (field.isVaried(ride)) field.choices(ready, ride, take, arrived, undefined);
      else reach(to, field.nextDeparture(ready, ride, arrived) + rideMinutes[ride]! - departAfter);
    }
  }
  return soonest;
}

/** Fills in the latest minute in each state from which cargo can still arrive by a minute; where there is none, it stays -Infinity. */
function searchLatest(
  compiled: Compiled,
  weighed: Weighed,
  { departAfter }: Query,
  field: Field,
  { earliest, waiting }: Ground,
  arrival: number,
  latest: Float64Array,
): void {
  const { rideMinutes, timetables, stateCount, firstInto, intoMoves, intoFrom, moveRide } =
    compiled;
  const { exits } = field;
  const use = leastOfMoves(compiled, weighed, "duration");
  waiting.size = 0;
  const reach = (state: number, minutes: number): void => {
    if (minutes <= latest[state]! || minutes < earliest[state]!) return;
    latest[state] = minutes;
    push(waiting, state, -minutes);
  };
  for (let state = 0; state < stateCount; state++)
    if (exits.row[state] !== NO_ROW) reach(state, arrival - exits.minutes[state]!);
  while (waiting.size > 0) {
    const state = waiting.states[0]!;
    const by = -waiting.keys[0]!;
    drop(waiting);
    if (latest[state]! !== by) continue;
    for (let i = firstInto[state]!; i < firstInto[state + 1]!; i++) {
      const move = intoMoves[i]!;
      const before = intoFrom[i]!;
      const least = use[move]!;
      if (by - least < earliest[before]!) continue;
      const ride = moveRide[move]!;
      if (timetables[ride] === undefined) {
        reach(before, by - least);
        continue;
      }
      const minutes = rideMinutes[ride]!;
      const departure = field.lastLeaving(ride, departAfter + by - minutes, departAfter);
      reach(before, departure - departAfter - (least - minutes));
    }
  }
}
