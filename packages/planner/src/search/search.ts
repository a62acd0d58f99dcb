/**
 * One round of a search (`rounds.ts`): every non-dominated way, by label setting over states (terminal × how cargo stands
 * there), for what the round charges for lying (`watch.ts`). What it knows is a record (`standing.ts`);
 * what follows from a label is in `follow.ts`, what becomes of that in `offer.ts`.
 *
 * Labels leave the queue in rising order of (used so far + exact lower bound of the rest; used so far alone in what is neither asked
 * for nor limited), compared criterion by criterion, and are kept unless a label taken before covers them at their state or at the destination.
 * Exact where nothing is watched: what comes earlier can do whatever comes later does, and of the departures of a ride only
 * the first of each term can be the best (`eachChoice`). What early cargo may owe more is counted where it is watched: at the
 * place itself (`earlierCents`) and further on (`margin`).
 * Duration is compared at every state even where it is not asked for: it decides which departures can be caught.
 *
 * Ties: one way per distinct vector. Of ways with one vector that stays which was earliest, cheapest and cleanest on the
 * way, compared state by state; of those equal there too, the one whose rides and departures come first, on-demand links
 * before services, each by id. Rides are numbered by content, so the order of rows changes nothing. Zero-cost cycles are cut
 * because an equal label is covered.
 *
 * @see Mandow & Pérez de la Cruz (2010) NAMOA*; Pulido, Mandow & Pérez de la Cruz (2015) NAMOA*dr
 */
import type { Compiled } from "../compile/compile.ts";
import { UNREACHED } from "./bounds.ts";
import { enterNetwork } from "./enter.ts";
import type { Field } from "./field.ts";
import { follow } from "./follow.ts";
import { keepFront } from "./front.ts";
import { addListed } from "./kept.ts";
import {
  addLabel,
  centsOf,
  gramsOf,
  isWayBefore,
  type LabelStore,
  type Labels,
  layerOf,
  legsOf,
  type Make,
  minutesOf,
  moveOf,
  RELEASE,
} from "./labels.ts";
import { createMachine, type Machine } from "./machine.ts";
import { ABREAST } from "./moves.ts";
import { isAnswered, isCovered, offer } from "./offer.ts";
import type { Query } from "./query.ts";
import { countQueued, keyOf, peek, pop } from "./queue.ts";
import { giveBack, keepPair } from "./staircase.ts";
import { createPool, createStanding, type Pool, pick, type Standing, unitAt } from "./standing.ts";
import type { Watch } from "./watch.ts";
import type { Weighed } from "./weigh.ts";

/** What a search ends with. */
export interface Found {
  readonly labels: Labels;
  /** Released labels on the front, in the order they were taken; of a spread the best of each terminal reached. */
  readonly answers: readonly number[];
  readonly extracted: number;
  /** Set where the budget ran out: no way missing is better than this in the first criterion. */
  readonly stoppedAt?: number;
  /** With `stoppedAt`: a released label that is a way, though perhaps not on the front; absent where none was made. */
  readonly soFar?: number;
}

/** A round of a search, which can be done in parts. */
export interface Round {
  /** Labels taken so far. */
  countExtracted(): number;
  /** Takes up to so many labels; true once the round is over. */
  advance(labels: number): boolean;
  /** What was found, once it is over. */
  found(): Found;
}

/** Labels taken between two looks at the clock and the flag. */
const LOOK_EVERY = 1024;

/** Begins a round. `latest` is, by state, the latest minute at which cargo there is looked at (`narrow`). */
export function createRound(
  compiled: Compiled,
  weighed: Weighed,
  query: Query,
  field: Field,
  latest: Float64Array,
  labels: LabelStore,
  watch: Watch,
): Round {
  const standing = createStanding(compiled, weighed, query, field, latest, labels, watch);
  const { answers, maxLabels } = standing;
  /** Takes the labels in place of `take`, where three figures are all that is compared. */
  const machine =
    standing.isAllListed || watch.isAny || query.stays.length > 0
      ? undefined
      : createMachine(standing);
  const pool =
    machine === undefined ? createPool(standing, (a, b) => isBefore(standing, a, b)) : undefined;
  standing.pool = pool;
  standing.receive = machine?.offer;
  enterNetwork(compiled, query, machine?.offer ?? offerTo(standing, pool!));

  let extracted = 0;
  let ended: Found | undefined;
  return {
    countExtracted: () => extracted,
    advance(count) {
      if (ended !== undefined) return true;
      let isOver = false;
      for (let done = 0; ended === undefined; ) {
        const isDone = (machine?.countQueued() ?? countQueued(pool!.queue)) === 0;
        const made = labels.made + (machine?.countMade() ?? 0);
        const isLook = extracted % LOOK_EVERY === LOOK_EVERY - 1;
        const isStop = !isDone && !isOver && (made > maxLabels || (isLook && query.shouldStop()));
        if (isDone || isOver || isStop) {
          for (const label of machine?.keepAnswers(labels) ?? []) answers.push(label);
          labels.made = made;
          ended = isStop
            ? stopped(standing, machine, extracted)
            : { labels, answers: front(standing), extracted };
          break;
        }
        if (done >= count) return false;
        let taken = 1;
        if (machine === undefined) isOver = take(standing, pool!);
        else {
          // Up to the next look.
          const most = LOOK_EVERY - 1 - (extracted % LOOK_EVERY);
          const told = machine.take(Math.min(count - done, most === 0 ? LOOK_EVERY : most));
          taken = Math.abs(told);
          isOver = told < 0;
        }
        done += taken;
        extracted += taken;
      }
      machine?.giveBack();
      if (pool !== undefined) giveBack(pool.stairs);
      return true;
    },
    found() {
      if (ended === undefined) throw new Error("invariant: the search is not over");
      return ended;
    },
  };
}

const offerTo =
  (standing: Standing, pool: Pool): Make =>
  (...made) =>
    offer(standing, pool, ...made);

/** Of labels equal in the first three criteria: by the fourth, then by the rides and departures that made them. */
function isBefore({ keys, m3, labels, compiled }: Standing, a: number, b: number): boolean {
  if (m3 !== undefined) {
    const d3 = keyOf(keys, a, 3) - keyOf(keys, b, 3);
    if (d3 !== 0) return d3 < 0;
  }
  return isWayBefore(labels, compiled.moveRide, a, b);
}

/** Takes the next label; true where it ends the search. */
function take(standing: Standing, pool: Pool): boolean {
  const { compiled, labels, query, keys, m3, m1, m2, watch } = standing;
  const label = pop(pool.queue);
  const layer = layerOf(labels, label);
  const state = query.mustTouch === 0 ? layer : layer % compiled.stateCount;
  if (query.isSpread) {
    if (moveOf(labels, label) === RELEASE) {
      const terminal = compiled.stateTerminal[state]!;
      if (pool.terminalDone[terminal] === 1) return false;
      pool.terminalDone[terminal] = 1;
      standing.answers.push(label);
      return false;
    }
  } else {
    const f1 = keyOf(keys, label, 1);
    const f2 = keyOf(keys, label, 2);
    const f3 = m3 === undefined ? 0 : keyOf(keys, label, 3);
    if (isAnswered(standing, pool, f1, f2, f3)) return false;
    if (moveOf(labels, label) === RELEASE) return answer(standing, pool, label, f1, f2, f3);
  }
  const minutes = minutesOf(labels, label);
  const cents = centsOf(labels, label);
  const grams = gramsOf(labels, label);
  const legs = legsOf(labels, label);
  if (isCovered(standing, pool, layer, state, minutes, cents, grams, legs)) return false;
  if (standing.isAllListed || watch.isListed(state, query.departAfter + minutes))
    addListed(pool.lists, layer, label);
  else
    keepPair(
      pool.stairs,
      layer,
      pick(m1, minutes, cents, grams, legs),
      pick(m2, minutes, cents, grams, legs),
    );
  follow(standing, label);
  return false;
}

/** Keeps a released label that no answer covers; true where it ends the search. */
function answer(
  { query, answers, unit1, unit2, unit3 }: Standing,
  { target, answered }: Pool,
  label: number,
  f1: number,
  f2: number,
  f3: number,
): boolean {
  const c1 = Math.floor(f1 / unit1);
  const c2 = Math.floor(f2 / unit2);
  if (query.over.length === 4) answered.push([c1, c2, Math.floor(f3 / unit3)]);
  else keepPair(target, 0, c1, c2);
  answers.push(label);
  return query.isFirstOnly;
}

function front({ query, keys, answers, isFine }: Standing): readonly number[] {
  if (isFine || query.isSpread) return answers;
  /** What a released label used, in the units asked for. */
  const vectorOf = (label: number): number[] =>
    keys.measures.map((_, column) =>
      Math.floor(keyOf(keys, label, column) / unitAt(query.units, column)),
    );
  return keepFront(answers, answers.map(vectorOf));
}

/** In coarse units a later way of the unit in which the search stopped could still dominate what was taken in it. */
function stopped(standing: Standing, machine: Machine | undefined, extracted: number): Found {
  const { labels, keys, unit0, isFine } = standing;
  const cellOf = (label: number): number => Math.floor(keyOf(keys, label, 0) / unit0);
  const next = machine?.keepNext(labels) ?? peek(standing.pool!.queue);
  const cell = cellOf(next);
  const answers = front(standing).filter((label) => isFine || cellOf(label) < cell);
  const soFar = standing.answers[0] ?? complete(standing, next);
  const stoppedAt = cell * unit0;
  return { labels, answers, extracted, stoppedAt, ...(soFar === undefined ? {} : { soFar }) };
}

/** From a label, always on by what is the least to the destination, until it is out; `undefined` where that fails. */
function complete(standing: Standing, from: number): number | undefined {
  const { labels, compiled, query, left, latest, m0, atCents, atLegs, countsLegs } = standing;
  let best: Parameters<Make> | undefined;
  let bestF = UNREACHED;
  standing.receive = (...made) => {
    const [state, , , move, , minutes, cents, grams, legs] = made;
    const onward = (column: number): number =>
      move === RELEASE ? 0 : left[ABREAST * state + column]!;
    const f = pick(m0, minutes, cents, grams, legs) + onward(0);
    const isWithin =
      minutes <= (move === RELEASE ? standing.lastArrival : latest[state]!) &&
      cents + onward(atCents) <= query.maxCents &&
      legs + (countsLegs ? onward(atLegs) : 0) <= query.maxLegs;
    if (!isWithin || f >= bestF) return;
    best = made;
    bestF = f;
  };
  let at = from;
  // No way has more than MOST_LEGS, so it ends.
  while (moveOf(labels, at) !== RELEASE) {
    best = undefined;
    bestF = UNREACHED;
    follow(standing, at);
    if (best === undefined) return undefined;
    const [state, touched, ...rest] = best as Parameters<Make>;
    at = addLabel(labels, touched * compiled.stateCount + state, ...rest);
  }
  return at;
}
