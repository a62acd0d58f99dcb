/**
 * The loop of a search that most questions are answered by: labels of three figures, of which two are left to compare at a state
 * once the queue has ordered the first.
 *
 * AssemblyScript: TypeScript without objects, compiled to WebAssembly (`compile.mjs`). It does what `search.ts`, `follow.ts` and
 * `offer.ts` of `src/search` do with such labels. Whatever is not the same for all of them (opening hours, exits, rides that do not leave as usual) is asked of
 * the host, `src/search/machine.ts`.
 */
import {
  addLabel,
  clearLabels,
  FIRST,
  LAYER,
  LEGS,
  MOST_LEGS,
  MOVE,
  made,
  NEXT,
  NO_LABEL,
  PARENT,
  RELEASE,
  SECOND,
  THIRD,
} from "./labels";
import { nextLeaving } from "./departures";
import {
  answersAt,
  clear,
  firstMoveAt,
  flagsAt,
  LATEST,
  mannersAt,
  MINUTES,
  movesAt,
  RIDE,
  RIDE_BITS,
  ridesAt,
  ROW_BITS,
  STAIR_BITS,
  stairsAt,
  stateCount,
  statesAt,
  TO,
  touchesAt,
} from "./memory";
import { clearQueue, countQueued, pop, push } from "./queue";
import { covers, keepUnlessCovered } from "./staircases";

export { made } from "./labels";
export {
  firstMoveAt,
  flagsAt,
  layOut,
  mannersAt,
  movesAt,
  ridesAt,
  statesAt,
  toldAt,
  touchesAt,
  useMoves,
} from "./memory";
export { countQueued, peek } from "./queue";

@external("host", "leave")
declare function leave(
  label: i32,
  state: i32,
  touched: i32,
  start: f64,
  u0: f64,
  u1: f64,
  u2: f64,
  legs: i32,
): void;
@external("host", "depart")
declare function depart(
  label: i32,
  state: i32,
  touched: i32,
  move: i32,
  start: f64,
  u0: f64,
  u1: f64,
  u2: f64,
  legs: i32,
): void;
@external("host", "mannerOf")
declare function mannerOf(ride: i32): i32;
@external("host", "handlingFrom")
declare function handlingFrom(state: i32, minute: f64): f64;

/** Flags of a state. */
const HAS_EXIT: i32 = 1;
const HAS_HOURS: i32 = 2;
const IS_CHARGED: i32 = 4;

/** How rides leave, as `src/search/field.ts` tells it. */
const UNKNOWN: i32 = 0;
const USUAL: i32 = 1;
const TIMED: i32 = 2;

let atMinutes: i32 = 0;
let atCents: i32 = 0;
let departAfter: f64 = 0;
let lastArrival: f64 = 0;
let lastDeparture: f64 = 0;
let maxCents: f64 = 0;
let maxLabels: f64 = 0;
let unit1: f64 = 1;
let unit2: f64 = 1;
let isFirstOnly: bool = false;
/** No units: answers are compared to the cent, minute and gram. */
let isCountedExactly: bool = true;

/** Answers, chained in the order they were taken. */
export let firstAnswer: i32 = NO_LABEL;
let lastAnswer: i32 = NO_LABEL;

/** Begins a search over what is laid out; `Exports` of the host says what each of these is. */
export function begin(
  minutesKey: i32,
  centsKey: i32,
  start: f64,
  latestArrival: f64,
  latestDeparture: f64,
  mostCents: f64,
  mostLabels: f64,
  secondUnit: f64,
  thirdUnit: f64,
  isFirst: bool,
  width: f64,
): void {
  atMinutes = minutesKey;
  atCents = centsKey;
  departAfter = start;
  lastArrival = latestArrival;
  lastDeparture = latestDeparture;
  maxCents = mostCents;
  maxLabels = mostLabels;
  unit1 = secondUnit;
  unit2 = thirdUnit;
  isFirstOnly = isFirst;
  isCountedExactly = secondUnit === 1 && thirdUnit === 1;
  firstAnswer = NO_LABEL;
  lastAnswer = NO_LABEL;
  clear();
  clearLabels();
  clearQueue(width);
}

/** Of three figures one. */
@inline
function at(column: i32, v0: f64, v1: f64, v2: f64): f64 {
  return column === 0 ? v0 : column === 1 ? v1 : v2;
}

/** In units; a unit without end counts nothing. Dividing takes as long as all else that is done for a move. */
@inline
function inUnits(figure: f64, unit: f64): f64 {
  return unit === 1 ? figure : unit === Infinity ? 0 : Math.floor(figure / unit);
}

/** Two figures as one pair. */
@inline
function pairOf(a: f64, b: f64): v128 {
  return f64x2.replace_lane(f64x2.splat(a), 1, b);
}

/** The second and third key as answers are compared by. */
@inline
function answeredBy(pair: v128): v128 {
  return isCountedExactly
    ? pair
    : pairOf(
        inUnits(f64x2.extract_lane(pair, 0), unit1),
        inUnits(f64x2.extract_lane(pair, 1), unit2),
      );
}

/** Of the keys one: which figure it is, minutes and cents tell. */
@inline
function used(key: i32, minutes: f64, cents: f64, grams: f64): f64 {
  return key === atMinutes ? minutes : key === atCents ? cents : grams;
}

/** Makes a label that leads to a state, unless it is covered, out of reach, too late or too dear. */
export function offer(
  state: i32,
  touched: i32,
  parent: i32,
  move: i32,
  departure: i32,
  minutes: f64,
  cents: f64,
  grams: f64,
  legs: i32,
): void {
  const u0 = used(0, minutes, cents, grams);
  const u1 = used(1, minutes, cents, grams);
  const u2 = used(2, minutes, cents, grams);
  const isOut = move === RELEASE;
  const row = statesAt + (state << ROW_BITS);
  const f0 = u0 + (isOut ? 0 : load<f64>(row, FIRST));
  if (f0 === Infinity) return;
  if (minutes > (isOut ? lastArrival : load<f64>(row, LATEST))) return;
  const f1 = u1 + (isOut ? 0 : load<f64>(row, SECOND));
  const f2 = u2 + (isOut ? 0 : load<f64>(row, THIRD));
  if (at(atCents, f0, f1, f2) > maxCents) return;
  if (covers(answersAt, answeredBy(pairOf(f1, f2)))) return;
  const layer = touched * stateCount + state;
  if (!isOut && covers(stairsAt + (layer << STAIR_BITS), pairOf(u1, u2))) return;
  push(addLabel(layer, parent, move, departure, u0, u1, u2, legs), f0, f1, f2);
}

/** Keeps a released label that no answer covers; true where it ends the search. */
function answer(label: i32): bool {
  if (!keepUnlessCovered(answersAt, answeredBy(v128.load(label, SECOND)))) return false;
  store<i32>(label, NO_LABEL, NEXT);
  if (lastAnswer === NO_LABEL) firstAnswer = label;
  else store<i32>(lastAnswer, label, NEXT);
  lastAnswer = label;
  return isFirstOnly;
}

/** Takes up to so many labels; returns how many, as a negative number where an answer has ended the search. */
export function take(most: i32): i32 {
  // Named anew, here and below: what is the module's own is read from memory each time.
  const states = statesAt;
  const moves = movesAt;
  const stairs = stairsAt;
  const answers = answersAt;
  const minutesKey = atMinutes;
  const count = stateCount;
  const hasTouches = touchesAt !== 0;
  let taken = 0;
  while (taken < most && countQueued() > 0 && <f64>made <= maxLabels) {
    const label = pop();
    taken++;
    const u12 = v128.load(label, SECOND);
    if (load<i32>(label, MOVE) === RELEASE) {
      if (answer(label)) return -taken;
      continue;
    }
    const layer = load<i32>(label, LAYER);
    const state = layer < count ? layer : layer % count;
    const row = states + (state << ROW_BITS);
    if (covers(answers, answeredBy(f64x2.add(u12, v128.load(row, SECOND))))) continue;
    if (!keepUnlessCovered(stairs + (layer << STAIR_BITS), u12)) continue;

    const u1 = f64x2.extract_lane(u12, 0);
    const u2 = f64x2.extract_lane(u12, 1);
    const u0 = load<f64>(label, FIRST);
    const minutes = at(minutesKey, u0, u1, u2);
    const legs = load<i32>(label, LEGS) + 1;
    const touched = hasTouches ? layer / count : 0;
    const flags: i32 = load<u8>(flagsAt + state);
    let start = departAfter + minutes;
    if (flags & HAS_HOURS) start = handlingFrom(state, start);
    if (flags & HAS_EXIT) leave(label, state, touched, start, u0, u1, u2, legs - 1);
    if (legs > MOST_LEGS) continue;
    const shut = start - departAfter - minutes;
    const a0 = u0 + (minutesKey === 0 ? shut : 0);
    const a1 = u1 + (minutesKey === 1 ? shut : 0);
    const a2 = u2 + (minutesKey === 2 ? shut : 0);
    const a12 = pairOf(a1, a2);
    const parent = load<i32>(label, PARENT);
    const before = parent === NO_LABEL ? -1 : load<i32>(parent, LAYER);
    const first = firstMoveAt + (state << 2);
    const end = load<i32>(first, 4);
    for (let move = load<i32>(first); move < end; move++) {
      const use = moves + (move << ROW_BITS);
      const to = load<i32>(use, TO);
      const ride = load<i32>(use, RIDE);
      const there = hasTouches ? (touched | <i32>load<u8>(touchesAt + ride)) * count + to : to;
      // The way back is covered by the label that led here.
      if (there === before) continue;
      const further = states + (to << ROW_BITS);
      // With the least that the move can use: most moves are no use, whenever they leave.
      const v0 = a0 + load<f64>(use, FIRST);
      const f0 = v0 + load<f64>(further, FIRST);
      if (f0 === Infinity) continue;
      const v12 = f64x2.add(a12, v128.load(use, SECOND));
      const v1 = f64x2.extract_lane(v12, 0);
      const v2 = f64x2.extract_lane(v12, 1);
      const arrival = at(minutesKey, v0, v1, v2);
      const latest = load<f64>(further, LATEST);
      if (arrival > latest) continue;
      const f12 = f64x2.add(v12, v128.load(further, SECOND));
      if (covers(answers, answeredBy(f12))) continue;
      const kept = stairs + (there << STAIR_BITS);
      if (covers(kept, v12)) continue;
      let manner = UNKNOWN;
      if (!(flags & IS_CHARGED)) {
        manner = load<u8>(mannersAt + ride);
        if (manner === UNKNOWN) {
          manner = mannerOf(ride);
          store<u8>(mannersAt + ride, <u8>manner);
        }
      }
      if (manner !== USUAL && manner !== TIMED) {
        depart(label, state, touched, move, start, u0, u1, u2, legs);
        continue;
      }
      const f1 = f64x2.extract_lane(f12, 0);
      const f2 = f64x2.extract_lane(f12, 1);
      // It costs what it always costs: what it uses is the least and what cargo waits for it.
      if (at(atCents, f0, f1, f2) > maxCents) continue;
      let departure = arrival - <f64>load<i32>(ridesAt + (ride << RIDE_BITS), MINUTES);
      let wait: f64 = 0;
      if (manner === TIMED) {
        if (departure > lastDeparture) continue;
        wait = nextLeaving(ride, departAfter + departure) - departAfter - departure;
        departure += wait;
      }
      if (departure > lastDeparture || arrival + wait > latest) continue;
      const w0: f64 = minutesKey === 0 ? wait : 0;
      const w1: f64 = minutesKey === 1 ? wait : 0;
      const w2: f64 = minutesKey === 2 ? wait : 0;
      if (wait > 0) {
        const waited = pairOf(w1, w2);
        if (covers(answers, answeredBy(f64x2.add(f12, waited)))) continue;
        if (covers(kept, f64x2.add(v12, waited))) continue;
      }
      const leaves = <i32>(departAfter + departure);
      const found = addLabel(there, label, move, leaves, v0 + w0, v1 + w1, v2 + w2, legs);
      push(found, f0 + w0, f1 + w1, f2 + w2);
    }
  }
  return taken;
}
