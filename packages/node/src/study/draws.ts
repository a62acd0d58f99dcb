/** Delays drawn around a way: the one place where a study asks for them. */
import type { Itinerary, Planner, PlanRequest } from "@lianyun/planner";
import type { Draws } from "./study.ts";

/** What draws say of a way: quantiles in hours from ready to available, and in money. */
export interface DrawSummary {
  readonly durationP10H: number;
  readonly durationP50H: number;
  readonly durationP90H: number;
  readonly costP10: number;
  readonly costP50: number;
  readonly costP90: number;
  /** Share of draws that make `arriveBefore`; absent where the request has none. */
  readonly onTimeShare?: number;
}

/** Why a study with draws cannot be run; `undefined` where it can. */
export const drawsTrouble = (): string | undefined =>
  "this version of the planner does not draw delays";

/**
 * Draws the delays of a way `count` times from the stream named by the seed, the scenario and the question. To be filled in
 * with the planner's own draws; until then no study gets here.
 */
export function summarizeDraws(
  _planner: Planner,
  _request: PlanRequest,
  _way: Itinerary,
  _draws: Draws,
): DrawSummary {
  throw new Error(`invariant: ${drawsTrouble()}`);
}
