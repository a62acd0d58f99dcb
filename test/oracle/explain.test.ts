/**
 * FEATURE: an explanation is exact. A change of one unit less than a flip leaves the best way, the flip changes it; the
 * runner-up is the best of all other ways there are; differences add up.
 */

import {
  createPlanner,
  type Explanation,
  type Flip,
  type Itinerary,
  type Network,
  type None,
  type Planner,
  type PlanRequest,
  type Weights,
} from "@lianyun/planner";
import { expect, test } from "vitest";
import { readChongqing } from "../kit/chongqing.ts";
import { createDraw, type Draw } from "../kit/draw.ts";
import { enumerate, TooLarge } from "./bruteForce.ts";
import type { Vector } from "./front.ts";
import { thoroughnessFor } from "./meters.ts";
import { randomCase } from "./randomCase.ts";
import { carrierOf } from "./rides.ts";
import { vectorOf } from "./vectors.ts";

const FIRST_SEED = 31_400_000;
const CASES = 240;
const CENT = 0.01;
type Optimal = Extract<Explanation, { status: "optimal" }>;

const legsOf = ({ legs }: Itinerary): string[] =>
  legs.map(
    ({ mode, service, drayage, links, from, to }) =>
      `${mode} ${service ?? drayage ?? links.join("+")} ${from} > ${to}`,
  );
const wayOf = (itinerary: Itinerary): string => legsOf(itinerary).join(" / ");

function bestWay(planner: Planner, request: PlanRequest): string {
  const plan = planner.plan(request);
  return plan.status === "optimal" ? wayOf(plan.itinerary) : plan.status;
}

/** Whole cents of money. */
const cents = (money: number): number => Math.round(money * 100);

/** The network with so many cents more on every leg under a tariff, as a surcharge: the change may not be negative. */
const withSurcharge = (network: Network, tariff: string, by: number): Network => ({
  ...network,
  surcharges: [
    ...network.surcharges,
    {
      id: "what-if",
      name: "what if",
      nameZh: "what if",
      tariff,
      currency: network.currency,
      perShipment: by / 100,
      source: network.sources[0]!.id,
      grade: "estimate",
      basis: "asked",
    },
  ],
});

/** The network with the price of a tariff itself changed; `undefined` where its row leaves no room for that. */
function withPrice(network: Network, id: string, by: number): Network | undefined {
  const row = network.tariffs.find((tariff) => tariff.id === id)!;
  const rate = network.fx.find(({ currency }) => currency === row.currency);
  const change = ((by / 100) * (rate?.units ?? 1)) / (rate?.worth ?? 1);
  const perShipment = (row.perShipment ?? 0) + change;
  if (perShipment < 0) return undefined;
  const { minimum, ...rest } = row;
  const changed = {
    ...rest,
    perShipment,
    ...(minimum === undefined ? {} : { minimum: Math.max(0, minimum + change) }),
  };
  return {
    ...network,
    tariffs: network.tariffs.map((tariff) => (tariff === row ? changed : tariff)),
  };
}

/** Every tariff dearer, so that there is something to take off. */
const dearer = (network: Network, by: number): Network => ({
  ...network,
  tariffs: network.tariffs.map((row) => ({
    ...row,
    perShipment: (row.perShipment ?? 0) + by,
    ...(row.minimum === undefined ? {} : { minimum: row.minimum + by }),
  })),
});

/** Changes to try where nothing may change: near, and (with a draw) anywhere up to the flip, in whole units. */
function before(draw: Draw | undefined, units: number): number[] {
  if (units <= 1) return [];
  if (draw === undefined) return [units - 1];
  return [units - 1, 1, draw.int(1, units - 1), draw.int(1, units - 1)];
}

interface Counts {
  up: number;
  down: number;
  never: number;
}

/** Reruns with the change of a flip and with less of it. */
function expectFlip(
  side: Flip | None,
  planned: Itinerary,
  draw: Draw | undefined,
  sign: 1 | -1,
  rerun: (units: number) => string | undefined,
  counts: Counts,
): void {
  const best = wayOf(planned);
  if ("none" in side) {
    if (side.none !== "never") return;
    counts.never += 1;
    for (const units of [1_000_000, ...(draw === undefined ? [] : [1, draw.int(2, 1_000)])])
      expect(rerun(sign * units) ?? best, `${side.message}: ${sign * units}`).toBe(best);
    return;
  }
  const units = cents(side.change);
  expect(Math.sign(units)).toBe(sign);
  const won = rerun(units);
  if (won === undefined) return;
  counts[sign === 1 ? "up" : "down"] += 1;
  expect(won, `at ${units}`).not.toBe(best);
  expect(wayOf(side.itinerary), `at ${units}`).toBe(won);
  for (const less of before(draw, Math.abs(units)))
    expect(rerun(sign * less), `before ${units}: ${sign * less}`).toBe(best);
}

/** All flips of an explanation, by asking again. */
function expectFlips(
  network: Network,
  planner: Planner,
  request: PlanRequest,
  explained: Optimal,
  draw: Draw | undefined,
  counts: Counts,
): void {
  const { itinerary, tariffs } = explained;
  const isShort = draw === undefined && process.env["EXPLAIN_ALL"] === undefined;
  for (const { tariff, up, down } of isShort ? tariffs.slice(0, 1) : tariffs) {
    const at = (made: Network | undefined): string | undefined =>
      made === undefined ? undefined : bestWay(createPlanner(made), request);
    expectFlip(up, itinerary, draw, 1, (by) => at(withSurcharge(network, tariff, by)), counts);
    // Without percentages the row itself can change. Building a large network anew takes longer than any search on it.
    if (draw !== undefined && network.surcharges.every(({ percent }) => percent === undefined))
      for (const [side, sign] of [
        [up, 1],
        [down, -1],
      ] as const)
        expectFlip(side, itinerary, draw, sign, (by) => at(withPrice(network, tariff, by)), counts);
  }
  const weights: Weights =
    typeof request.minimize === "string" ? { [request.minimize]: 1 } : request.minimize;
  for (const [criterion, unit, flips] of [
    ["co2e", CENT / 1_000, explained.carbonPrice],
    ["duration", CENT, explained.hourValue],
  ] as const)
    for (const [side, sign] of [
      [flips.up, 1],
      [flips.down, -1],
    ] as const) {
      const own = weights[criterion] ?? 0;
      const rerun = (units: number): string | undefined => {
        const weight = Number((own + units * unit).toFixed(criterion === "co2e" ? 6 : 3));
        const minimize = { ...weights, [criterion]: weight };
        if (weight < 0 || Object.values(minimize).every((amount) => amount === 0)) return undefined;
        return bestWay(planner, { ...request, minimize });
      };
      expectFlip(side, itinerary, draw, sign, rerun, counts);
      if (!("none" in side)) {
        expect(bestWay(planner, { ...request, minimize: side.minimize! })).toBe(
          wayOf(side.itinerary),
        );
        expect(side.value).toBeCloseTo(
          (side.minimize![criterion] ?? 0) * (criterion === "co2e" ? 1_000 : 1),
          6,
        );
      }
    }
}

/** Differences add up to the unit. */
function expectDifference({ itinerary, runnerUp }: Optimal): void {
  if ("none" in runnerUp) return;
  const { difference } = runnerUp;
  const [best, other] = [itinerary, runnerUp.itinerary].map(vectorOf) as [Vector, Vector];
  const sum = (measure: string, per: number): number =>
    difference.lines
      .filter((line) => line.measure === measure)
      .reduce((total, line) => {
        const units = Math.round(line.difference * per);
        expect(units).toBe(
          Math.round((line.other ?? 0) * per) - Math.round((line.best ?? 0) * per),
        );
        return total + units;
      }, 0);
  expect(sum("cost", 100)).toBe(other.cost - best.cost);
  expect(sum("duration", 60)).toBe(other.duration - best.duration);
  expect(sum("co2e", 1_000)).toBe(other.co2e - best.co2e);
  expect(cents(difference.cost)).toBe(other.cost - best.cost);
  const { parts } = difference;
  expect(difference.objective).toBeCloseTo(parts.cost + parts.duration + parts.co2e, 9);
}

/** Whole-number score of a vector: the criterion, or the weighted sum times 60,000. Tenths of a weight a kg. */
function scoring(minimize: PlanRequest["minimize"]): (vector: Vector) => number {
  if (typeof minimize === "string") return (vector) => vector[minimize];
  const { cost = 0, duration = 0, co2e = 0 } = minimize;
  return (vector) =>
    600 * cost * vector.cost +
    1_000 * duration * vector.duration +
    6 * Math.round(10 * co2e) * vector.co2e;
}

function drawObjective(draw: Draw): PlanRequest["minimize"] {
  return draw.pick<PlanRequest["minimize"]>([
    "cost",
    "cost",
    "duration",
    "co2e",
    { cost: 1, duration: draw.pick([0, 1, 5, 20, 200]) },
    { cost: 1, co2e: draw.pick([0, 0.1, 1, 30]) },
    { cost: 1, duration: draw.int(0, 30), co2e: draw.int(0, 30) / 10 },
    { cost: 2, duration: draw.int(0, 300), co2e: draw.int(0, 300) / 10 },
    { duration: draw.int(1, 50), co2e: draw.int(1, 50) / 10 },
  ]);
}

test("flips of random networks: one unit less leaves the best way, the flip changes it", {
  timeout: 120_000,
}, () => {
  const counts: Counts = { up: 0, down: 0, never: 0 };
  let explained = 0;
  for (let seed = FIRST_SEED; seed < FIRST_SEED + CASES; seed += 1) {
    const draw = createDraw(seed);
    const { network: drawn, request } = randomCase(seed, { evenPrices: true });
    const network = draw.chance(0.5) ? dearer(drawn, draw.pick([2, 200, 5_000])) : drawn;
    const asked: PlanRequest = { ...request, minimize: drawObjective(draw) };
    const planner = createPlanner(network);
    const answer = planner.explain(asked);
    if (answer.status !== "optimal") continue;
    explained += 1;
    try {
      expectFlips(network, planner, asked, answer, draw, counts);
      expectDifference(answer);
    } catch (error) {
      throw new Error(`case ${seed} ${JSON.stringify(asked.minimize)}`, { cause: error });
    }
  }
  expect(explained).toBeGreaterThan(150);
  expect(counts.up).toBeGreaterThan(100);
  expect(counts.down).toBeGreaterThan(30);
});

test("the runner-up is the best of all ways that do without a leg of the best", {
  timeout: 120_000,
}, () => {
  let compared = 0;
  for (let seed = FIRST_SEED; seed < FIRST_SEED + CASES / 2; seed += 1) {
    const draw = createDraw(seed);
    const { network, request } = randomCase(seed);
    // What an answer is shown in rounds its lines; the network's own money does not.
    const { currency: _, ...plain } = request;
    const asked: PlanRequest = { ...plain, minimize: drawObjective(draw) };
    // The two do not agree yet whether cargo may sit out a stay before the lorry to the door.
    const hasStay = request.via?.some((item) => typeof item !== "string") === true;
    if (hasStay && typeof request.to !== "string") continue;
    const answer = createPlanner(network).explain(asked);
    if (answer.status !== "optimal") continue;
    const scoreOf = scoring(asked.minimize);
    const scores: number[] = [];
    try {
      for (const leg of legsOf(answer.itinerary))
        for (const vector of enumerate(network, asked, {
          ...thoroughnessFor({ network, request }),
          isClosed: (ride) => `${ride.mode} ${carrierOf(ride)} ${ride.from} > ${ride.to}` === leg,
        }).found)
          if (!leg.includes("door")) scores.push(scoreOf(vector));
    } catch (error) {
      if (error instanceof TooLarge) continue;
      throw error;
    }
    compared += 1;
    const { runnerUp } = answer;
    if ("none" in runnerUp) expect(scores, `case ${seed}`).toEqual([]);
    else expect(scoreOf(vectorOf(runnerUp.itinerary)), `case ${seed}`).toBe(Math.min(...scores));
  }
  expect(compared).toBeGreaterThan(80);
});

test("flips of data/chongqing", { timeout: 240_000 }, async () => {
  const network = await readChongqing();
  const planner = createPlanner(network);
  const cargo = { containers: [{ type: "40HC", count: 1 }], grossKg: 14_000 } as const;
  const counts: Counts = { up: 0, down: 0, never: 0 };
  for (const [from, to, minimize] of [
    ["CNCKG", "DEDUI", "cost"],
    ["CNCKG", "SGSIN", { cost: 1, duration: 5 }],
    ["CNCKG", "USLAX", { cost: 1, duration: 20, co2e: 0.05 }],
    ["VNSGN", "CNCKG", { cost: 1, co2e: 0.1 }],
    ["CNCKG", "NLRTM", { cost: 1, duration: 12 }],
  ] as const) {
    const request: PlanRequest = {
      from,
      to,
      cargo,
      departAfter: "2026-06-01T08:00+08:00",
      minimize,
    };
    const answer = planner.explain(request);
    if (answer.status !== "optimal") throw new Error(`${from} ${to}: ${answer.status}`);
    expectFlips(network, planner, request, answer, undefined, counts);
    expectDifference(answer);
  }
  expect(counts.up).toBeGreaterThan(8);
});
