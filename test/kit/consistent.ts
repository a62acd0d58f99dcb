/**
 * One question asked in every way the planner can be asked: by each criterion, by weights, for each front.
 *
 * The front over everything is what the others are held against; that it is right is for the transcripts and the oracle.
 */
import {
  createPlanner,
  FRONT_CRITERIA,
  type Front,
  type FrontCriterion,
  type Itinerary,
  type Network,
  type Planner,
  type Request,
  type Weights,
} from "@lianyun/planner";
import { expect } from "vitest";
import { checkItinerary, createJudge } from "../oracle/checker.ts";
import { inOutline } from "./outline.ts";

/** Cents, minutes, grams, changes. */
type Vector = Readonly<Record<FrontCriterion, number>>;

const vectorOf = ({ cost, durationH, co2eKg, legs }: Itinerary): Vector => ({
  cost: Math.round(cost * 100),
  duration: Math.round(durationH * 60),
  co2e: Math.round(co2eKg * 1_000),
  transfers: legs.length - 1,
});

const planners = new WeakMap<Network, Planner>();

/** The planner of a network; tests ask one network many things. */
export function plannerOf(network: Network): Planner {
  const known = planners.get(network) ?? createPlanner(network);
  planners.set(network, known);
  return known;
}

/** Every set of criteria, and all of them the other way about: the first sorts. */
const SUBSETS: readonly (readonly FrontCriterion[])[] = [
  ...Array.from({ length: 15 }, (_, i) =>
    FRONT_CRITERIA.filter((_name, bit) => ((i + 1) & (1 << bit)) !== 0),
  ),
  [...FRONT_CRITERIA].reverse(),
];

const WEIGHTS: readonly Weights[] = [
  { cost: 1, duration: 10 },
  { duration: 1, co2e: 0.5 },
  { cost: 1, duration: 3, co2e: 0.2 },
];

/**
 * Expects that the planner agrees with itself on a question: the front over some criteria is the projection of the front
 * over all, the best by a criterion or by weights is the best of the front, in outline it is the same, every way is whole, its
 * lines add up, the checker of the oracle can replay it from the rows, and where nothing is found everybody gives the same reasons.
 */
export function expectConsistent(network: Network, question: Request): void {
  // A budget stops different searches at different points; money shown in another currency is rounded anew.
  const {
    budget,
    currency: _,
    minimize: __,
    ...request
  } = question as Request & { minimize?: unknown };
  if (budget !== undefined) return;
  const planner = plannerOf(network);
  const all = planner.pareto({ ...request, over: FRONT_CRITERIA });
  const front = vectorsOf(all);
  for (const over of SUBSETS)
    expect(
      rowsOf(vectorsOf(planner.pareto({ ...request, over })), over),
      `front over ${over.join(", ")}`,
    ).toEqual(nonDominated(rowsOf(front, over)));
  for (const minimize of ["cost", "duration", "co2e"] as const) {
    const best = bestOf(planner, request, minimize);
    if (best === undefined || front.length === 0) {
      expect(best === undefined && front.length === 0, `${minimize}: found or not`).toBe(true);
      continue;
    }
    expect(best[minimize], `best by ${minimize}`).toBe(Math.min(...front.map((v) => v[minimize])));
    const three = front.map((v) => [v.cost, v.duration, v.co2e]);
    expect(nonDominated(three), `the best by ${minimize} is on the front`).toContainEqual([
      best.cost,
      best.duration,
      best.co2e,
    ]);
  }
  for (const minimize of WEIGHTS) {
    const best = bestOf(planner, request, minimize);
    if (best === undefined) continue;
    expect(weightOf(best, minimize), `best by ${JSON.stringify(minimize)}`).toBeCloseTo(
      Math.min(...front.map((vector) => weightOf(vector, minimize))),
      6,
    );
  }
  if (all.status === "infeasible") {
    expect(all.because.length, "reasons").toBeGreaterThan(0);
    const plan = planner.plan({ ...request, minimize: "cost" });
    expect(plan.status === "infeasible" ? plan.because : [], "reasons of plan").toEqual(
      all.because,
    );
    return;
  }
  const judge = createJudge(network, request);
  for (const itinerary of all.itineraries) {
    expectWhole(itinerary);
    checkItinerary(network, request, itinerary, judge);
  }
}

function vectorsOf(front: Front): Vector[] {
  if (front.status === "stopped") throw new Error("stopped without a budget");
  return front.status === "infeasible" ? [] : front.itineraries.map(vectorOf);
}

function bestOf(
  planner: Planner,
  request: Request,
  minimize: "cost" | "duration" | "co2e" | Weights,
): Vector | undefined {
  const plan = planner.plan({ ...request, minimize });
  expect(planner.outlined.plan({ ...request, minimize }), "in outline").toEqual(inOutline(plan));
  if (plan.status === "stopped") throw new Error("stopped without a budget");
  return plan.status === "infeasible" ? undefined : vectorOf(plan.itinerary);
}

const weightOf = (vector: Vector, { cost = 0, duration = 0, co2e = 0 }: Weights): number =>
  (cost * vector.cost) / 100 + (duration * vector.duration) / 60 + (co2e * vector.co2e) / 1_000;

const rowsOf = (vectors: readonly Vector[], over: readonly FrontCriterion[]): number[][] =>
  vectors.map((vector) => over.map((criterion) => vector[criterion]));

/** Rows that no other is better than, each once, in lexicographic order. */
function nonDominated(rows: readonly (readonly number[])[]): number[][] {
  const compare = (a: readonly number[], b: readonly number[]): number => {
    const i = a.findIndex((value, k) => value !== b[k]);
    return i < 0 ? 0 : a[i]! - b[i]!;
  };
  const kept: number[][] = [];
  for (const row of [...rows].sort(compare))
    if (!kept.some((other) => other.every((value, i) => value <= row[i]!))) kept.push([...row]);
  return kept;
}

const minuteOf = (iso: string): number => Date.parse(iso) / 60_000;

/** Expects legs and transfers to join without a gap, hours to add up, and lines to add up to the totals. */
function expectWhole({ legs, transfers, lines, ...totals }: Itinerary): void {
  expect(transfers).toHaveLength(legs.length + 1);
  legs.forEach((leg, i) => {
    expect([transfers[i]!.at, transfers[i + 1]!.at], `ends of leg ${i}`).toEqual([
      leg.from,
      leg.to,
    ]);
    expect(minuteOf(transfers[i]!.endAt), `departure of leg ${i}`).toBe(minuteOf(leg.departAt));
    expect(minuteOf(transfers[i + 1]!.startAt), `arrival of leg ${i}`).toBe(minuteOf(leg.arriveAt));
    expect(leg.durationH * 60).toBeCloseTo(minuteOf(leg.arriveAt) - minuteOf(leg.departAt), 6);
  });
  for (const { startAt, endAt, closedH, handlingH, waitH, cutOffH } of transfers) {
    const parts = [closedH, handlingH, waitH, cutOffH];
    expect(Math.min(...parts)).toBeGreaterThanOrEqual(0);
    expect(parts.reduce((sum, hours) => sum + hours, 0) * 60).toBeCloseTo(
      minuteOf(endAt) - minuteOf(startAt),
      6,
    );
  }
  const whole = minuteOf(totals.availableAt) - minuteOf(transfers[0]!.startAt);
  expect(totals.durationH * 60).toBeCloseTo(whole, 6);
  const sum = (measure: string, unit: number): number =>
    lines
      .filter((line) => line.measure === measure)
      .reduce((total, { amount }) => total + Math.round(amount * unit), 0);
  expect(Math.round(totals.cost * 100), "cost lines").toBe(sum("cost", 100));
  expect(Math.round(totals.co2eKg * 1_000), "CO2e lines").toBe(sum("co2e", 1_000));
}
