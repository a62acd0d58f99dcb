/** The curve of two measures: which options are worth their price, what saving costs between them, and round axes. */

import { leastBy } from "./group.ts";

/** What an axis can show. */
export type Measure = "cost" | "days" | "co2eKg";

export interface Point extends Readonly<Record<Measure, number>> {
  /** Index of the itinerary. */
  readonly index: number;
}

/** Two measures against each other: less of the one for more of the other. */
export interface Plane {
  /** What is saved, to the right. */
  readonly x: "days" | "co2eKg";
  /** What saving it costs, upwards. */
  readonly y: "cost" | "days";
  /** What the size of a dot tells: the third. */
  readonly size: Measure;
}

/** In the order they are offered. */
export const PLANES = {
  costTime: { x: "days", y: "cost", size: "co2eKg" },
  costCo2e: { x: "co2eKg", y: "cost", size: "days" },
  timeCo2e: { x: "co2eKg", y: "days", size: "cost" },
} as const satisfies Readonly<Record<string, Plane>>;
export type PlaneName = keyof typeof PLANES;
export const PLANE_NAMES = Object.keys(PLANES) as readonly PlaneName[];

/** What of a measure is named in a price: a day, a tonne. */
const UNITS = { days: 1, co2eKg: 1_000 } as const;

/** The best trade-offs of two measures. */
export interface Tradeoffs {
  /** Options that no other beats in both, that with least of what is saved first. */
  readonly front: readonly Point[];
  /**
   * The bends of the front that a straight exchange of the one for the other would pick: between them each unit saved
   * costs more the more is saved. Leaves out steps that nobody would stop at.
   */
  readonly corners: readonly Point[];
}

export function tradeoffsOf(points: readonly Point[], plane: Plane): Tradeoffs {
  const front = frontOf(points, plane);
  return { front, corners: cornersOf(front, plane) };
}

function frontOf(points: readonly Point[], { x, y }: Plane): readonly Point[] {
  const sorted = [...points].sort(
    leastBy(
      (point) => point[x],
      (point) => point[y],
      (point) => point.index,
    ),
  );
  const front: Point[] = [];
  for (const point of sorted) {
    const last = front.at(-1);
    if (last === undefined || point[y] < last[y]) front.push(point);
  }
  return front;
}

function cornersOf(front: readonly Point[], { x, y }: Plane): readonly Point[] {
  const hull: Point[] = [];
  for (const point of front) {
    while (hull.length >= 2) {
      const a = hull[hull.length - 2] as Point;
      const b = hull[hull.length - 1] as Point;
      const turn = (b[x] - a[x]) * (point[y] - a[y]) - (b[y] - a[y]) * (point[x] - a[x]);
      if (turn > 0) break;
      hull.pop();
    }
    hull.push(point);
  }
  return hull;
}

/** Times the most that the front has of a measure. */
const NEAR = 2;

/** Whether a point lies where the front can be seen beside it; beyond are ways with more of both, often tenfold. */
export function isNear(front: readonly Point[], { x, y }: Plane): (point: Point) => boolean {
  const most = (measure: Measure): number =>
    NEAR * Math.max(...front.map((point) => point[measure]));
  const [mostX, mostY] = [most(x), most(y)];
  return (point) => point[x] <= mostX && point[y] <= mostY;
}

/** A bend of the curve with its price over the next that saves less. */
export interface Rung {
  readonly point: Point;
  /** Undefined on the last, which saves nothing. */
  readonly before?: Point;
  /** What each day or tonne saved over `before` costs: money, or days. */
  readonly price: number;
}

/** The bends, from the one that saves nothing to the one that saves most. */
export function rungs(corners: readonly Point[], plane: Plane): readonly Rung[] {
  return [...corners].reverse().map((point, index, all): Rung => {
    const before = all[index - 1];
    return before === undefined
      ? { point, price: 0 }
      : { point, before, price: priceOfSaving(point, before, plane) };
  });
}

/** What each day or tonne costs by which the first of two has less. */
export function priceOfSaving(point: Point, before: Point, { x, y }: Plane): number {
  return (UNITS[x] * (point[y] - before[y])) / (before[x] - point[x]);
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

/** A place on a drawing. */
export type Spot = readonly [x: number, y: number];

/** A straight piece of the stairs. */
export interface Piece {
  readonly middle: Spot;
  readonly length: number;
  readonly isUpright: boolean;
}

/** The longest piece of the stairs from one place of the front to another: where a text about the two finds a line. */
export function longestPiece(steps: readonly Spot[]): Piece | undefined {
  const pieces = steps.slice(1).flatMap(([x2, y2], index): Piece[] => {
    const [x1, y1] = steps[index] as Spot;
    return [
      { middle: [(x1 + x2) / 2, y1], length: Math.abs(x2 - x1), isUpright: false },
      { middle: [x2, (y1 + y2) / 2], length: Math.abs(y2 - y1), isUpright: true },
    ];
  });
  return pieces.sort((a, b) => b.length - a.length)[0];
}

/** The stairs under the front: a price holds until the next cheaper option. */
export function stairs(front: readonly Point[], plane: Plane, x: Axis, y: Axis): string {
  return front
    .map((point, index) => {
      const [px, py] = [x.at(point[plane.x]).toFixed(1), y.at(point[plane.y]).toFixed(1)];
      return index === 0 ? `M${px} ${py}` : `H${px}V${py}`;
    })
    .join("");
}
