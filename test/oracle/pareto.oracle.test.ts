/** FEATURE: the planner's fronts and optima equal those of brute force, and every itinerary can be replayed. */
import {
  type Criterion,
  createPlanner,
  type Front,
  type ParetoRequest,
  type Plan,
  type Planner,
  type Request,
  type Weights,
} from "@lianyun/planner";
import { expect, test } from "vitest";
import { type Enumeration, enumerate, TooLarge } from "./bruteForce.ts";
import { checkItinerary } from "./checker.ts";
import { coarsen, frontOf, type Vector } from "./front.ts";
import { type Case, randomCase } from "./randomCase.ts";
import { expectToHold } from "./reduceCase.ts";
import { listRides, type Ride } from "./rides.ts";
import { same, sameUnits } from "./same.ts";
import { itinerariesOf, vectorOf } from "./vectors.ts";

/** The first seed, and how many; a longer run is `ORACLE_SEED=1 ORACLE_CASES=20000 npx vitest run pareto.oracle`. */
const SEED = Number(process.env["ORACLE_SEED"] ?? 20_260_601);
const CASES = Number(process.env["ORACLE_CASES"] ?? 2_000);
/** Partial itineraries; the few networks with more are passed over. */
const LIMIT = 80_000;
const ALL: readonly Criterion[] = ["cost", "duration", "co2e"];
/** Every choice of criteria in every order. */
const OVERS: readonly (readonly Criterion[])[] = ALL.flatMap((a) => [
  [a],
  ...ALL.filter((b) => b !== a).flatMap((b) => [
    [a, b],
    [a, b, ALL.find((c) => c !== a && c !== b)!],
  ]),
]);
const RESOLUTIONS = [
  { cost: 50, duration: 12, co2e: 100 },
  { duration: 24 },
  { cost: 0.07, co2e: 0.5 },
  { cost: 1_000, duration: 100, co2e: 1_000 },
] as const;
const WEIGHTS: readonly Weights[] = [
  { cost: 1, duration: 2, co2e: 0.125 },
  { cost: 0, duration: 1, co2e: 1 },
  { co2e: 3 },
];

/** A case with all that is needed to judge the planner's answers to it. */
interface Judged {
  readonly planner: Planner;
  readonly request: Request;
  readonly found: Enumeration["found"];
  readonly rides: readonly Ride[];
}

/** The vectors of an answer, each itinerary replayed. */
function replay({ planner, request, rides }: Judged, answer: Front | Plan): Vector[] {
  return itinerariesOf(answer).map((itinerary) => {
    checkItinerary(planner.network, request, itinerary, rides);
    return vectorOf(itinerary);
  });
}

function checkFront(judged: Judged, asked: Pick<ParetoRequest, "over" | "resolution">): void {
  const { planner, request, found } = judged;
  const expected = frontOf(found, asked).map(({ vector }) => vector.join(" "));
  const got = replay(judged, planner.pareto({ ...request, ...asked })).map((vector) =>
    coarsen(vector, asked.over, asked.resolution).join(" "),
  );
  // Sorted by the criteria asked for; coarse vectors are sorted by what they were made of.
  if (asked.resolution !== undefined) for (const list of [got, expected]) list.sort();
  same(`front of ${JSON.stringify(asked)}`, got.join(", "), expected.join(", "));
}

function checkOptimum(judged: Judged, minimize: Criterion): void {
  const { planner, request, found } = judged;
  const expected = frontOf(found, { over: [minimize] }).map(({ vector }) => vector[0]);
  const got = replay(judged, planner.plan({ ...request, minimize }));
  same(`least ${minimize}`, got.map((vector) => vector[minimize]).join(), expected.join());
}

function checkWeighted(judged: Judged, weights: Weights): void {
  const { planner, request, found } = judged;
  const weightOf = ({ cost, duration, co2e }: Vector): number =>
    ((weights.cost ?? 0) * cost) / 100 +
    ((weights.duration ?? 0) * duration) / 60 +
    ((weights.co2e ?? 0) * co2e) / 1_000;
  const got = replay(judged, planner.plan({ ...request, minimize: weights })).map(weightOf);
  const front = frontOf(found, { over: ALL }).map(({ of }) => weightOf(of));
  same(`answers for ${JSON.stringify(weights)}`, got.length, Math.min(front.length, 1));
  if (got[0] !== undefined)
    sameUnits(`least ${JSON.stringify(weights)}`, got[0], 1, Math.min(...front));
}

/** Fails where the planner answers otherwise than brute force; `turn` rotates what is asked beside the full front. */
function checkCase({ network, request }: Case, { found }: Enumeration, turn: number): void {
  const planner = createPlanner(network);
  const judged: Judged = { planner, request, found, rides: listRides(network, request) };
  // 15 choices of criteria and 4 of resolution meet in every combination.
  const over = OVERS[turn % OVERS.length]!;
  const resolution = RESOLUTIONS[turn % RESOLUTIONS.length]!;
  checkFront(judged, { over: ALL });
  checkFront(judged, { over });
  checkFront(judged, { over, resolution });
  for (const minimize of ALL) checkOptimum(judged, minimize);
  checkWeighted(judged, WEIGHTS[turn % WEIGHTS.length]!);
}

/** Every itinerary of a case, or undefined where there are too many. */
function enumerateWithin(limit: number, { network, request }: Case): Enumeration | undefined {
  try {
    return enumerate(network, request, limit);
  } catch (error) {
    if (error instanceof TooLarge) return undefined;
    throw error;
  }
}

test(`fronts, optima and itineraries equal brute force on ${CASES} random networks`, {
  timeout: 60 * CASES,
}, () => {
  const counts = {
    cases: 0,
    tooLarge: 0,
    itineraries: 0,
    answers: 0,
    routed: 0,
    traded: 0,
    missed: 0,
  };
  for (let seed = SEED; counts.cases < CASES; seed += 1) {
    const tried = randomCase(seed);
    const all = enumerateWithin(LIMIT, tried);
    if (all === undefined) {
      counts.tooLarge += 1;
      continue;
    }
    expectToHold(`case ${seed}`, tried, (candidate) => {
      const { network, request } = candidate;
      checkCase(candidate, candidate === tried ? all : enumerate(network, request), seed);
    });
    const front = frontOf(all.found, { over: ALL });
    counts.cases += 1;
    counts.itineraries += all.itineraries;
    counts.answers += front.length;
    counts.routed += Number(front.length >= 1);
    counts.traded += Number(front.length >= 2);
    counts.missed += Number(front.some(({ of }) => of.missed));
  }
  const share = (count: number): string => `${((100 * count) / CASES).toFixed(1)} %`;
  console.log(
    `oracle: seed ${SEED}, ${counts.cases} cases (${counts.tooLarge} too large), ` +
      `${counts.itineraries} itineraries enumerated, ${counts.answers} answers; ` +
      `a route ${share(counts.routed)}, two answers or more ${share(counts.traded)}, ` +
      `a missed departure ${share(counts.missed)}`,
  );
  // An oracle on networks where nothing happens proves nothing.
  expect(counts.routed / CASES).toBeGreaterThanOrEqual(0.95);
  expect(counts.traded / CASES).toBeGreaterThanOrEqual(0.5);
  expect(counts.missed / CASES).toBeGreaterThanOrEqual(0.3);
  expect(counts.tooLarge / CASES).toBeLessThan(0.02);
});
