/** FEATURE: the planner's fronts and optima equal those of brute force, and every itinerary can be replayed. */
import {
  type Criterion,
  createPlanner,
  type Front,
  type FrontCriterion,
  type ParetoRequest,
  type Plan,
  type Planner,
  type Weights,
} from "@lianyun/planner";
import { expect, test } from "vitest";
import { type Enumeration, enumerate } from "./bruteForce.ts";
import { checkItinerary, createJudge, type Judge } from "./checker.ts";
import { coarsen, frontOf, type Vector } from "./front.ts";
import { createMeters, enumerateWithin, thoroughnessFor } from "./meters.ts";
import { type Case, randomCase } from "./randomCase.ts";
import { expectToHold } from "./reduceCase.ts";
import { same, sameUnits } from "./same.ts";
import { itinerariesOf } from "./vectors.ts";

/** The first seed, and how many; a longer run is `ORACLE_SEED=1 ORACLE_CASES=20000 npx vitest run pareto.oracle`. */
const SEED = Number(process.env["ORACLE_SEED"] ?? 20_260_601);
const CASES = Number(process.env["ORACLE_CASES"] ?? 2_000);
const CRITERIA: readonly Criterion[] = ["cost", "duration", "co2e"];
const ALL: readonly FrontCriterion[] = [...CRITERIA, "transfers"];

/** Every choice of criteria in every order. */
const orders = (rest: readonly FrontCriterion[]): FrontCriterion[][] =>
  rest.flatMap((first) => [
    [first],
    ...orders(rest.filter((other) => other !== first)).map((others) => [first, ...others]),
  ]);
const OVERS: readonly (readonly FrontCriterion[])[] = orders(ALL);
const RESOLUTIONS = [
  { cost: 50, duration: 12, co2e: 100 },
  { duration: 24 },
  { cost: 0.07, co2e: 0.5 },
  { cost: 1_000, duration: 100, co2e: 1_000 },
  { co2e: 5 },
] as const;
const WEIGHTS: readonly Weights[] = [
  { cost: 1, duration: 2, co2e: 0.125 },
  { cost: 0, duration: 1, co2e: 1 },
  { co2e: 3 },
];

/** A case with all that is needed to judge the planner's answers to it. */
interface Judged {
  readonly planner: Planner;
  readonly judge: Judge;
  readonly found: Enumeration["found"];
}

/** The vectors of an answer, each itinerary replayed. */
function replay({ judge }: Judged, answer: Front | Plan): Vector[] {
  const { network, request } = judge;
  same("currency", answer.currency, request.currency ?? network.currency);
  return itinerariesOf(answer).map((itinerary) =>
    checkItinerary(network, request, itinerary, judge),
  );
}

function checkFront(judged: Judged, asked: Pick<ParetoRequest, "over" | "resolution">): void {
  const { planner, judge, found } = judged;
  const expected = frontOf(found, asked).map(({ vector }) => vector.join(" "));
  const got = replay(judged, planner.pareto({ ...judge.request, ...asked })).map((vector) =>
    coarsen(vector, asked.over, asked.resolution).join(" "),
  );
  // Sorted by the criteria asked for; coarse vectors are sorted by what they were made of.
  if (asked.resolution !== undefined) for (const list of [got, expected]) list.sort();
  same(`front of ${JSON.stringify(asked)}`, got.join(", "), expected.join(", "));
}

function checkOptimum(judged: Judged, minimize: Criterion): void {
  const { planner, judge, found } = judged;
  const expected = frontOf(found, { over: [minimize] }).map(({ vector }) => vector[0]);
  const got = replay(judged, planner.plan({ ...judge.request, minimize }));
  same(`least ${minimize}`, got.map((vector) => vector[minimize]).join(), expected.join());
}

function checkWeighted(judged: Judged, weights: Weights): void {
  const { planner, judge, found } = judged;
  const weightOf = ({ cost, duration, co2e }: Vector): number =>
    ((weights.cost ?? 0) * cost) / 100 +
    ((weights.duration ?? 0) * duration) / 60 +
    ((weights.co2e ?? 0) * co2e) / 1_000;
  const got = replay(judged, planner.plan({ ...judge.request, minimize: weights })).map(weightOf);
  const front = frontOf(found, { over: CRITERIA }).map(({ of }) => weightOf(of));
  same(`answers for ${JSON.stringify(weights)}`, got.length, Math.min(front.length, 1));
  if (got[0] !== undefined)
    sameUnits(`least ${JSON.stringify(weights)}`, got[0], 1, Math.min(...front));
}

/** Fails where the planner answers otherwise than brute force; `turn` rotates what is asked beside the full front. */
function checkCase({ network, request }: Case, { found }: Enumeration, turn: number): void {
  const planner = createPlanner(network);
  const judged: Judged = { planner, judge: createJudge(network, request), found };
  // 64 choices of criteria and 5 of resolution meet in every combination.
  const over = OVERS[turn % OVERS.length]!;
  const resolution = RESOLUTIONS[turn % RESOLUTIONS.length]!;
  checkFront(judged, { over: ALL });
  checkFront(judged, { over });
  checkFront(judged, { over, resolution });
  for (const minimize of CRITERIA) checkOptimum(judged, minimize);
  checkWeighted(judged, WEIGHTS[turn % WEIGHTS.length]!);
}

test(`fronts, optima and itineraries equal brute force on ${CASES} random networks`, {
  timeout: 60 * CASES,
}, () => {
  const meters = createMeters(CASES);
  for (let seed = SEED; meters.cases() < CASES; seed += 1) {
    const tried = randomCase(seed);
    const all = enumerateWithin(tried);
    if (all === undefined) {
      meters.passOver();
      continue;
    }
    expectToHold(`case ${seed}`, tried, (candidate) => {
      const { network, request } = candidate;
      const again = (): Enumeration => enumerate(network, request, thoroughnessFor(candidate));
      checkCase(candidate, candidate === tried ? all : again(), seed);
    });
    meters.count(tried, all, seed);
  }
  console.log(`oracle: seed ${SEED}, ${meters.text()}`);
  // An oracle on networks where nothing happens proves nothing.
  meters.expectTelling(expect);
});
