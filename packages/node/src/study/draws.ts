/** Delays drawn around a way: the one place where a study asks for them. */
import type { Planner, PlanRequest, WayOutline } from "@lianyun/planner";
import type { ResultRow } from "./columns.ts";
import type { Draws } from "./study.ts";

/** The cells of a row that draws fill. */
export type DrawCells = Pick<
  ResultRow,
  | "draws"
  | `drawDuration${"P10" | "P50" | "P90"}H`
  | `drawCost${"P10" | "P50" | "P90"}`
  | `draw${"Arrives" | "OnTime"}Share`
>;

/** Where there is no way, or the study has no draws. */
const NONE: DrawCells = {
  draws: null,
  drawDurationP10H: null,
  drawDurationP50H: null,
  drawDurationP90H: null,
  drawCostP10: null,
  drawCostP50: null,
  drawCostP90: null,
  drawArrivesShare: null,
  drawOnTimeShare: null,
};

/**
 * What becomes of the way of a row when things are late, on the network of the planner: the seed is that of the study, so the
 * same train is equally late in every scenario it runs in.
 */
export function drawCells(
  planner: Planner,
  request: PlanRequest,
  outline: WayOutline | undefined,
  draws: Draws | undefined,
): DrawCells {
  if (outline === undefined || draws === undefined) return NONE;
  // Asked again in full: a draw moves each departure, which an outline does not tell.
  const plan = planner.plan(request);
  const way = plan.status === "infeasible" ? undefined : plan.itinerary;
  if (way === undefined) throw new Error("invariant: a way that was told in outline is gone");
  const { count, seed } = draws;
  const outlook = planner.outlook({ ...request, way, draws: count, seed });
  if (outlook.status !== "complete") return NONE;
  const { durationH, cost, arrives, onTime } = outlook;
  return {
    draws: outlook.draws,
    drawDurationP10H: durationH.p10 ?? null,
    drawDurationP50H: durationH.p50 ?? null,
    drawDurationP90H: durationH.p90 ?? null,
    drawCostP10: cost.p10 ?? null,
    drawCostP50: cost.p50 ?? null,
    drawCostP90: cost.p90 ?? null,
    drawArrivesShare: arrives,
    drawOnTimeShare: onTime ?? null,
  };
}
