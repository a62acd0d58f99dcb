/** Vectors of the planner's answers, in the oracle's units. */
import type { Front, Itinerary, Plan } from "@lianyun/planner";
import type { Vector } from "./front.ts";

/** Cents, minutes, grams and changes of an itinerary; the cents are of the currency it is told in. */
export const vectorOf = ({ cost, durationH, co2eKg, legs }: Itinerary): Vector => ({
  cost: Math.round(cost * 100),
  duration: Math.round(durationH * 60),
  co2e: Math.round(co2eKg * 1_000),
  transfers: legs.length - 1,
});

/** The itineraries of a complete answer; none of an infeasible one. Throws where the search stopped. */
export function itinerariesOf(answer: Front | Plan): readonly Itinerary[] {
  switch (answer.status) {
    case "complete":
      return answer.itineraries;
    case "optimal":
      return [answer.itinerary];
    case "infeasible":
      if (answer.because.length === 0) throw new Error("infeasible without a reason");
      return [];
    case "stopped":
      throw new Error("stopped without a budget");
  }
}
