/**
 * The loop of a search that most questions are answered by: labels of three figures, of which two are left to compare at a state
 * once the queue has ordered the first.
 *
 * One function with all it reads named once, because it is where a search spends its time; whatever is not the same for
 * all labels (opening hours, exits, rides that do not leave as usual) is left to the round that runs it.
 */
import { NO_ROW } from "../compile/compile.ts";
import { HORIZON_MINUTES } from "../compile/timetable.ts";
import { UNREACHED } from "./bounds.ts";
import { type Manner, TIMED, USUAL } from "./field.ts";
import {
  CENTS,
  DEPARTURE,
  FIGURES_A_ROW,
  GRAMS,
  growLabels,
  LAYER,
  type LabelStore,
  LEGS,
  MARKS_A_ROW,
  MINUTES,
  MOST_LEGS,
  MOVE,
  PARENT,
  RELEASE,
} from "./labels.ts";
import { ABREAST } from "./moves.ts";
import { countQueued, pop, push, type Queue } from "./queue.ts";
import { covers, keepPair, type Staircases } from "./staircase.ts";

/** What the loop reads, and whom it asks. */
export interface Loop {
  readonly labels: LabelStore;
  /** Its keys are the first three columns. */
  readonly queue: Queue;
  /** By layer: second and third figure of the labels taken. */
  readonly stairs: Staircases;
  readonly firstMove: Int32Array;
  readonly moveRide: Int32Array;
  readonly moveInto: Int32Array;
  /** By move and column, the least it uses; by state and column, the least that is left. */
  readonly use: Float64Array;
  readonly left: Float64Array;
  readonly atCents: number;
  readonly atMinutes: number;
  readonly atGrams: number;
  /** By ride: the bits of the places it touches. */
  readonly touches: Uint8Array | undefined;
  readonly rideMinutes: Int32Array;
  readonly exitRow: Int32Array;
  readonly stateCount: number;
  readonly departAfter: number;
  /** By state, the latest minute after `departAfter` at which cargo there is looked at (`narrow`). */
  readonly latest: Float64Array;
  /** The most cents of a way. */
  readonly maxCents: number;
  /** The loop ends once there are more. */
  readonly maxLabels: number;
  /** Second and third figure of the answers, where they are compared as they are; otherwise it is asked. */
  readonly target: Staircases | undefined;
  readonly isAnswered: (f1: number, f2: number) => boolean;
  readonly mannerOf: (ride: number) => Manner;
  /** From an absolute minute on, how long it is to the next departure of a TIMED ride; infinite where there is none. */
  readonly waitFor: (ride: number, minute: number) => number;
  readonly isCharged: (state: number) => boolean;
  /** As that of a field; absent where no terminal has hours. */
  readonly handlingFrom: ((state: number, minute: number) => number) | undefined;
  /** Takes a released label; true where it ends the search. */
  readonly answer: (label: number) => boolean;
  /** Makes the ways out of the network for cargo handled from an absolute minute on. */
  readonly leave: (label: number, state: number, touched: number, start: number) => void;
  /** Makes what follows from a move of which more must be known. */
  readonly depart: (
    label: number,
    state: number,
    touched: number,
    move: number,
    start: number,
  ) => void;
  /** True once an answer has ended the search. */
  isOver: boolean;
}

/** Takes up to so many labels; returns how many. */
export function takeMany(loop: Loop, most: number): number {
  const { labels, queue, stairs, firstMove, moveRide, moveInto, use, left, touches } = loop;
  const { atCents, atMinutes, atGrams, rideMinutes, exitRow, stateCount, departAfter } = loop;
  const {
    latest,
    maxCents,
    maxLabels,
    target,
    isAnswered,
    mannerOf,
    waitFor,
    isCharged,
    handlingFrom,
  } = loop;
  // One by one, here and below: an array pattern goes through an iterator.
  const m0 = queue.measures[0] as 0 | 1 | 2;
  const m1 = queue.measures[1] as 0 | 1 | 2;
  const m2 = queue.measures[2] as 0 | 1 | 2;
  let taken = 0;
  while (taken < most && countQueued(queue) > 0 && labels.size <= maxLabels) {
    const label = pop(queue);
    taken++;
    let { figures, marks } = labels;
    const mark = MARKS_A_ROW * label;
    if (marks[mark + MOVE] === RELEASE) {
      loop.isOver = loop.answer(label);
      if (loop.isOver) return taken;
      continue;
    }
    const figure = FIGURES_A_ROW * label;
    const layer = marks[mark + LAYER]!;
    const state = layer < stateCount ? layer : layer % stateCount;
    const used1 = figures[figure + m1]!;
    const used2 = figures[figure + m2]!;
    const k1 = used1 + left[ABREAST * state + 1]!;
    const k2 = used2 + left[ABREAST * state + 2]!;
    if (target === undefined ? isAnswered(k1, k2) : covers(target, 0, k1, k2)) continue;
    if (covers(stairs, layer, used1, used2)) continue;
    keepPair(stairs, layer, used1, used2);

    const minutes = figures[figure + MINUTES]!;
    const cents = figures[figure + CENTS]!;
    const grams = figures[figure + GRAMS]!;
    const legs = marks[mark + LEGS]! + 1;
    const touched = touches === undefined ? 0 : (layer - state) / stateCount;
    const start =
      handlingFrom === undefined
        ? departAfter + minutes
        : handlingFrom(state, departAfter + minutes);
    if (exitRow[state] !== NO_ROW) loop.leave(label, state, touched, start);
    if (legs > MOST_LEGS) continue;
    const soonest = start - departAfter;
    const shut = soonest - minutes;
    const a0 = figures[figure + m0]! + (m0 === MINUTES ? shut : 0);
    const a1 = used1 + (m1 === MINUTES ? shut : 0);
    const a2 = used2 + (m2 === MINUTES ? shut : 0);
    const isFree = !isCharged(state);
    figures = labels.figures;
    marks = labels.marks;
    const end = firstMove[state + 1]!;
    for (let move = firstMove[state]!; move < end; move++) {
      const to = moveInto[move]!;
      const used = ABREAST * move;
      const further = ABREAST * to;
      // With the least that the move can use: most moves are no use, whenever they leave.
      const f0 = a0 + use[used]! + left[further]!;
      if (f0 === UNREACHED) continue;
      const arrival = soonest + use[used + atMinutes]!;
      if (arrival > latest[to]!) continue;
      const v1 = a1 + use[used + 1]!;
      const v2 = a2 + use[used + 2]!;
      const f1 = v1 + left[further + 1]!;
      const f2 = v2 + left[further + 2]!;
      if (target === undefined ? isAnswered(f1, f2) : covers(target, 0, f1, f2)) continue;
      const ride = moveRide[move]!;
      const there = touches === undefined ? to : (touched | touches[ride]!) * stateCount + to;
      if (covers(stairs, there, v1, v2)) continue;
      const manner = isFree ? mannerOf(ride) : undefined;
      if (manner !== USUAL && manner !== TIMED) {
        loop.depart(label, state, touched, move, start);
        figures = labels.figures;
        marks = labels.marks;
        continue;
      }
      // It costs what it always costs: what it uses is the least and what cargo waits for it.
      let departure = arrival - rideMinutes[ride]!;
      let wait = 0;
      if (manner === TIMED) {
        wait = waitFor(ride, departAfter + departure);
        departure += wait;
        if (arrival + wait > latest[to]!) continue;
        const later1 = m1 === MINUTES ? wait : 0;
        const later2 = m2 === MINUTES ? wait : 0;
        if (wait > 0) {
          const w1 = f1 + later1;
          const w2 = f2 + later2;
          if (target === undefined ? isAnswered(w1, w2) : covers(target, 0, w1, w2)) continue;
          if (covers(stairs, there, v1 + later1, v2 + later2)) continue;
        }
      }
      const paid = cents + use[used + atCents]!;
      if (departure > HORIZON_MINUTES || paid + left[further + atCents]! > maxCents) continue;
      const made = labels.size;
      if (MARKS_A_ROW * made === marks.length) {
        growLabels(labels);
        figures = labels.figures;
        marks = labels.marks;
      }
      labels.size = made + 1;
      const itsFigure = FIGURES_A_ROW * made;
      figures[itsFigure + CENTS] = paid;
      figures[itsFigure + MINUTES] = arrival + wait;
      figures[itsFigure + GRAMS] = grams + use[used + atGrams]!;
      const itsMark = MARKS_A_ROW * made;
      marks[itsMark + LAYER] = there;
      marks[itsMark + PARENT] = label;
      marks[itsMark + MOVE] = move;
      marks[itsMark + DEPARTURE] = departAfter + departure;
      marks[itsMark + LEGS] = legs;
      push(
        queue,
        made,
        m0 === MINUTES ? f0 + wait : f0,
        m1 === MINUTES ? f1 + wait : f1,
        m2 === MINUTES ? f2 + wait : f2,
      );
    }
  }
  return taken;
}
