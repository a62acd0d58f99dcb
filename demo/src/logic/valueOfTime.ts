/** What a day is worth: capital tied up in the goods makes time cost money, and so decides which way is best. */
import { costPerDaySaved, type Point } from "./curve.ts";

const DAYS_PER_YEAR = 365;

/** Money that goods of a value cost a day while they are under way, at a rate in percent a year. */
export function capitalPerDay(value: number, percentPerYear: number): number {
  return (value * percentPerYear) / 100 / DAYS_PER_YEAR;
}

/** What a way costs with the capital. */
export const generalizedCost = (point: Point, perDay: number): number =>
  point.cost + perDay * point.days;

/** The way that is best with the capital; of equals the first. Undefined where there are none. */
export function optimum(points: readonly Point[], perDay: number): Point | undefined {
  let best: Point | undefined;
  for (const point of points) {
    if (best === undefined || generalizedCost(point, perDay) < generalizedCost(best, perDay))
      best = point;
  }
  return best;
}

/** A corner of the curve with what makes it worth its price over the next cheaper one. */
export interface Rung {
  readonly point: Point;
  /** Undefined on the cheapest. */
  readonly slower?: Point;
  /** Money a day saved against the slower. */
  readonly perDay: number;
  /** Goods worth more than this are better off here; infinite where capital costs nothing. */
  readonly breakEven: number;
}

/** The corners from cheapest to fastest. Each is best from its break-even value up to that of the next. */
export function rungs(corners: readonly Point[], percentPerYear: number): readonly Rung[] {
  return [...corners].reverse().map((point, index, all): Rung => {
    const slower = all[index - 1];
    if (slower === undefined) return { point, perDay: 0, breakEven: 0 };
    const perDay = costPerDaySaved(point, slower);
    return { point, slower, perDay, breakEven: perDay / capitalPerDay(1, percentPerYear) };
  });
}
