/** The cost-time curve: which options are worth their price, what a day costs between them, and round axes. */

import { leastBy } from "./group.ts";

export interface Point {
  /** Index of the itinerary. */
  readonly index: number;
  readonly days: number;
  readonly cost: number;
  readonly co2eKg: number;
}

/** Points that no other beats in both cost and time, from fastest to cheapest. */
export function costTimeFront(points: readonly Point[]): readonly Point[] {
  const sorted = [...points].sort(
    leastBy(
      (point) => point.days,
      (point) => point.cost,
      (point) => point.index,
    ),
  );
  const front: Point[] = [];
  for (const point of sorted) {
    const last = front.at(-1);
    if (last === undefined || point.cost < last.cost) front.push(point);
  }
  return front;
}

/**
 * The corners of the front that a straight exchange of money for days would pick: between them each day
 * saved costs more the faster one goes. Leaves out steps that nobody would stop at.
 */
export function corners(front: readonly Point[]): readonly Point[] {
  const hull: Point[] = [];
  for (const point of front) {
    while (hull.length >= 2) {
      const a = hull[hull.length - 2] as Point;
      const b = hull[hull.length - 1] as Point;
      const turn =
        (b.days - a.days) * (point.cost - a.cost) - (b.cost - a.cost) * (point.days - a.days);
      if (turn > 0) break;
      hull.pop();
    }
    hull.push(point);
  }
  return hull;
}

/** Money for each day by which the faster of two comes sooner. */
export function costPerDaySaved(faster: Point, slower: Point): number {
  return (faster.cost - slower.cost) / (slower.days - faster.days);
}

/** A map from values to pixels with round marks. */
export interface Axis {
  readonly at: (value: number) => number;
  /** The value at a pixel. */
  readonly from: (pixel: number) => number;
  readonly ticks: readonly number[];
  readonly isLog: boolean;
}

/** From this ratio of most to least on, equal steps are ratios. */
const LOG_FROM = 6;
/** Room beyond the outermost values, as a share of the axis. */
const ROOM = 0.06;

/** An axis that shows all values with some room and at most `most` marks. */
export function axis(
  values: readonly number[],
  pixels: readonly [number, number],
  most: number,
): Axis {
  const least = Math.min(...values);
  const greatest = Math.max(...values);
  const isLog = least > 0 && greatest / least >= LOG_FROM;
  const scale = isLog ? Math.log : (value: number): number => value;
  const unscale = isLog ? Math.exp : (value: number): number => value;
  // One value alone still needs an axis: half of it on both sides, or 1 around zero.
  const half = greatest > least ? 0 : greatest === 0 ? 1 : Math.abs(greatest) / 2;
  const span = scale(greatest) - scale(least) + 2 * half;
  const from = scale(least) - half - span * ROOM;
  const to = scale(greatest) + half + span * ROOM;
  const [start, end] = pixels;
  const at = (value: number): number =>
    start + ((scale(value) - from) / (to - from)) * (end - start);
  const valueAt = (pixel: number): number =>
    unscale(from + ((pixel - start) / (end - start)) * (to - from));
  const ticks = isLog
    ? logTicks(unscale(from), unscale(to), most)
    : linearTicks(least >= 0 ? Math.max(0, from) : from, to, most);
  return { at, from: valueAt, ticks, isLog };
}

/** Round steps of 1, 2 or 5 times a power of ten. */
export function linearTicks(from: number, to: number, most: number): readonly number[] {
  const rough = (to - from) / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((multiple) => multiple * power >= rough) ?? 10) * power;
  const first = Math.ceil(from / step);
  const count = Math.floor(to / step) - first + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => (first + index) * step);
}

const MANTISSAS: readonly (readonly number[])[] = [
  [1, 1.5, 2, 3, 4, 5, 6, 8],
  [1, 2, 3, 5, 7],
  [1, 2, 5],
  [1, 3],
  [1],
];

/** The densest set of 1-2-5-like marks on a log axis that has no more than `most`. */
export function logTicks(from: number, to: number, most: number): readonly number[] {
  const first = Math.floor(Math.log10(from));
  const powers = Array.from(
    { length: Math.floor(Math.log10(to)) - first + 1 },
    (_, i) => first + i,
  );
  for (const mantissas of MANTISSAS) {
    const ticks = powers
      .flatMap((power) =>
        mantissas.map((mantissa) => Number((mantissa * 10 ** power).toPrecision(3))),
      )
      .filter((tick) => tick >= from && tick <= to);
    if (ticks.length <= most) return ticks;
  }
  return [];
}

/** The stairs under the front: a price holds until the next cheaper option. */
export function stairs(front: readonly Point[], x: Axis, y: Axis): string {
  return front
    .map((point, index) => {
      const [px, py] = [x.at(point.days).toFixed(1), y.at(point.cost).toFixed(1)];
      return index === 0 ? `M${px} ${py}` : `H${px}V${py}`;
    })
    .join("");
}
