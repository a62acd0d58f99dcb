/** Whether a search that stops at its budget says so, and whether what it has found by then is true. */
import type { Criterion, Front, Itinerary, Planner, Request, Resolution } from "@lianyun/planner";
import { expect } from "vitest";
import { coarsen } from "./front.ts";
import { frontTo } from "./law.ts";
import type { Case } from "./randomCase.ts";
import { itinerariesOf, vectorOf } from "./vectors.ts";

/** What fronts with budgets are asked over. */
export const OVERS: readonly (readonly Criterion[])[] = [
  ["cost", "duration", "co2e"],
  ["duration", "co2e", "cost"],
  ["co2e", "cost"],
];

/** The first criterion fine and the others coarse, too: then only the others can be undecided. */
export const RESOLUTIONS: readonly Resolution[] = [
  { cost: 100, duration: 24, co2e: 50 },
  { duration: 24 },
  { cost: 1_000 },
  { co2e: 1_000, duration: 1 },
];

/** Which budgets to try of a search that needs so many labels, rising. */
export type Budgets = (needed: number) => readonly number[];

/** A planner, and a question for it. */
interface Asked {
  readonly planner: Planner;
  readonly request: Request;
}

const figureOf = (itinerary: Itinerary, criterion: Criterion): number =>
  ({ cost: itinerary.cost, duration: itinerary.durationH, co2e: itinerary.co2eKg })[criterion];

const textOf = (itinerary: Itinerary): string => JSON.stringify(itinerary);

/** Itineraries of an answer, stopped or not. */
const told = (front: Front): readonly Itinerary[] =>
  front.status === "stopped" ? front.itineraries : itinerariesOf(front);

const missing = (some: readonly string[], from: readonly string[]): readonly string[] =>
  some.filter((text) => !from.includes(text));

/**
 * Fails where a stopped front says too much or too little; the last budget must be enough. Returns how many budgets stopped
 * the search. Who replays the whole front has replayed all that is told.
 */
export function checkBudgets(
  { planner, request }: Asked,
  over: readonly Criterion[],
  budgets: Budgets,
): number {
  const full = frontTo(planner, request, over);
  const needed = full.stats.labels;
  const all = told(full);
  const texts = all.map(textOf);
  let before: readonly string[] = [];
  let stopped = 0;
  for (const labels of budgets(needed)) {
    const answer = planner.pareto({ ...request, over, budget: { labels } });
    // Exactly the searches that need more are stopped: a budget that is never looked at would pass otherwise.
    expect(answer.status).toBe(labels < needed ? "stopped" : full.status);
    // What is told is of the full front, every byte of it.
    const now = told(answer).map(textOf);
    expect(missing(now, texts)).toEqual([]);
    // More budget never loses an answer.
    expect(missing(before, now)).toEqual([]);
    before = now;
    if (answer.status !== "stopped") continue;
    stopped += 1;
    const better = all.filter((itinerary) => figureOf(itinerary, over[0]!) < answer.bound);
    expect(missing(better.map(textOf), now)).toEqual([]);
  }
  expect(before).toEqual(texts);
  return stopped;
}

/** Fails where a stopped plan claims a bound that the optimum beats. */
export function checkPlanBudgets(
  { planner, request }: Asked,
  minimize: Criterion,
  budgets: Budgets,
): void {
  const full = planner.plan({ ...request, minimize });
  const [best] = itinerariesOf(full);
  for (const labels of budgets(full.stats.labels)) {
    const answer = planner.plan({ ...request, minimize, budget: { labels } });
    expect(answer.status).toBe(labels < full.stats.labels ? "stopped" : full.status);
    if (answer.status !== "stopped" || best === undefined) continue;
    expect(answer.bound).toBeLessThanOrEqual(figureOf(best, minimize));
  }
}

/** Fails where a stopped front on coarse units holds a way that the whole front does not. */
export function checkCoarseBudgets(
  { planner, request }: Asked,
  over: readonly Criterion[],
  resolution: Resolution,
  budgets: Budgets,
): number {
  const cells = (front: Front): string[] =>
    told(front).map((itinerary) => coarsen(vectorOf(itinerary), over, resolution).join(" "));
  const full = planner.pareto({ ...request, over, resolution });
  const whole = cells(full);
  let before: readonly string[] = [];
  let stopped = 0;
  for (const labels of budgets(full.stats.labels)) {
    const answer = planner.pareto({ ...request, over, resolution, budget: { labels } });
    stopped += Number(answer.status === "stopped");
    const now = cells(answer);
    expect(missing(now, whole)).toEqual([]);
    expect(missing(before, now)).toEqual([]);
    before = now;
  }
  return stopped;
}

/** A case as it is asked with `planner`. */
export const askedOf = (planner: Planner, { request }: Case): Asked => ({ planner, request });
