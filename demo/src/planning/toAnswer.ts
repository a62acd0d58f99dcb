/** The planner's answer as the page needs it. */
import type { Front, Itinerary, ItineraryGeoJSON, ParetoRequest } from "@lianyun/planner";
import { RESOLUTION } from "../logic/question.ts";
import { thin } from "../logic/thin.ts";
import type { Answer } from "./answer.ts";

/** Thins a front out and draws what is left; one without itineraries is never `found`. */
export function toAnswer(
  front: Front,
  draw: (itinerary: Itinerary) => ItineraryGeoJSON,
  elapsedMs: number,
): Answer {
  if (front.status === "infeasible") return { status: "infeasible", because: front.because };
  if (front.status === "stopped" && front.itineraries.length === 0)
    return { status: "stopped", bound: front.bound };
  const { currency, network, request, stats } = front;
  const itineraries = thin(front.itineraries, RESOLUTION);
  const shapes = itineraries.map(draw);
  const found = {
    status: "found",
    currency,
    network,
    // A front answers no other kind of request.
    request: request as ParetoRequest,
    itineraries,
    shapes,
    stats,
    elapsedMs,
  } as const;
  return front.status === "stopped" ? { ...found, bound: front.bound } : found;
}
