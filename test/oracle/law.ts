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
export const CASES = Number(process.env["LAWS_CASES"] ?? 2_000);
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

/** What a law makes of its cases. */
interface Verdict {
  readonly counts: { routed: number; traded: number; telling: number };
  /** Processor time of the law's own cases; what laws share is counted for the first that asks for it. */
  cpuMs: number;
  failure?: unknown;
}

/** A law, and what became of it once its file was judged. */
interface Law {
  readonly options: LawOptions;
  readonly check: Check;
  verdict?: Verdict;
}
type Check = (tried: Case, seed: number) => Outcome;

const laws = new Map<string, Law>();
/** One case in so many is timed: to ask for the time takes some, too. A prime, for laws take turns by the seed. */
const TIMED = 19;

/** A law that `check` holds for random cases. */
export function law(title: string, options: LawOptions, check: Check): void {
  const own: Law = { options, check };
  laws.set(title, own);
  // The first of a file judges them all, case by case: so they share cases, planners and answers, and none of it is kept.
  test(title, { timeout: 5_000 * CASES }, async ({ task }) => {
    if (own.verdict === undefined) {
      const asked = task.file.tasks.filter(({ mode }) => mode !== "skip");
      await judge(asked.flatMap(({ name }) => laws.get(name) ?? []));
    }
    report(title, own);
  });
}

async function judge(asked: readonly Law[]): Promise<void> {
  for (const each of asked)
    each.verdict = { counts: { routed: 0, traded: 0, telling: 0 }, cpuMs: 0 };
  for (let seed = SEED; seed < SEED + CASES; seed += 1) {
    const caseOf = casesOf(seed);
    for (const each of asked) judgeCase(each, caseOf, seed);
    // The runner listens now and then for whether we are still there.
    if (seed % 50 === 0) await new Promise(setImmediate);
  }
}

function judgeCase(
  { options, check, verdict }: Law,
  caseOf: (options: CaseOptions) => Case,
  seed: number,
): void {
  if (verdict === undefined || verdict.failure !== undefined) return;
  const { counts } = verdict;
  const start = seed % TIMED === 0 ? process.cpuUsage() : undefined;
  const tried = caseOf(options);
  try {
    expectToHold(`case ${seed}`, tried, (candidate) => {
      const { answers, isTelling } = check(candidate, seed);
      // What a reduced case says does not count.
      if (candidate !== tried) return;
      counts.routed += Number(answers >= 1);
      counts.traded += Number(answers >= 2);
      counts.telling += Number(isTelling);
    });
  } catch (error) {
    verdict.failure = error;
  }
  if (start === undefined) return;
  const { user, system } = process.cpuUsage(start);
  verdict.cpuMs += ((user + system) / 1_000) * TIMED;
}

function report(title: string, { options, verdict }: Law): void {
  if (verdict === undefined) throw new Error("invariant: not judged");
  const { counts, cpuMs, failure } = verdict;
  if (failure !== undefined) throw failure;
  const { leastRouted = 0.95, leastTraded = 0.5, leastTelling = 0.5 } = options;
  const share = (count: number): string => `${((100 * count) / CASES).toFixed(1)} %`;
  console.log(
    `law: ${title}: seed ${SEED}, ${CASES} cases of ${(cpuMs / CASES).toFixed(2)} ms; ` +
      `a route ${share(counts.routed)}, two answers or more ${share(counts.traded)}, ` +
      `telling ${share(counts.telling)}`,
  );
  // A law that nothing was asked of was not tested. Shares of a handful of cases say little.
  if (CASES < 200) return;
  expect(counts.routed / CASES).toBeGreaterThanOrEqual(atLeast(leastRouted));
  expect(counts.traded / CASES).toBeGreaterThanOrEqual(atLeast(leastTraded));
  expect(counts.telling / CASES).toBeGreaterThan(atLeast(leastTelling));
}

/** Cases from which on a share is held to its least; that of fewer strays by two standard errors. */
const STEADY = 1_500;
const atLeast = (share: number): number =>
  CASES >= STEADY ? share : share - 2 * Math.sqrt((share * (1 - share)) / CASES);

/** The cases of a seed, each made once: laws that ask the same of them get the very same. */
function casesOf(seed: number): (options: CaseOptions) => Case {
  const drawn = new Map<string, Case>();
  const made = new Map<string, Case>();
  return ({ without = [], zones, evenPrices, closes }) => {
    const asked = {
      ...(zones === undefined ? {} : { zones }),
      ...(evenPrices === undefined ? {} : { evenPrices }),
      ...(closes === undefined ? {} : { closes }),
    };
    const key = JSON.stringify(asked);
    const whole = drawn.get(key) ?? randomCase(seed, asked);
    drawn.set(key, whole);
    const name = [key, ...without.map(numberOf)].join();
    const known = made.get(name) ?? without.reduce<Case>((tried, take) => take(tried), whole);
    made.set(name, known);
    return known;
  };
}

const numbers = new Map<object, number>();

/** A name for a function. */
function numberOf(of: object): number {
  const number = numbers.get(of) ?? numbers.size;
  numbers.set(of, number);
  return number;
}

const planners = new WeakMap<Network, Planner>();
const fronts = new WeakMap<Planner, Map<string, Front>>();

/** The planner of a network, made once: it holds nothing that changes an answer. */
export function plannerOf(network: Network): Planner {
  const planner = planners.get(network) ?? createPlanner(network);
  planners.set(network, planner);
  return planner;
}

/** A front, over all four criteria unless told otherwise; asked for once. */
export function frontTo(
  planner: Planner,
  request: Request,
  over: readonly FrontCriterion[] = ALL,
): Front {
  const known = fronts.get(planner) ?? new Map<string, Front>();
  fronts.set(planner, known);
  const asked = { ...request, over };
  const key = JSON.stringify(asked);
  const front = known.get(key) ?? planner.pareto(asked);
  known.set(key, front);
  return front;
}

/** The front over all criteria of a case as it is. */
export const answerTo = ({ network, request }: Case): Front => frontTo(plannerOf(network), request);

/** The itineraries of `frontTo`. */
export const frontFrom = (
  planner: Planner,
  request: Request,
  over: readonly FrontCriterion[] = ALL,
): readonly Itinerary[] => itinerariesOf(frontTo(planner, request, over));

/** The itineraries of a front of a network. */
export const frontOn = (
  network: Network,
  request: Request,
  over: readonly FrontCriterion[] = ALL,
): readonly Itinerary[] => frontFrom(plannerOf(network), request, over);

export const vectorsOf = (itineraries: readonly Itinerary[]): Vector[] => itineraries.map(vectorOf);

/** Ways without what they say of the years of calendars: that is of the whole network and of its dates, not of what they go by. */
export const withoutYears = (itineraries: readonly Itinerary[]): Itinerary[] =>
  itineraries.map((way) => ({
    ...way,
    notices: way.notices.filter(({ code }) => code !== "beyond_calendars"),
  }));

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
