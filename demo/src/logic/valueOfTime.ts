/** What a day is worth: capital tied up in the goods makes time cost money, and so decides which way is best. */
import type { Point } from "./curve.ts";

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

/** Goods worth more than this are better off with the dearer way; infinite where capital costs nothing. */
export const breakEven = (pricePerDay: number, percentPerYear: number): number =>
  pricePerDay / capitalPerDay(1, percentPerYear);
