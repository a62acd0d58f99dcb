/** Asking nearly the same question many times: what stays the same is worked out once. */
import type { AnswerHead, SearchStats } from "../itinerary/answer.ts";
import type { Budget, Request } from "../request/request.ts";
import type { Destination } from "../search/destination.ts";
import { createField } from "../search/field.ts";
import type { Settled } from "../search/rounds.ts";
import type { Weighed } from "../search/weigh.ts";
import type { Engine } from "./engine.ts";
import type { Prepared } from "./prepare.ts";
import { type Opened, opening } from "./reasons.ts";
import { countedOf } from "./run.ts";

/**
 * As `opening`, for questions that differ in `departAfter` alone, the earliest first. Where every departure that is in time lies
 * within the horizon of the first question (`isWithinHorizon`) all that a field knows stays the same; but for a network that
 * weighs otherwise, as it may by a cost model that looks at dates.
 */
export function createOpening(
  engine: Engine,
  isWithinHorizon: boolean,
): (request: Request) => Opened {
  let first: Prepared | undefined;
  return (request) => {
    const opened = opening(engine, request);
    if ("because" in opened || !isWithinHorizon) return opened;
    const { prepared } = opened;
    if (first?.weighed !== prepared.weighed) first = prepared;
    const { field } = first;
    return { prepared: { ...prepared, field, telling: { ...prepared.telling, field } } };
  };
}

/**
 * The question with another destination, other limits, or rides shut: `base` and `weighed` in place of its own; `destination` where it is
 * known already.
 */
export function withOther(
  { compiled }: Pick<Engine, "compiled">,
  prepared: Prepared,
  {
    base = {},
    weighed = prepared.weighed,
    destination,
  }: { base?: Partial<Prepared["base"]>; weighed?: Weighed; destination?: Destination },
): Prepared {
  const other = { ...prepared.base, ...base };
  const isThere = weighed === prepared.weighed && base.to === undefined;
  const field = createField(
    compiled,
    weighed,
    other,
    destination ?? (isThere ? prepared.field : undefined),
  );
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
      return timeMs === undefined
        ? { budget }
        : { budget: { ...budget, timeMs: Math.max(0, left()) } };
    },
    isSpent: () => left() < 0 || (abort !== undefined && Atomics.load(abort, 0) !== 0),
  };
}

/** What an answer says of the searches behind it. */
export type Counted = Pick<AnswerHead, "stats" | "isProven">;

/** The work of searches, added up. */
export interface Tally extends SearchStats {
  /** False once one of them gave up looking ahead. */
  readonly isProven: boolean;
  /** Adds an answer's counts. */
  add(answer: Counted): void;
  /** Adds a search's. */
  count(found: Settled): void;
}

/** A tally that stands at nothing. */
export function createTally(): Tally {
  const tally = {
    labels: 0,
    extracted: 0,
    isProven: true,
    add({ stats, isProven }: Counted): void {
      tally.labels += stats.labels;
      tally.extracted += stats.extracted;
      tally.isProven &&= isProven !== false;
    },
    count(found: Settled): void {
      tally.add(countedOf(found));
    },
  };
  return tally;
}

/** What an answer says of the searches added up. */
export const tallied = ({ labels, extracted, isProven }: Tally): Counted => ({
  stats: { labels, extracted },
  ...(isProven ? {} : { isProven }),
});
