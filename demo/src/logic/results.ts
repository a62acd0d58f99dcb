/** What the page shows of an answer, worked out once. */
import type { Criterion, Itinerary } from "@lianyun/planner";
import type { Figures, Found } from "../planning/answer.ts";
import { HOURS_PER_DAY } from "./clock.ts";
import { PLANES, type Point, type Tradeoffs, tradeoffsOf } from "./curve.ts";
import { labelsOf } from "./labels.ts";
import type { Question } from "./question.ts";
import { capitalPerDay, optimum } from "./valueOfTime.ts";
import { groupWays, type Way } from "./ways.ts";

/** The trade-offs are those of cost and time. */
export interface Results extends Tradeoffs {
  readonly question: Question;
  readonly found: Found;
  /** Cheapest first. */
  readonly ways: readonly Way[];
  /** Short names, one an itinerary. */
  readonly labels: readonly string[];
  /** One an itinerary, in the answer's order. */
  readonly points: readonly Point[];
  /** Options without the scenario, or without the own tables alone; they cannot be chosen. */
  readonly without: readonly Point[];
  /** The itinerary that is best by each criterion. */
  readonly best: Readonly<Record<Criterion, number>>;
}

/** Lays out an answer to a question. */
export function createResults(found: Found, question: Question): Results {
  const { itineraries } = found;
  const points = itineraries.map(toPoint);
  const leastBy = (value: (itinerary: Itinerary) => number): number => {
    let best = 0;
    itineraries.forEach((itinerary, index) => {
      const bestSoFar = itineraries[best];
      if (bestSoFar !== undefined && value(itinerary) < value(bestSoFar)) best = index;
    });
    return best;
  };
  const ways = groupWays(itineraries);
  return {
    question,
    found,
    ways,
    labels: labelsOf(ways),
    points,
    ...tradeoffsOf(points, PLANES.costTime),
    without: found.without?.map(toPoint) ?? [],
    best: {
      cost: leastBy((itinerary) => itinerary.cost),
      duration: leastBy((itinerary) => itinerary.durationH),
      co2e: leastBy((itinerary) => itinerary.co2eKg),
    },
  };
}

const toPoint = ({ durationH, cost, co2eKg }: Figures, index: number): Point => ({
  index,
  days: durationH / HOURS_PER_DAY,
  cost,
  co2eKg,
});

/** The way an itinerary belongs to. */
export function wayOf(results: Results, index: number): Way {
  const way = results.ways.find(({ options }) => options.includes(index));
  if (way === undefined) throw new Error(`invariant: itinerary ${index} has no way`);
  return way;
}

/** The short name of an option. */
export const labelOf = ({ labels }: Results, index: number): string => labels[index] ?? "";

/** True if what is supposed changes no option: neither what it costs, nor how long it takes, nor what it emits. */
export function isAsWithout({ points, found, without }: Results): boolean {
  const lines = (of: readonly Point[]): string =>
    of
      .map(({ cost, days, co2eKg }) => [cost, days, co2eKg].join(" "))
      .sort()
      .join();
  return found.supposed?.scenario !== undefined && lines(points) === lines(without);
}

/** The option that is best with the capital of the question asked. */
export function bestWithCapital({ corners, question }: Results): number | undefined {
  return optimum(corners, capitalPerDay(question.valueUsd, question.capitalPct))?.index;
}
