/**
 * Every non-dominated way, by label setting over states (terminal × how cargo stands there).
 *
 * Labels leave the queue in rising order of (used so far + exact lower bound of the rest), compared criterion by
 * criterion, and are kept unless a label taken before covers them at their state or at the destination.
 * Exact because waiting is free and a later arrival never catches an earlier departure of the same ride (FIFO).
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
import { NO_DEPARTURE } from "../compile/timetable.ts";
import { CRITERIA, type Criterion } from "../request/request.ts";
import { UNREACHED } from "./bounds.ts";
import { createField } from "./field.ts";
import { createHeap } from "./heap.ts";
import { createLabels, type Labels, NO_LABEL, RELEASE, START } from "./labels.ts";
import type { Query } from "./query.ts";
import { createStaircase, type Staircase } from "./staircase.ts";
import type { Weighed } from "./weigh.ts";

/** What a search ends with. */
export interface Found {
  readonly labels: Labels;
  /** Released labels on the front, in the order they were taken. */
  readonly answers: readonly number[];
  readonly extracted: number;
  /** Set where the budget ran out: no way missing is better than this in the first criterion. */
  readonly stoppedAt?: number;
}

/**
 * Searches until the front is complete, the first way is found (`isFirstOnly`) or the budget is spent. Nothing is thrown.
 */
export function search(compiled: Compiled, weighed: Weighed, query: Query): Found {
  const { over, units } = query;
  const order = [...over, ...CRITERIA.filter((criterion) => !over.includes(criterion))];
  const field = createField(compiled, weighed, query);
  const { moveOpen } = field;
  const [h0, h1, h2] = order.map((criterion) => field.bounds(criterion)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const { rideCents, rideGrams, transferCents, transferGrams, transferMinutes } = weighed;
  const { rides, moveRide, moveTransfer, rideState, release, firstMove } = compiled;

  const labels = createLabels();
  const heap = createHeap((a, b) => isBefore(labels, a, b, moveRide));
  // Labels released at the destination are compared in the units asked for; a criterion not asked for counts 0.
  const [unit0, unit1, unit2] = [0, 1, 2].map((i) => units[i] ?? Number.POSITIVE_INFINITY) as [
    number,
    number,
    number,
  ];
  const isFine = units.every((unit) => unit === 1);
  const target = createStaircase();
  // What has been touched is part of the state: a way that still owes a place does not cover one that does not.
  const { touches, mustTouch } = query;
  const layerOf = (state: number, touched: number): number => touched * compiled.stateCount + state;
  const taken: (Staircase | undefined)[] = new Array((mustTouch + 1) * compiled.stateCount);
  const usedOf = (criterion: Criterion): Int32Array | Float64Array =>
    criterion === "cost" ? labels.cents : criterion === "duration" ? labels.minutes : labels.grams;
  const [name0, name1, name2] = order as [Criterion, Criterion, Criterion];

  const { departAfter } = query;
  const latest = query.arriveBefore - departAfter;
  const durationAt = order.indexOf("duration");

  const isCovered = (
    layer: number,
    used1: number,
    used2: number,
    f1: number,
    f2: number,
  ): boolean =>
    target.covers(Math.floor(f1 / unit1), Math.floor(f2 / unit2)) ||
    taken[layer]?.covers(used1, used2) === true;

  /** Makes a label unless it is covered, out of reach or too late. */
  const offer = (
    state: number,
    touched: number,
    parent: number,
    move: number,
    departure: number,
    minutes: number,
    cents: number,
    grams: number,
  ): void => {
    const pick = (name: Criterion): number =>
      name === "cost" ? cents : name === "duration" ? minutes : grams;
    const used1 = pick(name1);
    const used2 = pick(name2);
    const isOut = move === RELEASE;
    const f0 = pick(name0) + (isOut ? 0 : h0[state]!);
    const f1 = used1 + (isOut ? 0 : h1[state]!);
    const f2 = used2 + (isOut ? 0 : h2[state]!);
    const arrival = durationAt === 0 ? f0 : durationAt === 1 ? f1 : f2;
    if (f0 === UNREACHED || arrival > latest) return;
    if (
      isOut
        ? target.covers(Math.floor(f1 / unit1), Math.floor(f2 / unit2))
        : isCovered(layerOf(state, touched), used1, used2, f1, f2)
    )
      return;
    const label = labels.add();
    labels.state[label] = state;
    labels.touched[label] = touched;
    labels.parent[label] = parent;
    labels.move[label] = move;
    labels.departure[label] = departure;
    labels.minutes[label] = minutes;
    labels.cents[label] = cents;
    labels.grams[label] = grams;
    labels.f0[label] = f0;
    labels.f1[label] = f1;
    labels.f2[label] = f2;
    heap.push(label);
  };

  for (const terminal of query.origins)
    offer(compiled.gateState[terminal]!, 0, NO_LABEL, START, 0, 0, 0, 0);

  const answers: number[] = [];
  let extracted = 0;
  const front = (): number[] => keepFront(labels, answers, [unit0, unit1, unit2]);
  /** In coarse units a later way of the unit in which the search stopped could still dominate what was taken in it. */
  const stopped = (): Found => {
    const cellOf = (label: number): number => Math.floor(labels.f0[label]! / unit0);
    const cell = cellOf(heap.peek());
    const settled = front().filter((label) => isFine || cellOf(label) < cell);
    return { labels, answers: settled, extracted, stoppedAt: cell * unit0 };
  };
  while (heap.size > 0) {
    if (labels.size > query.maxLabels || ((extracted & 1023) === 1023 && query.isOutOfTime()))
      return stopped();
    const label = heap.pop();
    extracted++;
    const state = labels.state[label]!;
    const f1 = Math.floor(labels.f1[label]! / unit1);
    const f2 = Math.floor(labels.f2[label]! / unit2);
    if (target.covers(f1, f2)) continue;
    if (labels.move[label] === RELEASE) {
      target.add(f1, f2);
      answers.push(label);
      if (query.isFirstOnly) break;
      continue;
    }
    const used1 = usedOf(name1)[label]!;
    const used2 = usedOf(name2)[label]!;
    const touched = labels.touched[label]!;
    const layer = layerOf(state, touched);
    let here = taken[layer];
    if (here === undefined) {
      here = createStaircase();
      taken[layer] = here;
    }
    if (here.covers(used1, used2)) continue;
    here.add(used1, used2);

    const minutes = labels.minutes[label]!;
    const cents = labels.cents[label]!;
    const grams = labels.grams[label]!;
    if (touched === mustTouch && field.isReleased(state)) {
      const row = release[state]!;
      const out = minutes + transferMinutes[row]!;
      offer(
        state,
        touched,
        label,
        RELEASE,
        0,
        out,
        cents + transferCents[row]!,
        grams + transferGrams[row]!,
      );
    }
    for (let move = firstMove[state]!; move < firstMove[state + 1]!; move++) {
      if (moveOpen[move] !== 1) continue;
      const ride = moveRide[move]!;
      const row = moveTransfer[move]!;
      const ready = departAfter + minutes + transferMinutes[row]!;
      const departure = field.nextDeparture(ready, ride);
      if (departure === NO_DEPARTURE) continue;
      offer(
        rideState[ride]!,
        touches === undefined ? 0 : touched | touches[ride]!,
        label,
        move,
        departure,
        departure + rides[ride]!.rideMinutes - departAfter,
        cents + transferCents[row]! + rideCents[ride]!,
        grams + transferGrams[row]! + rideGrams[ride]!,
      );
    }
  }
  return { labels, answers: front(), extracted };
}

/** Lexicographic by the criteria; equal labels by the rides and departures that made them, shorter ways first. */
function isBefore(labels: Labels, a: number, b: number, moveRide: Int32Array): boolean {
  if (labels.f0[a] !== labels.f0[b]) return labels.f0[a]! < labels.f0[b]!;
  if (labels.f1[a] !== labels.f1[b]) return labels.f1[a]! < labels.f1[b]!;
  if (labels.f2[a] !== labels.f2[b]) return labels.f2[a]! < labels.f2[b]!;
  const wayA = wayOf(labels, a, moveRide);
  const wayB = wayOf(labels, b, moveRide);
  for (let i = 0; i < wayA.length && i < wayB.length; i++)
    if (wayA[i] !== wayB[i]) return wayA[i]! < wayB[i]!;
  return wayA.length < wayB.length;
}

/** Rides and departures of a label from the origin on, for comparison only. */
function wayOf(labels: Labels, label: number, moveRide: Int32Array): number[] {
  const way: number[] = [];
  for (let at = label; at !== NO_LABEL; at = labels.parent[at]!)
    if (labels.move[at]! >= 0) way.push(labels.departure[at]!, moveRide[labels.move[at]!]!);
  return way.reverse();
}

/**
 * Answers that none other dominates in the units asked for, in the order taken. In the finest units they are the
 * front already; with coarse units a later answer can dominate an earlier one that fell into the same coarse cell.
 */
function keepFront(
  labels: Labels,
  answers: readonly number[],
  units: readonly [number, number, number],
): number[] {
  if (units.every((unit) => unit === 1 || unit === Number.POSITIVE_INFINITY)) return [...answers];
  const coarse = answers.map((label) =>
    [labels.f0[label]!, labels.f1[label]!, labels.f2[label]!].map((value, i) =>
      Math.floor(value / units[i]!),
    ),
  );
  return answers.filter((_, own) =>
    coarse.every((its, other) => {
      if (other === own || its.some((value, i) => value > coarse[own]![i]!)) return true;
      // No worse in all: of equal vectors the one taken first stays.
      return other > own && its.every((value, i) => value === coarse[own]![i]!);
    }),
  );
}
