/** When a way is there once things are late: the planner's draws, as the page tells them. */
import type { Itinerary, ParetoRequest, Planner } from "@lianyun/planner";
import type { Arrival } from "./answer.ts";

/** Enough for days, and few enough that the next question need not wait for them. */
const DRAWS = 300;

/** Draws the delays of an itinerary; `undefined` where the planner tells of none. The seed is the planner's own, so that the same way has the same luck wherever it is asked. */
export function arrivalOf(
  { legs }: Itinerary,
  request: ParetoRequest,
  planner: Planner,
): Arrival | undefined {
  const { over: _, resolution: __, ...asked } = request;
  const outlook = planner.outlook({ ...asked, minimize: "cost", way: { legs }, draws: DRAWS });
  if (outlook.status !== "complete") return undefined;
  const late = outlook.delays.flatMap(({ part, index }) => (part === "leg" ? [index] : []));
  const { mean: ___, ...quantiles } = outlook.availableAt;
  return { ...quantiles, legs: legs.length, known: new Set(late).size };
}
