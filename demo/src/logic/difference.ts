/** What two ways differ in: money and hours by kind, side by side. */
import type { Itinerary } from "@lianyun/planner";
import {
  byKind,
  COST_KINDS,
  type CostKind,
  type Part,
  stepsOf,
  TIME_KINDS,
  type TimeKind,
} from "./buildUp.ts";

export interface Pair<Kind> {
  readonly kind: Kind;
  readonly a: number;
  readonly b: number;
}

export interface Difference {
  readonly costs: readonly Pair<CostKind>[];
  readonly hours: readonly Pair<TimeKind>[];
}

/** Kinds of which both have nothing are left out. */
export function differenceOf(a: Itinerary, b: Itinerary): Difference {
  const [steps, others] = [stepsOf(a), stepsOf(b)];
  return {
    costs: pair(
      COST_KINDS,
      steps.flatMap(({ costs }) => costs),
      others.flatMap(({ costs }) => costs),
    ),
    hours: pair(
      TIME_KINDS,
      steps.flatMap(({ hours }) => hours),
      others.flatMap(({ hours }) => hours),
    ),
  };
}

function pair<Kind extends string>(
  kinds: readonly Kind[],
  a: readonly Part<Kind>[],
  b: readonly Part<Kind>[],
): readonly Pair<Kind>[] {
  const [ours, theirs] = [byKind(a), byKind(b)];
  return kinds
    .map((kind) => ({ kind, a: ours[kind] ?? 0, b: theirs[kind] ?? 0 }))
    .filter((row) => row.a > 0 || row.b > 0);
}
