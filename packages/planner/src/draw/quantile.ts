/** From the quantiles of a row to a delay for every chance. */
import type { Delay } from "../network/rows.ts";

/** A chance between 0 and 1, and the hours that are not exceeded with it. */
type Point = readonly [chance: number, hours: number];

type Quantiles = Pick<Delay, "p10H" | "p50H" | "p90H" | "p99H">;

const pointsOf = ({ p10H, p50H, p90H, p99H }: Quantiles): [Point, Point, Point, Point?] => [
  [0.1, p10H],
  [0.5, p50H],
  [0.9, p90H],
  ...(p99H === undefined ? ([] as const) : ([[0.99, p99H]] as const)),
];

/**
 * Hours added with a chance between 0 and 1. Straight lines between the quantiles given, so that each is met exactly and only
 * sums and products are needed, which every machine rounds alike. The first and the last line go on to 0 and 1, so the tails
 * are bounded: a quarter of P10 below it, a ninth of P99 less P90 above P99; without P99 a quarter of P90 above that.
 */
export function hoursAt(delay: Quantiles): (chance: number) => number {
  const [first, median, late, last] = pointsOf(delay);
  return (chance) => {
    if (chance <= 0.5) return onLine(first, median, chance);
    return last === undefined || chance <= 0.9
      ? onLine(median, late, chance)
      : onLine(late, last, chance);
  };
}

const onLine = ([from, low]: Point, [to, high]: Point, chance: number): number =>
  low + ((chance - from) / (to - from)) * (high - low);

/** The mean of `hoursAt` over all chances, exactly: a trapezoid a line. */
export function meanHours(delay: Quantiles): number {
  const at = hoursAt(delay);
  const corners = delay.p99H === undefined ? [0, 0.5, 1] : [0, 0.5, 0.9, 1];
  let mean = 0;
  for (const [index, to] of corners.entries()) {
    const from = corners[index - 1];
    if (from !== undefined) mean += ((to - from) * (at(from) + at(to))) / 2;
  }
  return mean;
}
