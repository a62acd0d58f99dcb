/** What the page shows of an answer, worked out once. */
import type { Criterion, Itinerary } from "@lianyun/planner";
import type { Figures, Found } from "../planning/answer.ts";
import { corners, costTimeFront, type Point } from "./curve.ts";
import { labelsOf } from "./labels.ts";
import type { Question } from "./question.ts";
import { capitalPerDay, optimum } from "./valueOfTime.ts";
import { groupWays, type Way } from "./ways.ts";

const HOURS_PER_DAY = 24;

export interface Results {
  readonly question: Question;
  readonly found: Found;
  /** Cheapest first. */
  readonly ways: readonly Way[];
  /** Short names, one an itinerary. */
  readonly labels: readonly string[];
  /** One an itinerary, in the answer's order. */
  readonly points: readonly Point[];
  /** Fastest first; not beaten in cost and time. */
  readonly front: readonly Point[];
  /** Options without the scenario, or without the own tables alone; they cannot be chosen. */
  readonly without: readonly Point[];
  /** The bends of the front, between which a day has one price. */
  readonly corners: readonly Point[];
  /** The itinerary that is best by each criterion. */
  readonly best: Readonly<Record<Criterion, number>>;
}

/** Lays out an answer to a question. */
export function createResults(found: Found, question: Question): Results {
  const { itineraries } = found;
  const points = itineraries.map(toPoint);
  const front = costTimeFront(points);
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
    front,
    without: found.without?.map(toPoint) ?? [],
    corners: corners(front),
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

/** The option that is best with the capital of the question asked. */
export function bestWithCapital({ corners, question }: Results): number | undefined {
  return optimum(corners, capitalPerDay(question.valueUsd, question.capitalPct))?.index;
}
