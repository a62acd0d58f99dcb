/** Whether a planner answers a case as brute force does, whatever it is asked for, with itineraries that can be replayed. */
import {
  type Criterion,
  createPlanner,
  type Front,
  type FrontCriterion,
  type Itinerary,
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
  /** Vectors of the itineraries replayed so far, by all that they say: most are told in several answers. */
  readonly replayed: Map<string, Vector>;
}

/** The vectors of an answer, each itinerary replayed. */
function replay({ judge, replayed }: Judged, answer: Front | Plan): Vector[] {
  const { network, request } = judge;
  same("isProven", answer.isProven, undefined);
  same("currency", answer.currency, request.currency ?? network.currency);
  return itinerariesOf(answer).map((itinerary) => {
    const text = JSON.stringify(itinerary);
    const vector = replayed.get(text) ?? checkItinerary(network, request, itinerary, judge);
    replayed.set(text, vector);
    return vector;
  });
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

/** What is weighed is the money of the answer: a weight per hour is in the currency that the answer is shown in. */
function checkWeighted(judged: Judged, weights: Weights): void {
  const { planner, judge, found } = judged;
  const { network, request } = judge;
  const { cost: perMoney = 0, duration: perHour = 0, co2e: perKg = 0 } = weights;
  const weigh = (cost: number, hours: number, kg: number): number =>
    perMoney * cost + perHour * hours + perKg * kg;
  const worthOf = ({ cost, durationH, co2eKg }: Itinerary): number =>
    weigh(cost, durationH, co2eKg);
  const answer = planner.plan({ ...request, minimize: weights });
  replay(judged, answer);
  const what = `least ${JSON.stringify(weights)}`;
  const front = frontOf(found, { over: CRITERIA }).map(({ of }) => of);
  const [got] = itinerariesOf(answer).map(worthOf);
  same(`${what}, answers`, got === undefined ? 0 : 1, Math.min(front.length, 1));
  if (got === undefined) return;
  if ((request.currency ?? network.currency) === network.currency) {
    const worths = front.map(({ cost, duration, co2e }) =>
      weigh(cost / 100, duration / 60, co2e / 1_000),
    );
    sameUnits(what, got, 1, Math.min(...worths));
    return;
  }
  // Lines are converted each by itself: up to half a cent each, which brute force keeps no account of.
  const told = itinerariesOf(planner.pareto({ ...request, over: CRITERIA })).map(worthOf);
  const isLeast = Math.abs(got - Math.min(...told)) < 0.1 * perMoney + 1e-6;
  if (!isLeast) throw new Error(`${what}: expected ${Math.min(...told)}, got ${got}`);
}

/** Fails where the planner answers otherwise than brute force; `turn` rotates what is asked beside the full front. */
export function checkCase({ network, request }: Case, { found }: Enumeration, turn: number): void {
  const planner = createPlanner(network);
  const judge = createJudge(network, request);
  const judged: Judged = { planner, judge, found, replayed: new Map() };
  // 64 choices of criteria and 5 of resolution meet in every combination.
  const over = OVERS[turn % OVERS.length]!;
  const resolution = RESOLUTIONS[turn % RESOLUTIONS.length]!;
  checkFront(judged, { over: ALL });
  checkFront(judged, { over });
  checkFront(judged, { over, resolution });
  for (const minimize of CRITERIA) checkOptimum(judged, minimize);
  checkWeighted(judged, WEIGHTS[turn % WEIGHTS.length]!);
}
