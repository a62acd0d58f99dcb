/** Asking nearly the same question many times: what stays the same is worked out once. */
import type { Reason, SearchStats } from "../itinerary/answer.ts";
import type { Budget, FrontCriterion, Request } from "../request/request.ts";
import { createField } from "../search/field.ts";
import type { Query } from "../search/query.ts";
import type { Weighed } from "../search/weigh.ts";
import type { Engine } from "./engine.ts";
import { ONE_BEST, type Prepared } from "./prepare.ts";
import { opening } from "./reasons.ts";

/** A question ready to be searched, or the reasons why it cannot be. */
export type Opened = { readonly prepared: Prepared } | { readonly because: readonly Reason[] };

/**
 * As `opening`, for questions that differ in `departAfter` alone: lower bounds, which hold on any date, are kept. They are
 * worked out anew where the network weighs otherwise, as it may by a cost model that looks at dates.
 */
export function createOpening(engine: Engine): (request: Request) => Opened {
  let weighed: Weighed | undefined;
  let bounds = new Map<FrontCriterion, Float64Array>();
  return (request) => {
    const opened = opening(engine, request);
    if ("because" in opened) return opened;
    const { prepared } = opened;
    if (prepared.weighed !== weighed) {
      weighed = prepared.weighed;
      bounds = new Map();
    }
    const kept = bounds;
    const field = {
      ...prepared.field,
      bounds(criterion: FrontCriterion): Float64Array {
        const known = kept.get(criterion) ?? prepared.field.bounds(criterion);
        kept.set(criterion, known);
        return known;
      },
    };
    return { prepared: { ...prepared, field, telling: { ...prepared.telling, field } } };
  };
}

/** The question with another destination, other limits, or rides shut: `base` and `weighed` in place of its own. */
export function withOther(
  { compiled }: Pick<Engine, "compiled">,
  prepared: Prepared,
  { base = {}, weighed = prepared.weighed }: { base?: Partial<Query>; weighed?: Weighed },
): Prepared {
  const other = { ...prepared.base, ...base };
  const field = createField(compiled, weighed, { ...other, ...ONE_BEST }, prepared.load, true);
  return {
    ...prepared,
    weighed,
    field,
    base: other,
    telling: { ...prepared.telling, weighed, field },
  };
}

/** A budget that several searches share: labels and memory count for each by itself, time for all of them. */
export interface Purse {
  /** The budget of the next search. */
  next(): { readonly budget?: Budget };
  /** True where time is over or the flag is up. */
  isSpent(): boolean;
}

/** Opens a purse; time runs from here. */
export function createPurse(budget: Budget | undefined): Purse {
  const { timeMs, now, abort } = budget ?? {};
  const started = now?.() ?? 0;
  const left = (): number =>
    timeMs === undefined || now === undefined
      ? Number.POSITIVE_INFINITY
      : timeMs - (now() - started);
  return {
    next() {
      if (budget === undefined) return {};
      return timeMs === undefined ? { budget } : { budget: { ...budget, timeMs: Math.max(0, left()) } };
    },
    isSpent: () => left() < 0 || (abort !== undefined && Atomics.load(abort, 0) !== 0),
  };
}

/** Adds up the work of searches. */
export function createTally(): SearchStats & { add(stats: SearchStats): void } {
  const tally = {
    labels: 0,
    extracted: 0,
    add(stats: SearchStats): void {
      tally.labels += stats.labels;
      tally.extracted += stats.extracted;
    },
  };
  return tally;
}

/** The counts alone. */
export const statsOf = ({ labels, extracted }: SearchStats): SearchStats => ({ labels, extracted });
