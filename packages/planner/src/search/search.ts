/**
 * One round of a search (`rounds.ts`): every non-dominated way, by label setting over states (terminal × how cargo stands
 * there), for what the round charges for lying (`watch.ts`).
 *
 * Labels leave the queue in rising order of (used so far + exact lower bound of the rest), compared criterion by
 * criterion, and are kept unless a label taken before covers them at their state or at the destination.
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
import { type Compiled, NO_ROW } from "../compile/compile.ts";
import { NO_DEPARTURE } from "../compile/timetable.ts";
import { chooseWidth } from "../kernel/buckets.ts";
import { CRITERIA, FRONT_CRITERIA, type FrontCriterion } from "../request/request.ts";
import { UNREACHED } from "./bounds.ts";
import type { Field } from "./field.ts";
import { keepFront } from "./front.ts";
import { createLists } from "./kept.ts";
import {
  isWayBefore,
  LABEL_BYTES,
  type LabelStore,
  type Labels,
  NO_LABEL,
  NO_LORRY,
  RELEASE,
  START,
} from "./labels.ts";
import { leastOfMoves } from "./moves.ts";
import { leastLying } from "./owing.ts";
import type { Query } from "./query.ts";
import { createQueue } from "./queue.ts";
import { createStaircases } from "./staircase.ts";
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
  readonly extracted: number;
  /** Takes up to so many labels; true once the round is over. */
  advance(labels: number): boolean;
  /** What was found, once it is over. */
  found(): Found;
}

/** Labels taken between two looks at the clock and the flag. */
const LOOK_EVERY = 1024;
/** Buckets of the queue from nothing to the least of the first criterion. */
const BUCKETS_TO_LEAST = 256;

const COST = 0;
const DURATION = 1;
const CO2E = 2;
const TRANSFERS = 3;
type Measure = typeof COST | typeof DURATION | typeof CO2E | typeof TRANSFERS;
const MEASURE: Readonly<Record<FrontCriterion, Measure>> = {
  cost: COST,
  duration: DURATION,
  co2e: CO2E,
  transfers: TRANSFERS,
};

function pick(
  measure: Measure,
  minutes: number,
  cents: number,
  grams: number,
  legs: number,
): number {
  switch (measure) {
    case COST:
      return cents;
    case DURATION:
      return minutes;
    case CO2E:
      return grams;
    case TRANSFERS:
      return legs;
  }
}

export function createRound(
  compiled: Compiled,
  weighed: Weighed,
  query: Query,
  field: Field,
  labels: LabelStore,
  watch: Watch,
): Round {
  const { over, units, isSpread, departAfter } = query;
  const countsLegs = over.includes("transfers") || query.maxLegs !== Number.POSITIVE_INFINITY;
  const { exits } = field;
  const { rideCents, rideGrams, transferCents, transferGrams, transferMinutes, moveOpen } = weighed;
  const { rides, moveRide, moveTransfer, rideState, firstMove, stateTerminal, stateCount } =
    compiled;

  // The criteria in the order labels leave the queue: those asked for, then the rest.
  const asked = [...over, ...CRITERIA.filter((criterion) => !over.includes(criterion))];
  const order = asked.map((criterion) => MEASURE[criterion]);
  const [m0, m1, m2] = order as [Measure, Measure, Measure];
  const m3 = order[3];
  const none = new Float64Array(stateCount);
  const least = FRONT_CRITERIA.map((criterion) =>
    isSpread || (criterion === "transfers" && !countsLegs) ? none : field.bounds(criterion),
  ) as [Float64Array, Float64Array, Float64Array, Float64Array];
  const [h0, h1, h2] = [least[m0], least[m1], least[m2]];
  const h3 = m3 === undefined ? none : least[m3];

  const use = asked.map((criterion) => leastOfMoves(compiled, weighed, criterion));
  const [use0, use1, use2, use3 = none] = use as [Float64Array, Float64Array, Float64Array];
  const useMinutes = leastOfMoves(compiled, weighed, "duration");
  const useCents = leastOfMoves(compiled, weighed, "cost");

  const queue = createQueue(labels, bucketWidth(), writeKeys, isBefore);

  // What has been touched is part of the state: a way that still owes a place does not cover one that does not.
  const { touches, stays, mustTouch } = query;
  const layers = (mustTouch + 1) * stateCount;
  const countsGrams = !isSpread || over[0] === "co2e";
  const countsCents =
    !isSpread || over[0] === "cost" || query.maxCents !== Number.POSITIVE_INFINITY;
  // One criterion fixed by the order of the queue, two are left: a staircase. Otherwise labels are compared one by one.
  const isListed = (state: number, minutes: number): boolean =>
    countsLegs || isSpread || watch.isListed(state, departAfter + minutes);
  const stairs = createStaircases(layers);
  const lists = createLists(layers, labels, field, {
    countsLegs,
    countsCents,
    countsGrams,
    departAfter,
    isWatched: watch.isWatched,
  });
  const isKept = (
    layer: number,
    state: number,
    minutes: number,
    cents: number,
    grams: number,
    legs: number,
  ): boolean => {
    const margin = watch.isAny ? watch.margin(state, minutes, cents, grams, legs) : 0;
    return lists.covers(layer, state, minutes, cents, grams, legs, margin);
  };
  /** Earliest arrivals alone: the first label taken at a state covers all that come no sooner. */
  const isSoonest = isSpread && !countsCents && !countsGrams && !countsLegs;

  // Labels released at the destination are compared in the units asked for; a criterion not asked for counts 0.
  const unitAt = (index: number): number => units[index] ?? Number.POSITIVE_INFINITY;
  const [unit0, unit1, unit2, unit3] = [unitAt(0), unitAt(1), unitAt(2), unitAt(3)];
  const isFine = units.every((unit) => unit === 1);
  const hasFour = over.length === 4;
  const target = createStaircases(1);
  /** With four criteria: second, third and fourth of each answer. */
  const answered: (readonly [number, number, number])[] = [];
  const isPlain = isFine && over.length === 3;
  const isAnswered = (f1: number, f2: number, f3: number): boolean => {
    if (isPlain) return target.covers(0, f1, f2);
    const c1 = Math.floor(f1 / unit1);
    const c2 = Math.floor(f2 / unit2);
    if (!hasFour) return target.covers(0, c1, c2);
    const c3 = Math.floor(f3 / unit3);
    return answered.some(([a, b, c]) => a <= c1 && b <= c2 && c <= c3);
  };
  const terminalDone = new Uint8Array(isSpread ? compiled.terminalIds.length : 0);

  const latest = query.arriveBefore - departAfter;
  const hMinutes = least[DURATION];
  const hCents = least[COST];
  const hLegs = least[TRANSFERS];

  /** True where a staircase covers the figures: what is no less in any of them is covered too. */
  const isUnderStairs = (
    layer: number,
    minutes: number,
    cents: number,
    grams: number,
    legs: number,
  ): boolean =>
    stairs.covers(
      layer,
      pick(m1, minutes, cents, grams, legs),
      pick(m2, minutes, cents, grams, legs),
    );

  /** Makes a label unless it is covered, out of reach, too late, too dear or of too many legs. */
  const offer = (
    state: number,
    touched: number,
    parent: number,
    move: number,
    departure: number,
    minutes: number,
    cents: number,
    grams: number,
    legs: number,
  ): void => {
    const isOut = move === RELEASE;
    const f0 = pick(m0, minutes, cents, grams, legs) + (isOut ? 0 : h0[state]!);
    if (f0 === UNREACHED) return;
    if (minutes + (isOut ? 0 : hMinutes[state]!) > latest) return;
    if (cents + (isOut ? 0 : hCents[state]!) > query.maxCents) return;
    if (countsLegs && legs + (isOut ? 0 : hLegs[state]!) > query.maxLegs) return;
    const layer = touched * stateCount + state;
    if (isSpread) {
      if (isOut && terminalDone[stateTerminal[state]!] === 1) return;
    } else {
      const f1 = pick(m1, minutes, cents, grams, legs) + (isOut ? 0 : h1[state]!);
      const f2 = pick(m2, minutes, cents, grams, legs) + (isOut ? 0 : h2[state]!);
      const f3 =
        m3 === undefined ? 0 : pick(m3, minutes, cents, grams, legs) + (isOut ? 0 : h3[state]!);
      if (isAnswered(f1, f2, f3)) return;
    }
    if (!isOut && isUnderStairs(layer, minutes, cents, grams, legs)) return;
    if (!isOut && isKept(layer, state, minutes, cents, grams, legs)) return;
    create(layer, parent, move, departure, minutes, cents, grams, legs, f0);
  };

  const create = (
    layer: number,
    parent: number,
    move: number,
    departure: number,
    minutes: number,
    cents: number,
    grams: number,
    legs: number,
    f0: number,
  ): void => {
    const label = labels.add();
    labels.layer[label] = layer;
    labels.parent[label] = parent;
    labels.move[label] = move;
    labels.departure[label] = departure;
    labels.minutes[label] = minutes;
    labels.cents[label] = cents;
    labels.grams[label] = grams;
    labels.legs[label] = legs;
    queue.push(label, f0);
  };

  const stateOf = (label: number): number =>
    mustTouch === 0 ? labels.layer[label]! : labels.layer[label]! % stateCount;

  /** The keys of a label in the queue: what it used of the first three criteria and what is left at the least. */
  function writeKeys(label: number, keys: Float64Array): void {
    const minutes = labels.minutes[label]!;
    const cents = labels.cents[label]!;
    const grams = labels.grams[label]!;
    const legs = labels.legs[label]!;
    keys[0] = pick(m0, minutes, cents, grams, legs);
    keys[1] = pick(m1, minutes, cents, grams, legs);
    keys[2] = pick(m2, minutes, cents, grams, legs);
    if (labels.move[label] === RELEASE) return;
    const state = stateOf(label);
    keys[0] += h0[state]!;
    keys[1] += h1[state]!;
    keys[2] += h2[state]!;
  }

  const fAt = (measure: Measure, h: Float64Array, label: number): number =>
    pick(
      measure,
      labels.minutes[label]!,
      labels.cents[label]!,
      labels.grams[label]!,
      labels.legs[label]!,
    ) + (labels.move[label] === RELEASE ? 0 : h[stateOf(label)]!);

  /** Of labels equal in the first three criteria: by the fourth, then by the rides and departures that made them. */
  function isBefore(a: number, b: number): boolean {
    if (m3 !== undefined) {
      const d3 = fAt(m3, h3, a) - fAt(m3, h3, b);
      if (d3 !== 0) return d3 < 0;
    }
    return isWayBefore(labels, moveRide, a, b);
  }

  /** A share of what the first criterion comes to at the least; where that is not known, of a usual ride. */
  function bucketWidth(): number {
    if (isSpread) return chooseWidth(weighed.intoWeight(asked[0]!));
    let least = UNREACHED;
    for (const terminal of query.from.gates)
      least = Math.min(least, h0[compiled.gateState[terminal]!]!);
    for (const { terminal } of query.from.lorries)
      least = Math.min(least, h0[compiled.doorState[terminal]!]!);
    return least === UNREACHED ? 1 : Math.max(1, least / BUCKETS_TO_LEAST);
  }

  for (const terminal of query.from.gates)
    offer(compiled.gateState[terminal]!, 0, NO_LABEL, START, NO_LORRY, 0, query.startCents, 0, 0);
  for (const [index, lorry] of query.from.lorries.entries())
    offer(
      compiled.doorState[lorry.terminal]!,
      0,
      NO_LABEL,
      START,
      index,
      lorry.doorMinutes + lorry.rideMinutes,
      query.startCents + lorry.cents,
      lorry.grams,
      1,
    );

  const taken = new Float64Array(3);
  const answers: number[] = [];
  let extracted = 0;
  let ended: Found | undefined;

  const vectorOf = (label: number): number[] =>
    order.map((measure) =>
      Math.floor(
        fAt(measure, none, label) / (units[order.indexOf(measure)] ?? Number.POSITIVE_INFINITY),
      ),
    );
  const front = (): readonly number[] =>
    isFine || isSpread ? answers : keepFront(answers, answers.map(vectorOf));
  /** In coarse units a later way of the unit in which the search stopped could still dominate what was taken in it. */
  const stopped = (): Found => {
    const cellOf = (label: number): number => Math.floor(fAt(m0, h0, label) / unit0);
    const next = queue.peek();
    const cell = cellOf(next);
    const settled = front().filter((label) => isFine || cellOf(label) < cell);
    const soFar = answers[0] ?? complete(next);
    return {
      labels,
      answers: settled,
      extracted,
      stoppedAt: cell * unit0,
      ...(soFar === undefined ? {} : { soFar }),
    };
  };

  /** The stays still owed that can be had in a state, each with the shorter ones that it makes up for. */
  const restsAt = (state: number, touched: number): { bits: number; minutes: number }[] => {
    const owed = stays.filter(
      ({ bit, terminals }) => (touched & bit) === 0 && terminals.has(stateTerminal[state]!),
    );
    return owed.map(({ minutes }) => ({
      minutes,
      bits: owed.reduce((bits, stay) => (stay.minutes <= minutes ? bits | stay.bit : bits), 0),
    }));
  };

  /** The stays that lying so long in a state is; none at the gate, where cargo has not come by a leg yet. */
  const stayed = (label: number, state: number, wait: number): number =>
    labels.move[label] === START && labels.departure[label] === NO_LORRY
      ? 0
      : stays.reduce(
          (bits, { bit, terminals, minutes }) =>
            wait >= minutes && terminals.has(stateTerminal[state]!) ? bits | bit : bits,
          0,
        );

  /** What lying costs: as it comes where that is watched, the least of any cargo elsewhere. */
  const lyingCents = (state: number, minutes: number, least: number): number =>
    field.waitCents(state, watch.isWatched(state) ? minutes : least);

  /** Makes the way out of the network for cargo that lies so long in a state. Not a closure of `follow`, whose loop it would slow. */
  const leave = (
    label: number,
    state: number,
    wait: number,
    least: number,
    make: typeof offer,
  ): void =>
    make(
      state,
      mustTouch,
      label,
      RELEASE,
      0,
      labels.minutes[label]! + wait + exits.minutes[state]! - exits.handling[state]!,
      labels.cents[label]! + exits.cents[state]! + lyingCents(state, wait, least),
      labels.grams[label]! + exits.grams[state]!,
      labels.legs[label]! + exits.legs[state]!,
    );

  /** Makes what follows from a label: exits and rides; `make` decides what becomes of each. */
  const follow = (label: number, make: typeof offer): void => {
    const layer = labels.layer[label]!;
    const state = stateOf(label);
    const touched = mustTouch === 0 ? 0 : (layer - state) / stateCount;
    const minutes = labels.minutes[label]!;
    const cents = labels.cents[label]!;
    const grams = labels.grams[label]!;
    const legs = labels.legs[label]!;
    const arrived = departAfter + minutes;
    const start = field.handlingFrom(state, arrived);
    const isAtGate = labels.move[label] === START && labels.departure[label] === NO_LORRY;
    if (exits.row[state] !== NO_ROW) {
      const handling = exits.handling[state]!;
      const handled = start - arrived + handling;
      if (touched === mustTouch) leave(label, state, handled, handling, make);
      // A stay is between two legs, and the lorry to a door is one.
      else if (stays.length > 0 && exits.legs[state] === 1)
        for (const { bits, minutes: stay } of restsAt(state, touched))
          if ((touched | bits) === mustTouch)
            leave(label, state, Math.max(handled, stay), handling, make);
    }
    if (legs >= 255) return;
    const soonest = start - departAfter;
    const a0 = pick(m0, soonest, cents, grams, legs);
    const a1 = pick(m1, soonest, cents, grams, legs);
    const a2 = pick(m2, soonest, cents, grams, legs);
    const a3 = m3 === undefined ? 0 : pick(m3, soonest, cents, grams, legs);
    // Named anew, so that they are looked up once and not for every move.
    const [weight0, weight1, weight2, weightMinutes] = [use0, use1, use2, useMinutes];
    const [left0, left1, left2, leftMinutes] = [h0, h1, h2, hMinutes];
    const [open, rideOf, stateAfter] = [moveOpen, moveRide, rideState];
    const end = firstMove[state + 1]!;
    for (let move = firstMove[state]!; move < end; move++) {
      if (open[move] !== 1) continue;
      const ride = rideOf[move]!;
      const to = stateAfter[ride]!;
      const bits = touches === undefined ? touched : touched | touches[ride]!;
      // With the least that the move can use: most moves are no use, whenever they leave.
      const v1 = a1 + weight1[move]!;
      const v2 = a2 + weight2[move]!;
      if (a0 + weight0[move]! + left0[to]! === UNREACHED) continue;
      if (soonest + weightMinutes[move]! + leftMinutes[to]! > latest) continue;
      isCertain = false;
      if (isSpread && stays.length === 0) {
        const { firstMinutes } = lists;
        const isLate =
          isSoonest && firstMinutes(bits * stateCount + to) <= soonest + weightMinutes[move]!;
        if (isLate && make === offer) continue;
      } else if (make === offer && stays.length === 0) {
        const f3 = m3 === undefined ? 0 : a3 + use3[move]! + h3[to]!;
        if (isAnswered(v1 + left1[to]!, v2 + left2[to]!, f3)) continue;
        if (stairs.covers(bits * stateCount + to, v1, v2)) continue;
        isCertain = true;
        leastMinutes = soonest + weightMinutes[move]!;
        leastCents = cents + useCents[move]!;
      }
      const row = moveTransfer[move]!;
      const ready = start + transferMinutes[row]!;
      const g = grams + transferGrams[row]! + rideGrams[ride]!;
      const c = cents + transferCents[row]!;
      depart(make, state, label, move, ride, to, bits, arrived, ready, arrived, c, g, legs + 1);
      // At the gate cargo has not come by a leg yet.
      if (stays.length === 0 || isAtGate) continue;
      for (const { bits: rests, minutes: stay } of restsAt(state, touched)) {
        const rested = arrived + stay;
        const seen = bits | rests;
        depart(make, state, label, move, ride, to, seen, arrived, ready, rested, c, g, legs + 1);
      }
    }
  };

  /** The ride being taken, for `takeChoice`: one function for all, because one each costs more than the search. */
  const taking = {
    state: 0,
    label: 0,
    move: 0,
    to: 0,
    touched: 0,
    arrived: 0,
    least: 0,
    cents: 0,
    grams: 0,
    legs: 0,
  };
  let making: typeof offer = offer;
  /** What the move uses at the least was found to be of use: a choice that uses just that need not be looked at again. */
  let isCertain = false;
  let leastMinutes = 0;
  let leastCents = 0;
  const offerCertain = (
    state: number,
    touched: number,
    parent: number,
    move: number,
    departure: number,
    minutes: number,
    cents: number,
    grams: number,
    legs: number,
  ): void => {
    const layer = touched * stateCount + state;
    if (cents + hCents[state]! > query.maxCents) return;
    if (countsLegs && legs + hLegs[state]! > query.maxLegs) return;
    if (isKept(layer, state, minutes, cents, grams, legs)) return;
    const f0 = pick(m0, minutes, cents, grams, legs) + h0[state]!;
    create(layer, parent, move, departure, minutes, cents, grams, legs, f0);
  };
  const takeChoice = (departure: number, arrival: number, price: number): void => {
    const { state, label, move, to, touched, arrived, least, cents, grams, legs } = taking;
    const paid = cents + price + lyingCents(state, departure - arrived, least);
    const minutes = arrival - departAfter;
    if (isCertain && minutes === leastMinutes && paid === leastCents) {
      offerCertain(to, touched, label, move, departure, minutes, paid, grams, legs);
      return;
    }
    const seen = stays.length === 0 ? touched : touched | stayed(label, state, departure - arrived);
    making(to, seen, label, move, departure, arrival - departAfter, paid, grams, legs);
  };

  /**
   * Makes what follows from taking a ride with cargo that lies in a state since `arrived`, is handled at `ready` and leaves not
   * before `rested`.
   */
  const depart = (
    make: typeof offer,
    state: number,
    label: number,
    move: number,
    ride: number,
    to: number,
    touched: number,
    arrived: number,
    ready: number,
    rested: number,
    cents: number,
    grams: number,
    legs: number,
  ): void => {
    making = make;
    taking.state = state;
    taking.label = label;
    taking.move = move;
    taking.to = to;
    taking.touched = touched;
    taking.arrived = arrived;
    taking.least = leastLying(compiled, weighed, move);
    taking.cents = cents;
    taking.grams = grams;
    taking.legs = legs;
    if (field.isVaried(ride)) {
      field.choices(ready, ride, takeChoice, rested);
      return;
    }
    const departure = field.nextDeparture(ready, ride, rested);
    if (departure !== NO_DEPARTURE)
      takeChoice(departure, departure + rides[ride]!.rideMinutes, rideCents[ride]!);
  };

  /** From a label, always on by what is the least to the destination, until it is out; `undefined` where that fails. */
  const complete = (from: number): number | undefined => {
    let at = from;
    for (let step = 0; step < 256 && labels.move[at] !== RELEASE; step++) {
      let best: Parameters<typeof offer> | undefined;
      let bestF = UNREACHED;
      follow(at, (...made) => {
        const [state, , , move, , minutes, cents, grams, legs] = made;
        const isOut = move === RELEASE;
        const f = pick(m0, minutes, cents, grams, legs) + (isOut ? 0 : h0[state]!);
        const isWithin =
          minutes + (isOut ? 0 : hMinutes[state]!) <= latest &&
          cents + (isOut ? 0 : hCents[state]!) <= query.maxCents &&
          legs + (isOut || !countsLegs ? 0 : hLegs[state]!) <= query.maxLegs;
        if (!isWithin || f >= bestF) return;
        best = made;
        bestF = f;
      });
      if (best === undefined) return undefined;
      const [state, touched, parent, move, departure, minutes, cents, grams, legs] = best;
      at = labels.add();
      labels.layer[at] = touched * stateCount + state;
      labels.parent[at] = parent;
      labels.move[at] = move;
      labels.departure[at] = departure;
      labels.minutes[at] = minutes;
      labels.cents[at] = cents;
      labels.grams[at] = grams;
      labels.legs[at] = legs;
    }
    return labels.move[at] === RELEASE ? at : undefined;
  };

  /** Takes the next label; true where it ends the search. */
  const take = (): boolean => {
    const label = queue.pop();
    extracted++;
    const layer = labels.layer[label]!;
    const state = stateOf(label);
    if (isSpread) {
      const terminal = stateTerminal[state]!;
      if (labels.move[label] === RELEASE) {
        if (terminalDone[terminal] === 1) return false;
        terminalDone[terminal] = 1;
        answers.push(label);
        return false;
      }
    } else {
      writeKeys(label, taken);
      const f1 = taken[1]!;
      const f2 = taken[2]!;
      const f3 = m3 === undefined ? 0 : fAt(m3, h3, label);
      if (isAnswered(f1, f2, f3)) return false;
      if (labels.move[label] === RELEASE) {
        if (hasFour)
          answered.push([Math.floor(f1 / unit1), Math.floor(f2 / unit2), Math.floor(f3 / unit3)]);
        else target.add(0, Math.floor(f1 / unit1), Math.floor(f2 / unit2));
        answers.push(label);
        return query.isFirstOnly;
      }
    }
    const minutes = labels.minutes[label]!;
    const cents = labels.cents[label]!;
    const grams = labels.grams[label]!;
    const legs = labels.legs[label]!;
    if (isUnderStairs(layer, minutes, cents, grams, legs)) return false;
    if (isKept(layer, state, minutes, cents, grams, legs)) return false;
    if (isListed(state, minutes)) lists.add(layer, label);
    else
      stairs.add(
        layer,
        pick(m1, minutes, cents, grams, legs),
        pick(m2, minutes, cents, grams, legs),
      );
    follow(label, offer);
    return false;
  };

  return {
    get extracted() {
      return extracted;
    },
    advance(count) {
      for (let done = 0; ended === undefined; done++) {
        if (queue.size === 0) {
          ended = { labels, answers: front(), extracted };
          break;
        }
        const isSpent = labels.size > query.maxLabels || labels.size * LABEL_BYTES > query.maxBytes;
        if (isSpent || (extracted % LOOK_EVERY === LOOK_EVERY - 1 && query.shouldStop())) {
          ended = stopped();
          break;
        }
        if (done >= count) return false;
        if (take()) ended = { labels, answers: front(), extracted };
      }
      return true;
    },
    found() {
      if (ended === undefined) throw new Error("invariant: the search is not over");
      return ended;
    },
  };
}
