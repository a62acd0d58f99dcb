/** What dominates what: kept apart, so that enumerating knows nothing of it. */
import type { Criterion, FrontCriterion, ParetoRequest, Resolution } from "@lianyun/planner";

/** Totals of an itinerary: cents of the network's currency, minutes, grams, changes. */
export interface Vector {
  readonly cost: number;
  readonly duration: number;
  readonly co2e: number;
  readonly transfers: number;
}

/** What one unit of a resolution is inside: cents, minutes, grams. */
const UNITS: Readonly<Record<Criterion, number>> = { cost: 100, duration: 60, co2e: 1_000 };

/** A vector in the criteria asked for, in units of the resolution. Changes have none coarser. */
export function coarsen(
  vector: Vector,
  over: readonly FrontCriterion[],
  resolution: Resolution = {},
): number[] {
  return over.map((criterion) => {
    if (criterion === "transfers") return vector.transfers;
    const coarse = resolution[criterion];
    if (coarse === undefined) return vector[criterion];
    return Math.floor(vector[criterion] / Math.round(coarse * UNITS[criterion]));
  });
}

/** The non-dominated ones among `found`, each vector once, sorted by the first criterion, then the next. */
export function frontOf<T extends Vector>(
  found: readonly T[],
  { over, resolution }: Pick<ParetoRequest, "over" | "resolution">,
): { readonly vector: readonly number[]; readonly of: T }[] {
  const distinct = new Map<string, { vector: number[]; of: T }>();
  for (const of of found) {
    const vector = coarsen(of, over, resolution);
    const key = vector.join(" ");
    if (!distinct.has(key)) distinct.set(key, { vector, of });
  }
  // In lexicographic order nothing is dominated by what comes later.
  const sorted = [...distinct.values()].sort((a, b) => compare(a.vector, b.vector));
  const front: typeof sorted = [];
  for (const candidate of sorted) {
    const isDominated = front.some(({ vector }) =>
      vector.every((x, i) => x <= candidate.vector[i]!),
    );
    if (!isDominated) front.push(candidate);
  }
  return front;
}

/** Lexicographic order of vectors. */
function compare(a: readonly number[], b: readonly number[]): number {
  const i = a.findIndex((x, k) => x !== b[k]);
  return i < 0 ? 0 : a[i]! - b[i]!;
}
