/** Whether a planner answers a case as brute force does, whatever it is asked for, with itineraries that can be replayed. */
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
import type { Enumeration } from "./bruteForce.ts";
import { checkItinerary, createJudge, type Judge } from "./checker.ts";
import { coarsen, frontOf, type Vector } from "./front.ts";
import type { Case } from "./randomCase.ts";
import { same, sameUnits } from "./same.ts";
import { itinerariesOf } from "./vectors.ts";

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
export function checkCase({ network, request }: Case, { found }: Enumeration, turn: number): void {
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
