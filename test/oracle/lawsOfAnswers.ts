/**
 * FEATURE: laws that relate answers to questions that differ in a known way (reliability.md 1.1: M5, M6, M8, M9, M10, M14).
 *
 * Only the planner is asked. Where a feature breaks a law the cases are without it, and the law says why.
 */
import type { Front, Itinerary, Leg, Request, Weights } from "@lianyun/planner";
import { expect } from "vitest";
import { createDraw } from "../kit/draw.ts";
import { laterBy, reversed, withDatesLater, withPricesTimes } from "./changes.ts";
import { minutesOf } from "./clock.ts";
import { noDeadline, noServices, WITHOUT, type Without } from "./features.ts";
import { frontOf, type Vector } from "./front.ts";
import {
  ALL,
  CRITERIA,
  frontFrom,
  frontOn,
  frontTo,
  law,
  plannerOf,
  vectorsOf,
  withoutYears,
} from "./law.ts";
import { itinerariesOf, vectorOf } from "./vectors.ts";

const MINIMIZED = ["cost", "duration", "co2e"] as const;

law(
  "doubling every price doubles every cost and nothing else",
  // Amounts shown in another currency are rounded, and half a cent does not double.
  { evenPrices: true, without: [WITHOUT.currency] },
  ({ network, request }) => {
    const { maxCost, cargo } = request;
    const dearer: Request = {
      ...request,
      ...(maxCost === undefined ? {} : { maxCost: 2 * maxCost }),
      // Insurance is a price of the goods.
      cargo: {
        ...cargo,
        ...(cargo.valueUsd === undefined ? {} : { valueUsd: 2 * cargo.valueUsd }),
      },
    };
    const front = vectorsOf(frontOn(network, request));
    expect(vectorsOf(frontOn(withPricesTimes(network, 2), dearer))).toEqual(
      front.map((vector) => ({ ...vector, cost: 2 * vector.cost })),
    );
    return { answers: front.length, isTelling: front.some(({ cost }) => cost > 0) };
  },
);

law(
  "whole weeks later, everything is whole weeks later",
  // Clocks that change do so on their own dates.
  { zones: ["UTC"] },
  ({ network, request }, seed) => {
    const days = 7 * createDraw(seed).int(-20, 60);
    const isTime = (value: unknown): value is string =>
      typeof value === "string" && /^\d{4}-\d\d-\d\dT/.test(value);
    const shift = <T>(told: T): T =>
      JSON.parse(JSON.stringify(told), (_, value) =>
        isTime(value) ? laterBy(days, value) : value,
      );
    const answers = frontOn(network, request);
    // But for the years that they lie in: whole weeks are no whole years.
    const later = frontOn(withDatesLater(network, days), shift(request));
    expect(withoutYears(later)).toEqual(withoutYears(shift(answers)));
    const isTelling = answers.some(({ legs }) => legs.some(({ service }) => service !== undefined));
    return { answers: answers.length, isTelling };
  },
);

// Hours of opening, dates and timetables are met at one end of a leg or the other, free time at one end of a wait.
const still: readonly Without[] = [
  noServices,
  WITHOUT.opening,
  WITHOUT.closed,
  WITHOUT.slow,
  WITHOUT.reduced,
  WITHOUT.datedTariffs,
  WITHOUT.surcharges,
  WITHOUT.storage,
  WITHOUT.boxHire,
];

law(
  "the way back through the network in reverse costs, lasts and emits as much",
  // Without services there is less to choose from.
  { without: still, leastRouted: 0.85, leastTraded: 0.2 },
  (tried) => {
    const front = vectorsOf(frontOn(tried.network, tried.request));
    const back = reversed(tried);
    expect(vectorsOf(frontOn(back.network, back.request))).toEqual(front);
    return { answers: front.length, isTelling: front.length > 0 };
  },
);

law(
  "the best by one criterion, or by weights, is on the front",
  { without: [WITHOUT.currency] },
  ({ network, request }, seed) => {
    const planner = plannerOf(network);
    const front = vectorsOf(frontFrom(planner, request, CRITERIA));
    const answers = front.length;
    const minimize = MINIMIZED[seed % MINIMIZED.length]!;
    const best = vectorsOf(itinerariesOf(planner.plan({ ...request, minimize })));
    expect(best).toHaveLength(Math.min(front.length, 1));
    expect(best[0]?.[minimize]).toBe(
      front.length > 0 ? Math.min(...front.map((vector) => vector[minimize])) : undefined,
    );
    for (const vector of best) expect(figuresOf(front)).toContainEqual(figuresOf([vector])[0]);
    const draw = createDraw(seed);
    const weights: Weights = {
      cost: draw.pick([0.5, 1, 2]),
      duration: draw.pick([0, 1, 4, 16]),
      co2e: draw.pick([0, 0.0625, 1]),
    };
    const worth = ({ cost, duration, co2e }: Vector): number =>
      (weights.cost! * cost) / 100 +
      (weights.duration! * duration) / 60 +
      (weights.co2e! * co2e) / 1_000;
    const [weighted] = vectorsOf(itinerariesOf(planner.plan({ ...request, minimize: weights })));
    if (weighted !== undefined)
      expect(worth(weighted)).toBeCloseTo(Math.min(...front.map(worth)), 6);
    expect(weighted === undefined).toBe(front.length === 0);
    return { answers, isTelling: answers > 1 };
  },
);

/** Vectors without their changes, which a front over three criteria does not look at. */
const figuresOf = (front: readonly Vector[]): object[] =>
  front.map(({ cost, duration, co2e }) => ({ cost, duration, co2e }));

law(
  "the front over fewer criteria is that of the full front",
  { without: [WITHOUT.currency] },
  ({ network, request }, seed) => {
    const planner = plannerOf(network);
    const front = vectorsOf(frontFrom(planner, request));
    const over = createDraw(seed)
      .shuffle(ALL)
      .slice(0, 1 + (seed % 3));
    const fewer = vectorsOf(frontFrom(planner, request, over));
    const project = (list: readonly Vector[]): number[][] =>
      list.map((vector) => over.map((criterion) => vector[criterion]));
    expect(project(fewer)).toEqual(frontOf(front, { over }).map(({ vector }) => vector));
    return { answers: frontOf(front, { over: CRITERIA }).length, isTelling: front.length > 1 };
  },
);

/** What an itinerary has come to once a leg has arrived: money and grams of legs and transfers up to there. */
function partOf({ legs, transfers }: Itinerary, last: number): Vector {
  const done = [...legs.slice(0, last + 1), ...transfers.slice(0, last + 1)];
  const sum = (part: (one: (typeof done)[number]) => number): number =>
    done.reduce((total, one) => total + part(one), 0);
  return {
    cost: Math.round(100 * sum(({ cost }) => cost)),
    co2e: Math.round(1_000 * sum(({ co2eKg }) => co2eKg)),
    duration: minutesOf(legs[last]!.arriveAt),
    transfers: last,
  };
}

/** The state in which a leg leaves cargo: what may be done next is the same after the same ride. */
const rideOf = ({ service, links, from, to, calls }: Leg): string =>
  JSON.stringify([service, links, from, to, calls.map(({ terminal }) => terminal)]);

law(
  "no part of an answer can be had for less by the same last leg",
  {
    // To come later can be cheaper where cargo lies at a charge; a limit of the whole is none of its parts.
    without: [
      WITHOUT.storage,
      WITHOUT.boxHire,
      WITHOUT.via,
      WITHOUT.maxCost,
      WITHOUT.maxTransfers,
      WITHOUT.currency,
      noDeadline,
    ],
    leastTelling: 0.1,
  },
  ({ network, request }, seed) => {
    const planner = plannerOf(network);
    const answers = frontFrom(planner, request, CRITERIA);
    const longer = answers.filter(({ legs }) => legs.some((leg, i) => isPart(leg, i, legs)));
    if (longer.length === 0) return { answers: answers.length, isTelling: false };
    const answer = createDraw(seed).pick(longer);
    const last = answer.legs.findIndex((leg, i) => isPart(leg, i, answer.legs));
    const leg = answer.legs[last]!;
    const part = partOf(answer, last);
    for (const other of frontFrom(planner, { ...request, to: leg.to }, CRITERIA)) {
      const end = other.legs.length - 1;
      if (rideOf(other.legs[end]!) !== rideOf(leg)) continue;
      const rival = partOf(other, end);
      const isNoWorse = CRITERIA.every((criterion) => rival[criterion] <= part[criterion]);
      // To arrive earlier at the same cost may be no gain in the end.
      expect(isNoWorse && (rival.cost < part.cost || rival.co2e < part.co2e)).toBe(false);
    }
    return { answers: answers.length, isTelling: true };
  },
);

law(
  "a limit that binds nothing changes no figure, though legs are then counted and compared",
  { without: [WITHOUT.maxTransfers] },
  ({ network, request }) => {
    const planner = plannerOf(network);
    const inThree = (itineraries: readonly Itinerary[]): Partial<Vector>[] =>
      vectorsOf(itineraries).map(({ cost, duration, co2e }) => ({ cost, duration, co2e }));
    const front = inThree(frontFrom(planner, request, CRITERIA));
    expect(inThree(frontFrom(planner, { ...request, maxTransfers: 250 }, CRITERIA))).toEqual(front);
    return { answers: front.length, isTelling: front.length > 1 };
  },
);

law("without WebAssembly every answer is the same to the byte", {}, ({ network, request }) => {
  const planner = plannerOf(network);
  const askAll = (front: () => Front): string =>
    JSON.stringify([
      front(),
      planner.pareto({ ...request, over: ["duration", "cost"], resolution: { duration: 5 } }),
      planner.plan({ ...request, minimize: "co2e" }),
      planner.plan({ ...request, minimize: "cost", budget: { labels: 20 } }),
    ]);
  const front = frontTo(planner, request, CRITERIA);
  const platform = globalThis.WebAssembly;
  const expected = askAll(() => front);
  try {
    Reflect.set(globalThis, "WebAssembly", undefined);
    expect(askAll(() => planner.pareto({ ...request, over: CRITERIA }))).toBe(expected);
  } finally {
    Reflect.set(globalThis, "WebAssembly", platform);
  }
  const { length } = itinerariesOf(front);
  return { answers: length, isTelling: length > 1 };
});

/** A leg of the network with another leg after it, that does not come back to where the answer began. */
const isPart = ({ drayage, to }: Leg, i: number, legs: readonly Leg[]): boolean =>
  drayage === undefined && i < legs.length - 1 && to !== legs[0]!.from;

/** Cargo of whole pairs of tonnes, moved and handled by the tonne, and no limit of weight. */
const byTheTonne: Without = ({ network, request }) => ({
  network: {
    ...network,
    factors: network.factors.map((row) =>
      row.per === "tkm" || row.per === "t"
        ? row
        : {
            ...row,
            wtwG: 0,
            reeferWtwG: 0,
            ...(row.looseWtwG === undefined ? {} : { looseWtwG: 0 }),
          },
    ),
  },
  request: {
    ...request,
    cargo: { ...request.cargo, grossKg: 2_000 * (1 + (request.cargo.grossKg % 7)) },
  },
});

law(
  "twice the tonnes emit twice as much by the same ways",
  {
    without: [byTheTonne, WITHOUT.capacity, WITHOUT.restrictions, WITHOUT.maxCost],
    // Two criteria trade less.
    leastTraded: 0.2,
    leastTelling: 0.2,
  },
  ({ network, request }) => {
    const planner = plannerOf(network);
    const over = ["co2e", "duration"] as const;
    const { cargo } = request;
    const heavier = { ...request, cargo: { ...cargo, grossKg: 2 * cargo.grossKg } };
    const figures = (list: readonly Itinerary[]): number[][] =>
      list.map(vectorOf).map(({ co2e, duration }) => [co2e, duration]);
    const light = figures(frontFrom(planner, request, over));
    const heavy = figures(frontFrom(planner, heavier, over));
    expect(heavy).toEqual(light.map(([co2e, duration]) => [2 * co2e!, duration]));
    expect(light.every(([co2e]) => co2e! >= 0)).toBe(true);
    return { answers: light.length, isTelling: light.some(([co2e]) => co2e! > 0) };
  },
);
