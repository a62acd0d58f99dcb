/**
 * One round of a search (`rounds.ts`): every non-dominated way, by label setting over states (terminal × how cargo stands
 * there), for what the round charges for lying (`watch.ts`).
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
import { type Compiled, NO_ROW } from "../compile/compile.ts";
import { NO_DEPARTURE } from "../compile/timetable.ts";
import { chooseWidth } from "../kernel/buckets.ts";
import { CRITERIA, type FrontCriterion } from "../request/request.ts";
import { UNREACHED } from "./bounds.ts";
import { chooseBucketWidth, enterNetwork } from "./enter.ts";
import type { Field } from "./field.ts";
import { keepFront } from "./front.ts";
import { createLists } from "./kept.ts";
import {
  addLabel,
  CENTS,
  centsOf,
  departureOf,
  GRAMS,
  gramsOf,
  isWayBefore,
  LABEL_BYTES,
  type LabelStore,
  type Labels,
  layerOf,
  legsOf,
  type Make,
  MINUTES,
  MOST_LEGS,
  minutesOf,
  moveOf,
  NO_LORRY,
  RELEASE,
  START,
} from "./labels.ts";
import { createMachine } from "./machine.ts";
import { ABREAST, leastAbreast } from "./moves.ts";
import { leastLying } from "./owing.ts";
import type { Query } from "./query.ts";
import {
  COUNTED_LEGS,
  countQueued,
  createQueue,
  keyOf,
  type Measure,
  peek,
  pop,
  push,
} from "./queue.ts";
import { borrowStaircases, covers, createStaircases, giveBack, keepPair } from "./staircase.ts";
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
const MEASURE: Readonly<Record<FrontCriterion, Measure>> = {
  cost: CENTS,
  duration: MINUTES,
  co2e: GRAMS,
  transfers: COUNTED_LEGS,
};

function pick(
  measure: Measure,
  minutes: number,
  cents: number,
  grams: number,
  legs: number,
): number {
  switch (measure) {
    case CENTS:
      return cents;
    case MINUTES:
      return minutes;
    case GRAMS:
      return grams;
    case COUNTED_LEGS:
      return legs;
  }
}

export function createRound(
  compiled: Compiled,
  weighed: Weighed,
  query: Query,
  field: Field,
  /** By state, the latest minute at which cargo there is looked at (`narrow`). */
  latest: Float64Array,
  labels: LabelStore,
  watch: Watch,
): Round {
  const { over, units, isSpread, departAfter } = query;
  const countsLegs = over.includes("transfers") || query.maxLegs !== Number.POSITIVE_INFINITY;
  const { exits } = field;
  const { rideCents, rideGrams, transferCents, transferGrams, transferMinutes } = weighed;
  const { rideMinutes, moveRide, moveTransfer, moveInto, firstMove } = compiled;
  const { stateTerminal, stateCount } = compiled;

  // The criteria in the order labels leave the queue: those asked for, then the rest.
  const asked = [...over, ...CRITERIA.filter((criterion) => !over.includes(criterion))];
  const order = asked.map((criterion) => MEASURE[criterion]);
  const m0 = order[0]!;
  const m1 = order[1]!;
  const m2 = order[2]!;
  const m3 = order[3];
  // Four columns: legs come last where nothing asks for them, for the most that there may be.
  const columns = m3 === undefined ? [...asked, "transfers" as const] : asked;
  const atCents = columns.indexOf("cost");
  const atMinutes = columns.indexOf("duration");
  const atGrams = columns.indexOf("co2e");
  const atLegs = columns.indexOf("transfers");
  /** Bounds are of what is asked for or limited: of the rest they would change nothing but which of two equal ways comes first. */
  const isBounded = (criterion: FrontCriterion): boolean =>
    over.includes(criterion) ||
    (criterion === "cost" && query.maxCents !== Number.POSITIVE_INFINITY) ||
    (criterion === "transfers" && countsLegs);
  /** By move and column, the least it uses. */
  const use = leastAbreast(compiled, weighed, columns);
  /** By state and column, the least that is left to the destination. */
  const left = isSpread
    ? new Float64Array(ABREAST * stateCount)
    : field.boundsAbreast(columns.map((column) => (isBounded(column) ? column : undefined)));

  const width = isSpread
    ? chooseWidth(weighed.intoWeight(asked[0]!))
    : chooseBucketWidth(compiled, query, left);
  // What has been touched is part of the state: a way that still owes a place does not cover one that does not.
  const { touches, stays, mustTouch } = query;
  const layers = (mustTouch + 1) * stateCount;
  // Labels released at the destination are compared in the units asked for; a criterion not asked for counts 0.
  const unitAt = (index: number): number => units[index] ?? Number.POSITIVE_INFINITY;
  const unit0 = unitAt(0);
  const unit1 = unitAt(1);
  const unit2 = unitAt(2);
  const unit3 = unitAt(3);
  const lastArrival = query.arriveBefore - departAfter;
  const { maxCents, maxLegs } = query;
  // One criterion fixed by the order of the queue, two are left: a staircase. Otherwise labels are compared one by one.
  const isAllListed = countsLegs || isSpread;
  const maxLabels = Math.min(query.maxLabels, query.maxBytes / LABEL_BYTES);
  /** Takes the labels in place of `take`, where three figures are all that is compared. */
  const machine =
    isAllListed || watch.isAny || stays.length > 0
      ? undefined
      : createMachine(
          {
            compiled,
            weighed,
            field,
            use,
            left,
            latest,
            touches,
            layers,
            keyOf: { minutes: atMinutes, cents: atCents, grams: atGrams },
            departAfter,
            lastArrival,
            maxCents,
            maxLabels,
            units: [unit1, unit2],
            isFirstOnly: query.isFirstOnly,
            width,
          },
          {
            mannerOf: (ride) => field.mannerOf(ride),
            nextLeaving: (ride, minute) => field.nextLeaving(ride, minute),
            handlingFrom: (state, minute) => field.handlingFrom(state, minute),
            leave: (label, state, touched, start, minutes, cents, grams, legs) =>
              leave(label, state, touched, start, minutes, cents, grams, legs, make),
            depart(label, state, touched, move, start, minutes, cents, grams, legs) {
              const ride = moveRide[move]!;
              const bits = touches === undefined ? touched : touched | touches[ride]!;
              const arrived = departAfter + minutes;
              const { ready, c, g } = readyFor(cents, grams, move, start);
              const to = moveInto[move]!;
              depart(make, state, label, move, ride, to, bits, arrived, ready, arrived, c, g, legs);
            },
          },
        );
  const keys = { labels, measures: order, left, stateCount };
  // Labels wait here where the loop does not hold them.
  const queue = machine === undefined ? createQueue(keys, width, isBefore) : undefined;

  const countsGrams = !isSpread || over[0] === "co2e";
  const countsCents =
    !isSpread || over[0] === "cost" || query.maxCents !== Number.POSITIVE_INFINITY;
  const isListed = (state: number, minutes: number): boolean =>
    isAllListed || watch.isListed(state, departAfter + minutes);
  const stairs = borrowStaircases(isAllListed || machine !== undefined ? 0 : layers);
  const lists = createLists(isAllListed || watch.isAny ? layers : 0, labels, field, {
    countsLegs,
    countsCents,
    countsGrams,
    departAfter,
    isWatched: watch.isWatched,
  });
  /** True where labels taken cover the figures: what is no less in any of them is covered too. */
  const isCovered = (
    layer: number,
    state: number,
    minutes: number,
    cents: number,
    grams: number,
    legs: number,
  ): boolean => {
    if (!isAllListed) {
      const f1 = pick(m1, minutes, cents, grams, legs);
      const f2 = pick(m2, minutes, cents, grams, legs);
      if (covers(stairs, layer, f1, f2)) return true;
      if (!watch.isAny) return false;
    }
    const margin = watch.isAny ? watch.margin(state, minutes, cents, grams, legs) : 0;
    return lists.covers(layer, state, minutes, cents, grams, legs, margin);
  };
  /** Earliest arrivals alone: the first label taken at a state covers all that come no sooner. */
  const isSoonest = isSpread && !countsCents && !countsGrams && !countsLegs;

  const isFine = units.every((unit) => unit === 1);
  const hasFour = over.length === 4;
  // Nobody asks it where the loop keeps the answers.
  const target = createStaircases(machine === undefined ? 1 : 0);
  /** With four criteria: second, third and fourth of each answer. */
  const answered: (readonly [number, number, number])[] = [];
  const isPlain = isFine && over.length === 3;
  const isAnswered = (f1: number, f2: number, f3: number): boolean => {
    if (isPlain) return covers(target, 0, f1, f2);
    const c1 = Math.floor(f1 / unit1);
    const c2 = Math.floor(f2 / unit2);
    if (!hasFour) return covers(target, 0, c1, c2);
    const c3 = Math.floor(f3 / unit3);
    return answered.some(([a, b, c]) => a <= c1 && b <= c2 && c <= c3);
  };
  const terminalDone = new Uint8Array(isSpread ? compiled.terminalIds.length : 0);

  /** Makes a label unless it is covered, out of reach, too late, too dear or of too many legs. */
  const offer: Make = (state, touched, parent, move, departure, minutes, cents, grams, legs) => {
    const isOut = move === RELEASE;
    const column = ABREAST * state;
    const f0 = pick(m0, minutes, cents, grams, legs) + (isOut ? 0 : left[column]!);
    if (f0 === UNREACHED) return;
    if (minutes > (isOut ? lastArrival : latest[state]!)) return;
    if (cents + (isOut ? 0 : left[column + atCents]!) > maxCents) return;
    if (countsLegs && legs + (isOut ? 0 : left[column + atLegs]!) > maxLegs) return;
    const f1 = pick(m1, minutes, cents, grams, legs) + (isOut ? 0 : left[column + 1]!);
    const f2 = pick(m2, minutes, cents, grams, legs) + (isOut ? 0 : left[column + 2]!);
    if (isSpread) {
      if (isOut && terminalDone[stateTerminal[state]!] === 1) return;
    } else {
      const f3 =
        m3 === undefined
          ? 0
          : pick(m3, minutes, cents, grams, legs) + (isOut ? 0 : left[column + 3]!);
      if (isAnswered(f1, f2, f3)) return;
    }
    const layer = touched * stateCount + state;
    if (!isOut && isCovered(layer, state, minutes, cents, grams, legs)) return;
    const label = addLabel(labels, layer, parent, move, departure, minutes, cents, grams, legs);
    push(queue!, label, f0, f1, f2);
  };

  const stateOfLayer = (layer: number): number => (mustTouch === 0 ? layer : layer % stateCount);

  /** Of labels equal in the first three criteria: by the fourth, then by the rides and departures that made them. */
  function isBefore(a: number, b: number): boolean {
    if (m3 !== undefined) {
      const d3 = keyOf(keys, a, 3) - keyOf(keys, b, 3);
      if (d3 !== 0) return d3 < 0;
    }
    return isWayBefore(labels, moveRide, a, b);
  }

  const make = machine?.offer ?? offer;
  enterNetwork(compiled, query, make);

  const answers: number[] = [];
  let extracted = 0;
  let ended: Found | undefined;

  /** What a released label used, in the units asked for. */
  const vectorOf = (label: number): number[] =>
    order.map((_, column) => Math.floor(keyOf(keys, label, column) / unitAt(column)));
  const front = (): readonly number[] =>
    isFine || isSpread ? answers : keepFront(answers, answers.map(vectorOf));
  /** In coarse units a later way of the unit in which the search stopped could still dominate what was taken in it. */
  const stopped = (): Found => {
    const cellOf = (label: number): number => Math.floor(keyOf(keys, label, 0) / unit0);
    const next = machine?.keepNext(labels) ?? peek(queue!);
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

  const isAtGate = (label: number): boolean =>
    moveOf(labels, label) === START && departureOf(labels, label) === NO_LORRY;

  /** The stays that lying so long in a state is; none at the gate, where cargo has not come by a leg yet. */
  const stayed = (label: number, state: number, wait: number): number =>
    isAtGate(label)
      ? 0
      : stays.reduce(
          (bits, { bit, terminals, minutes }) =>
            wait >= minutes && terminals.has(stateTerminal[state]!) ? bits | bit : bits,
          0,
        );

  /** What lying costs: as it comes where that is watched, the least of any cargo elsewhere. */
  const lyingCents = (state: number, minutes: number, least: number): number =>
    field.waitCents(state, watch.isWatched(state) ? minutes : least);

  /** Makes the ways out of the network for cargo that is handled from an absolute minute on. Not part of `follow`, whose loop it would slow. */
  const leave = (
    label: number,
    state: number,
    touched: number,
    start: number,
    minutes: number,
    cents: number,
    grams: number,
    legs: number,
    make: Make,
  ): void => {
    const handling = exits.handling[state]!;
    const handled = start - departAfter - minutes + handling;
    const out = (wait: number): void =>
      make(
        state,
        mustTouch,
        label,
        RELEASE,
        0,
        minutes + wait + exits.minutes[state]! - handling,
        cents + exits.cents[state]! + lyingCents(state, wait, handling),
        grams + exits.grams[state]!,
        legs + exits.legs[state]!,
      );
    if (touched === mustTouch) out(handled);
    // A stay is between two legs, and the lorry to a door is one.
    else if (stays.length > 0 && exits.legs[state] === 1)
      for (const { bits, minutes: stay } of restsAt(state, touched))
        if ((touched | bits) === mustTouch) out(Math.max(handled, stay));
  };

  /** When cargo of a label is ready for a move, and what it has used by then and with the ride, its price apart. */
  const readyFor = (cents: number, grams: number, move: number, start: number): Ready => {
    const row = moveTransfer[move]!;
    return {
      ready: start + transferMinutes[row]!,
      c: cents + transferCents[row]!,
      g: grams + transferGrams[row]! + rideGrams[moveRide[move]!]!,
    };
  };

  /** Makes what follows from a label: exits and rides; `make` decides what becomes of each. */
  const follow = (label: number, make: Make): void => {
    const layer = layerOf(labels, label);
    const state = stateOfLayer(layer);
    const touched = mustTouch === 0 ? 0 : (layer - state) / stateCount;
    const minutes = minutesOf(labels, label);
    const cents = centsOf(labels, label);
    const grams = gramsOf(labels, label);
    const legs = legsOf(labels, label);
    const arrived = departAfter + minutes;
    const start = field.handlingFrom(state, arrived);
    if (exits.row[state] !== NO_ROW)
      leave(label, state, touched, start, minutes, cents, grams, legs, make);
    if (legs >= MOST_LEGS) return;
    const soonest = start - departAfter;
    const a0 = pick(m0, soonest, cents, grams, legs);
    const a1 = pick(m1, soonest, cents, grams, legs);
    const a2 = pick(m2, soonest, cents, grams, legs);
    const a3 = m3 === undefined ? 0 : pick(m3, soonest, cents, grams, legs);
    // Named anew, so that they are looked up once and not for every move.
    const [uses, rest, after] = [use, left, moveInto];
    const end = firstMove[state + 1]!;
    for (let move = firstMove[state]!; move < end; move++) {
      const to = after[move]!;
      const used = ABREAST * move;
      const further = ABREAST * to;
      // With the least that the move can use: most moves are no use, whenever they leave.
      const f0 = a0 + uses[used]! + rest[further]!;
      if (f0 === UNREACHED) continue;
      const arrival = soonest + uses[used + atMinutes]!;
      if (arrival > latest[to]!) continue;
      const v1 = a1 + uses[used + 1]!;
      const v2 = a2 + uses[used + 2]!;
      const f1 = v1 + rest[further + 1]!;
      const f2 = v2 + rest[further + 2]!;
      const ride = moveRide[move]!;
      const bits = touches === undefined ? touched : touched | touches[ride]!;
      const there = bits * stateCount + to;
      if (make === offer && stays.length === 0) {
        if (isSpread) {
          if (isSoonest && lists.firstMinutes(there) <= arrival) continue;
        } else {
          const f3 = m3 === undefined ? 0 : a3 + uses[used + 3]! + rest[further + 3]!;
          if (isAnswered(f1, f2, f3)) continue;
          if (!isAllListed && covers(stairs, there, v1, v2)) continue;
        }
      }
      const { ready, c, g } = readyFor(cents, grams, move, start);
      depart(make, state, label, move, ride, to, bits, arrived, ready, arrived, c, g, legs + 1);
      // At the gate cargo has not come by a leg yet.
      if (stays.length === 0 || isAtGate(label)) continue;
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
  let making: Make = offer;
  const takeChoice = (departure: number, arrival: number, price: number): void => {
    const { state, label, move, to, touched, arrived, least, cents, grams, legs } = taking;
    const paid = cents + price + lyingCents(state, departure - arrived, least);
    const seen = stays.length === 0 ? touched : touched | stayed(label, state, departure - arrived);
    making(to, seen, label, move, departure, arrival - departAfter, paid, grams, legs);
  };

  /**
   * Makes what follows from taking a ride with cargo that lies in a state since `arrived`, is handled at `ready` and leaves not
   * before `rested`.
   */
  const depart = (
    make: Make,
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
      takeChoice(departure, departure + rideMinutes[ride]!, rideCents[ride]!);
  };

  /** From a label, always on by what is the least to the destination, until it is out; `undefined` where that fails. */
  const complete = (from: number): number | undefined => {
    let at = from;
    // No way has more than MOST_LEGS, so it ends.
    while (moveOf(labels, at) !== RELEASE) {
      let best: Parameters<Make> | undefined;
      let bestF = UNREACHED;
      follow(at, (...made) => {
        const [state, , , move, , minutes, cents, grams, legs] = made;
        const onward = (column: number): number =>
          move === RELEASE ? 0 : left[ABREAST * state + column]!;
        const f = pick(m0, minutes, cents, grams, legs) + onward(0);
        const isWithin =
          minutes <= (move === RELEASE ? lastArrival : latest[state]!) &&
          cents + onward(atCents) <= maxCents &&
          legs + (countsLegs ? onward(atLegs) : 0) <= maxLegs;
        if (!isWithin || f >= bestF) return;
        best = made;
        bestF = f;
      });
      if (best === undefined) return undefined;
      const [state, touched, ...rest] = best;
      at = addLabel(labels, touched * stateCount + state, ...rest);
    }
    return at;
  };

  /** Keeps a released label that no answer covers; true where it ends the search. */
  const answer = (label: number, f1: number, f2: number, f3: number): boolean => {
    if (hasFour)
      answered.push([Math.floor(f1 / unit1), Math.floor(f2 / unit2), Math.floor(f3 / unit3)]);
    else keepPair(target, 0, Math.floor(f1 / unit1), Math.floor(f2 / unit2));
    answers.push(label);
    return query.isFirstOnly;
  };

  /** Takes the next label; true where it ends the search. */
  const take = (): boolean => {
    const label = pop(queue!);
    const layer = layerOf(labels, label);
    const state = stateOfLayer(layer);
    if (isSpread) {
      const terminal = stateTerminal[state]!;
      if (moveOf(labels, label) === RELEASE) {
        if (terminalDone[terminal] === 1) return false;
        terminalDone[terminal] = 1;
        answers.push(label);
        return false;
      }
    } else {
      const f1 = keyOf(keys, label, 1);
      const f2 = keyOf(keys, label, 2);
      const f3 = m3 === undefined ? 0 : keyOf(keys, label, 3);
      if (isAnswered(f1, f2, f3)) return false;
      if (moveOf(labels, label) === RELEASE) return answer(label, f1, f2, f3);
    }
    const minutes = minutesOf(labels, label);
    const cents = centsOf(labels, label);
    const grams = gramsOf(labels, label);
    const legs = legsOf(labels, label);
    if (isCovered(layer, state, minutes, cents, grams, legs)) return false;
    if (isListed(state, minutes)) lists.add(layer, label);
    else
      keepPair(
        stairs,
        layer,
        pick(m1, minutes, cents, grams, legs),
        pick(m2, minutes, cents, grams, legs),
      );
    follow(label, offer);
    return false;
  };

  return {
    countExtracted: () => extracted,
    advance(count) {
      if (ended !== undefined) return true;
      let isOver = false;
      for (let done = 0; ended === undefined; ) {
        const isDone = (machine?.countQueued() ?? countQueued(queue!)) === 0;
        const made = labels.made + (machine?.countMade() ?? 0);
        const isLook = extracted % LOOK_EVERY === LOOK_EVERY - 1;
        const isStop = !isDone && !isOver && (made > maxLabels || (isLook && query.shouldStop()));
        if (isDone || isOver || isStop) {
          for (const label of machine?.keepAnswers(labels) ?? []) answers.push(label);
          labels.made = made;
          ended = isDone || isOver ? { labels, answers: front(), extracted } : stopped();
          break;
        }
        if (done >= count) return false;
        let taken = 1;
        if (machine === undefined) isOver = take();
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
      giveBack(stairs);
      return true;
    },
    found() {
      if (ended === undefined) throw new Error("invariant: the search is not over");
      return ended;
    },
  };
}

interface Ready {
  /** Absolute minute at which handling is done. */
  readonly ready: number;
  readonly c: number;
  readonly g: number;
}
