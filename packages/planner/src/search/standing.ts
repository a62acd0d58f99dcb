/** A round of a search as it stands: what it moves over, what it counts, what it has found. */
import type { Compiled } from "../compile/compile.ts";
import { chooseWidth } from "../kernel/buckets.ts";
import { CRITERIA, type FrontCriterion } from "../request/request.ts";
import { chooseBucketWidth } from "./enter.ts";
import type { Field } from "./field.ts";
import { createLists, type Lists } from "./kept.ts";
import { CENTS, GRAMS, LABEL_BYTES, type LabelStore, type Make, MINUTES } from "./labels.ts";
import { ABREAST, leastAbreast } from "./moves.ts";
import type { Query } from "./query.ts";
import { COUNTED_LEGS, createQueue, type Keys, type Measure, type Queue } from "./queue.ts";
import { borrowStaircases, createStaircases, type Staircases } from "./staircase.ts";
import type { Watch } from "./watch.ts";
import type { Weighed } from "./weigh.ts";

/**
 * A record, and functions of it (`follow.ts`, `offer.ts`, `search.ts`), not closures of each round: functions that are the same for
 * all searches stay compiled.
 */
export interface Standing {
  readonly compiled: Compiled;
  readonly weighed: Weighed;
  readonly query: Query;
  readonly field: Field;
  /** By state, the latest minute at which cargo there is looked at (`narrow`). */
  readonly latest: Float64Array;
  readonly labels: LabelStore;
  readonly watch: Watch;

  /** What labels are ordered by: the criteria asked for, then the rest. */
  readonly keys: Keys;
  readonly m0: Measure;
  readonly m1: Measure;
  readonly m2: Measure;
  /** Absent where legs are not asked for. */
  readonly m3: Measure | undefined;
  /** The column of each among what lies side by side, and in `keys`; that of legs in `keys` only where they are asked for. */
  readonly atMinutes: number;
  readonly atCents: number;
  readonly atGrams: number;
  readonly atLegs: number;
  /** By move and column, the least it uses. */
  readonly use: Float64Array;
  /**
   * By state and column, the least that is left to the destination, UNREACHED where nothing leads on; 0 in what is neither asked
   * for nor limited, and everywhere for a spread.
   */
  readonly left: Float64Array;
  /** Of the buckets of the queue. */
  readonly width: number;

  /** Sets of places touched, times states. Only labels of one layer are compared: a way that still owes a place does not cover one that does not. */
  readonly layers: number;
  /** Labels released at the destination are compared in the units asked for; infinite, so that it counts 0, for what is not. */
  readonly unit0: number;
  readonly unit1: number;
  readonly unit2: number;
  readonly unit3: number;
  /** All units are the finest. */
  readonly isFine: boolean;
  /** Minutes after `departAfter`. */
  readonly lastArrival: number;
  readonly maxLabels: number;
  readonly countsLegs: boolean;
  /**
   * Labels are compared one by one: legs count, or each terminal has an answer of its own. Elsewhere the order of the queue fixes
   * one criterion, and a staircase compares the two left.
   */
  readonly isAllListed: boolean;
  /** Earliest arrivals alone: the first label taken at a state covers all that come no sooner. */
  readonly isSoonest: boolean;

  /** Released labels on the front, in the order they were taken; of a spread the best of each terminal reached. */
  readonly answers: number[];
  /** Set where the labels are taken here, and not by the loop of `machine.ts`. */
  pool: Pool | undefined;
  /** Takes what is made; the loop, or `complete` once the round has stopped; absent where it is offered to `pool`. */
  receive: Make | undefined;
  /** The ride being taken: one record for all, because one each costs more than the search. */
  readonly taking: Taking;
}

/** Labels taken and waiting, where they are taken here. */
export interface Pool {
  readonly queue: Queue;
  /** By layer, figures of labels taken. */
  readonly stairs: Staircases;
  readonly lists: Lists;
  /** Of the answers: second and third figure, in the units asked for. */
  readonly target: Staircases;
  /** With four criteria: second, third and fourth of each answer. */
  readonly answered: (readonly [number, number, number])[];
  /** Of a spread, by terminal: 1 once it is reached. */
  readonly terminalDone: Uint8Array;
}

/** A ride being taken with cargo of a label. */
interface Taking {
  state: number;
  label: number;
  move: number;
  to: number;
  touched: number;
  arrived: number;
  /** The least that any cargo lies there. */
  least: number;
  cents: number;
  grams: number;
  legs: number;
}

const MEASURE: Readonly<Record<FrontCriterion, Measure>> = {
  cost: CENTS,
  duration: MINUTES,
  co2e: GRAMS,
  transfers: COUNTED_LEGS,
};

/** Of what a label has used, the figure that a measure is of. */
export function pick(
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

/** A round in which nothing has been found yet, and nothing waits. */
export function createStanding(
  compiled: Compiled,
  weighed: Weighed,
  query: Query,
  field: Field,
  latest: Float64Array,
  labels: LabelStore,
  watch: Watch,
): Standing {
  const { over, units, isSpread, maxLegs } = query;
  const { stateCount } = compiled;
  const countsLegs = over.includes("transfers") || maxLegs !== Number.POSITIVE_INFINITY;
  const asked = [...over, ...CRITERIA.filter((criterion) => !over.includes(criterion))];
  const measures = asked.map((criterion) => MEASURE[criterion]);
  const m3 = measures[3];
  // Four columns: legs come last where nothing asks for them, for the most that there may be.
  const columns = m3 === undefined ? [...asked, "transfers" as const] : asked;
  // Bounds of what is neither asked for nor limited would change nothing but which of two equal ways comes first.
  const isBounded = (criterion: FrontCriterion): boolean =>
    over.includes(criterion) ||
    (criterion === "cost" && query.maxCents !== Number.POSITIVE_INFINITY) ||
    (criterion === "transfers" && countsLegs);
  const left = isSpread
    ? new Float64Array(ABREAST * stateCount)
    : field.boundsAbreast(columns.map((column) => (isBounded(column) ? column : undefined)));
  return {
    compiled,
    weighed,
    query,
    field,
    latest,
    labels,
    watch,
    keys: { labels, measures, left, stateCount },
    m0: measures[0]!,
    m1: measures[1]!,
    m2: measures[2]!,
    m3,
    atMinutes: columns.indexOf("duration"),
    atCents: columns.indexOf("cost"),
    atGrams: columns.indexOf("co2e"),
    atLegs: columns.indexOf("transfers"),
    use: leastAbreast(compiled, weighed, columns),
    left,
    width: isSpread
      ? chooseWidth(weighed.intoWeight(asked[0]!))
      : chooseBucketWidth(compiled, query, left),
    layers: (query.mustTouch + 1) * stateCount,
    unit0: unitAt(units, 0),
    unit1: unitAt(units, 1),
    unit2: unitAt(units, 2),
    unit3: unitAt(units, 3),
    isFine: units.every((unit) => unit === 1),
    lastArrival: query.arriveBefore - query.departAfter,
    maxLabels: Math.min(query.maxLabels, query.maxBytes / LABEL_BYTES),
    countsLegs,
    isAllListed: countsLegs || isSpread,
    isSoonest: isSpread && !countsCents(query) && !countsGrams(query) && !countsLegs,
    answers: [],
    pool: undefined,
    receive: undefined,
    taking: {
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
    },
  };
}

/** The unit of a column; infinite, so that all counts 0, where it is not asked for. */
export const unitAt = (units: readonly number[], column: number): number =>
  units[column] ?? Number.POSITIVE_INFINITY;

const countsCents = ({ isSpread, over, maxCents }: Query): boolean =>
  !isSpread || over[0] === "cost" || maxCents !== Number.POSITIVE_INFINITY;
const countsGrams = ({ isSpread, over }: Query): boolean => !isSpread || over[0] === "co2e";

/** Room for labels that are taken here; its staircases are to be given back. `isBefore` tells labels with equal keys apart. */
export function createPool(
  { compiled, query, field, labels, watch, keys, width, layers, countsLegs, isAllListed }: Standing,
  isBefore: (a: number, b: number) => boolean,
): Pool {
  return {
    queue: createQueue(keys, width, isBefore),
    stairs: borrowStaircases(isAllListed ? 0 : layers),
    lists: createLists(isAllListed || watch.isAny ? layers : 0, labels, field, {
      countsLegs,
      countsCents: countsCents(query),
      countsGrams: countsGrams(query),
      departAfter: query.departAfter,
      isWatched: watch.isWatched,
    }),
    target: createStaircases(1),
    answered: [],
    terminalDone: new Uint8Array(query.isSpread ? compiled.terminalIds.length : 0),
  };
}
