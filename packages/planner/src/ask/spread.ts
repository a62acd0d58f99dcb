/** From one origin to many terminals. */

import type { SearchStats, Summary } from "../itinerary/answer.ts";
import type { Criterion } from "../request/request.ts";
import { layerOf } from "../search/labels.ts";
import { createTally, tallied, withOther } from "./again.ts";
import type { Engine } from "./engine.ts";
import type { Prepared } from "./prepare.ts";
import { run } from "./run.ts";

/** The best way by the criterion to each of many terminals. */
export interface Spread {
  /** By index of the terminal, the way there; terminals that cannot be reached, or were not in time, are not in it. */
  readonly ways: ReadonlyMap<number, Summary>;
  /** Set where the budget ran out: no way missing is better, in cents, minutes or grams. */
  readonly stoppedAt?: number;
  readonly isProven?: false;
  readonly stats: SearchStats;
}

/**
 * Labels after which one search for all is no longer the quicker: it has no bounds to be led by, and by cost or CO2e looks at
 * whatever is sooner or less at every terminal. What is missing by then is searched for one by one, led by bounds.
 */
const MOST_TOGETHER = 20_000;

/**
 * From the origin of a prepared question to every one of the terminals. Ties in the criterion go to the sooner; the other
 * figures are those of the way found, and another way that is equal in both could be better in them.
 */
export function spread(
  engine: Engine,
  prepared: Prepared,
  gates: readonly number[],
  minimize: Criterion,
): Spread {
  const { compiled } = engine;
  const tally = createTally();
  const aim = { over: [minimize], units: [1] };
  const ways = new Map<number, Summary>();
  const { maxLabels, maxCents, maxLegs, shouldStop } = prepared.base;
  // By duration alone a state is reached once: nothing can grow.
  const isSoonest =
    minimize === "duration" && Math.min(maxCents, maxLegs) === Number.POSITIVE_INFINITY;
  const together = isSoonest ? maxLabels : Math.min(maxLabels, MOST_TOGETHER);
  const base = { to: { gates, lorries: [] }, maxLabels: together };
  const { found, summarize } = run(withOther(engine, prepared, { base }), {
    ...aim,
    isFirstOnly: false,
    isSpread: true,
  });
  tally.count(found);
  const terminalOf = (label: number): number =>
    compiled.stateTerminal[layerOf(found.labels, label) % compiled.stateCount] ?? -1;
  for (const label of found.answers) ways.set(terminalOf(label), summarize(label));
  const isOwnStop =
    found.stoppedAt !== undefined && together < maxLabels && found.labels.made > together;
  let stoppedAt = isOwnStop ? undefined : found.stoppedAt;
  // What may be had for less by owing less for lying is searched for by itself, too.
  for (const terminal of isOwnStop ? gates : found.owing.map(terminalOf)) {
    if (ways.has(terminal)) continue;
    if (shouldStop()) {
      stoppedAt = found.stoppedAt ?? 0;
      break;
    }
    const to = { gates: [terminal], lorries: [] };
    const single = run(withOther(engine, prepared, { base: { to } }), {
      ...aim,
      isFirstOnly: true,
      isSpread: false,
    });
    tally.count(single.found);
    const [label] = single.found.answers;
    if (label !== undefined) ways.set(terminal, single.summarize(label));
    else if (single.found.stoppedAt !== undefined)
      stoppedAt =
        found.stoppedAt ?? Math.min(stoppedAt ?? Number.POSITIVE_INFINITY, single.found.stoppedAt);
  }
  return { ways, ...(stoppedAt === undefined ? {} : { stoppedAt }), ...tallied(tally) };
}

/** A figure of a summary by its criterion. */
export function figureOf(
  { cost, durationH, co2eKg }: Pick<Summary, "cost" | "durationH" | "co2eKg">,
  criterion: Criterion,
): number {
  switch (criterion) {
    case "cost":
      return cost;
    case "duration":
      return durationH;
    case "co2e":
      return co2eKg;
  }
}

/** The first difference that is one, for sorting by several figures. */
export const firstOf = (...differences: readonly number[]): number =>
  differences.find((difference) => difference !== 0) ?? 0;

/** A terminal that is not at the place, for questions that name no other end; `undefined` where there is none. */
export const elsewhere = (
  { compiled }: Engine,
  isThere: (id: string) => boolean,
): string | undefined => compiled.terminalIds.find((id) => !isThere(id));
