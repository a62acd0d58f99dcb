/** What laws have in common: many random cases, and the proof that they put the law to the test. */
import {
  createPlanner,
  type Front,
  type FrontCriterion,
  type Itinerary,
  type Network,
  type Planner,
  type Request,
} from "@lianyun/planner";
import { expect, test } from "vitest";
import { WITHOUT } from "./features.ts";
import type { Vector } from "./front.ts";
import { type Case, type CaseOptions, randomCase } from "./randomCase.ts";
import { expectToHold } from "./reduceCase.ts";
import { itinerariesOf, vectorOf } from "./vectors.ts";

/** The first seed, and how many cases a law; a longer run is `LAWS_CASES=100000 LAWS_SEED=1 npx vitest run laws`. */
const SEED = Number(process.env["LAWS_SEED"] ?? 20_270_000);
export const CASES = Number(process.env["LAWS_CASES"] ?? 500);
export const CRITERIA: readonly FrontCriterion[] = ["cost", "duration", "co2e"];
export const ALL: readonly FrontCriterion[] = [...CRITERIA, "transfers"];

/** How a law went on a case. */
export interface Outcome {
  /** Answers of the case as it was drawn. */
  readonly answers: number;
  /** The case could have broken the law. */
  readonly isTelling: boolean;
}

/** What a law asks of its cases. */
export interface LawOptions extends CaseOptions {
  /** Defaults to the shares of reliability.md: a way in 95 % of the cases, two answers in 50 %. */
  readonly leastRouted?: number;
  readonly leastTraded?: number;
  /** Share of cases that must be telling. Defaults to 0.5. */
  readonly leastTelling?: number;
}

// Laws that ask nothing special of their cases get the very same ones, and what was answered for one is there for the next.
const drawn = new Map<number, Case>();
const answered = new WeakMap<Case, Front>();

function caseOf(seed: number, options: CaseOptions): Case {
  if (Object.keys(options).length > 0) return randomCase(seed, options);
  const known = drawn.get(seed) ?? randomCase(seed);
  drawn.set(seed, known);
  return known;
}

/** The front over all criteria of a case as it is. */
export function answerTo(tried: Case): Front {
  const { network, request } = tried;
  const answer = answered.get(tried) ?? createPlanner(network).pareto({ ...request, over: ALL });
  answered.set(tried, answer);
  return answer;
}

/** A law that `check` holds for random cases. */
export function law(
  title: string,
  { leastRouted = 0.95, leastTraded = 0.5, leastTelling = 0.5, ...options }: LawOptions,
  check: (tried: Case, seed: number) => Outcome,
): void {
  test(title, { timeout: 1_000 * CASES }, () => {
    const counts = { routed: 0, traded: 0, telling: 0 };
    for (let seed = SEED; seed < SEED + CASES; seed += 1) {
      const tried = caseOf(seed, options);
      expectToHold(`case ${seed}`, tried, (candidate) => {
        const { answers, isTelling } = check(candidate, seed);
        // What a reduced case says does not count.
        if (candidate !== tried) return;
        counts.routed += Number(answers >= 1);
        counts.traded += Number(answers >= 2);
        counts.telling += Number(isTelling);
      });
    }
    const share = (count: number): string => `${((100 * count) / CASES).toFixed(1)} %`;
    console.log(
      `law: ${title}: seed ${SEED}, ${CASES} cases; a route ${share(counts.routed)}, ` +
        `two answers or more ${share(counts.traded)}, telling ${share(counts.telling)}`,
    );
    // A law that nothing was asked of was not tested. Shares of a handful of cases say little.
    if (CASES < 200) return;
    expect(counts.routed / CASES).toBeGreaterThanOrEqual(leastRouted);
    expect(counts.traded / CASES).toBeGreaterThanOrEqual(leastTraded);
    expect(counts.telling / CASES).toBeGreaterThan(leastTelling);
  });
}

/** The itineraries of a front, over all four criteria unless told otherwise. */
export const frontFrom = (
  planner: Planner,
  request: Request,
  over: readonly FrontCriterion[] = ALL,
): readonly Itinerary[] => itinerariesOf(planner.pareto({ ...request, over }));

/** The front of a network that is asked but once. */
export const frontOn = (
  network: Network,
  request: Request,
  over: readonly FrontCriterion[] = ALL,
): readonly Itinerary[] => frontFrom(createPlanner(network), request, over);

export const vectorsOf = (itineraries: readonly Itinerary[]): Vector[] => itineraries.map(vectorOf);

/** Fails unless every vector of `without` has one in `withMore` that is no worse. */
export function expectNoWorse(withMore: readonly Vector[], without: readonly Vector[]): void {
  const missed = without.filter(
    (vector) =>
      !withMore.some((other) => ALL.every((criterion) => other[criterion] <= vector[criterion])),
  );
  expect(missed).toEqual([]);
}

/** Money is compared in the network's currency: lines that are rounded each by itself need not keep the order. */
export const inOneCurrency = { without: [WITHOUT.currency] };
