/** The best way by one criterion or by weights. */
import type { Infeasible, Itinerary, Plan } from "../itinerary/answer.ts";
import type { PlanRequest, Weights } from "../request/request.ts";
import { CRITERIA } from "../request/request.ts";
import type { Engine } from "./engine.ts";
import type { Prepared } from "./prepare.ts";
import { findReasons, opening } from "./reasons.ts";
import { type Aim, boundOf, type Done, headOf, type Pauses, run, runInParts } from "./run.ts";

/** Answers a plan request that was checked. */
export function plan(engine: Engine, request: PlanRequest): Plan {
  const opened = opening(engine, request);
  if ("because" in opened) return infeasible(engine, request, opened.because);
  return planPrepared(engine, request, opened.prepared);
}

/** As `plan`, where the request is prepared already. */
export function planPrepared(engine: Engine, request: PlanRequest, prepared: Prepared): Plan {
  return readPlan(engine, request, run(prepared, aimOf(request)), prepared);
}

/** The best way alone, without reasons where there is none. */
export function searchBest(
  request: Pick<PlanRequest, "minimize">,
  prepared: Prepared,
): { readonly found: Done["found"]; readonly itinerary?: Itinerary } {
  const { minimize } = request;
  const { found, tell } = run(prepared, aimOf(request));
  const label =
    typeof minimize === "string"
      ? found.answers[0]
      : lightestLabel(found.answers, tell, minimize);
  return { found, ...(label === undefined ? {} : { itinerary: tell(label) }) };
}

/** As `plan`, in parts. */
export async function planInParts(
  engine: Engine,
  request: PlanRequest,
  pauses: Pauses,
): Promise<Plan> {
  const opened = opening(engine, request);
  if ("because" in opened) return infeasible(engine, request, opened.because);
  const done = await runInParts(opened.prepared, aimOf(request), pauses);
  return readPlan(engine, request, done, opened.prepared);
}

/** A weighted optimum lies on the front of the criteria that weigh anything. */
function aimOf({ minimize }: Pick<PlanRequest, "minimize">): Aim {
  const over =
    typeof minimize === "string"
      ? [minimize]
      : CRITERIA.filter((criterion) => (minimize[criterion] ?? 0) > 0);
  return {
    over,
    units: over.map(() => 1),
    isFirstOnly: typeof minimize === "string",
    isSpread: false,
  };
}

function readPlan(
  engine: Engine,
  request: PlanRequest,
  { found, tell }: Done,
  prepared: Prepared,
): Plan {
  const { minimize } = request;
  const head = headOf(engine, request, found);
  if (found.stoppedAt !== undefined) {
    const { over } = aimOf(request);
    const [first = "cost"] = CRITERIA.filter((criterion) => over.includes(criterion));
    const { bound } = boundOf([first], found.stoppedAt);
    const best =
      typeof minimize === "string"
        ? found.soFar
        : (lightestLabel(found.answers, tell, minimize) ?? found.soFar);
    return {
      status: "stopped",
      criterion: first,
      bound,
      ...(best === undefined ? {} : { itinerary: tell(best) }),
      ...head,
    };
  }
  if (found.answers.length === 0)
    return infeasible(engine, request, findReasons(engine, request, prepared), head);
  const label =
    typeof minimize === "string" ? found.answers[0] : lightestLabel(found.answers, tell, minimize);
  if (label === undefined) throw new Error("invariant: an answer without itinerary");
  return { status: "optimal", itinerary: tell(label), ...head };
}

function infeasible(
  engine: Engine,
  request: PlanRequest,
  because: Infeasible["because"],
  head = headOf(engine, request),
): Infeasible {
  return { status: "infeasible", because, ...head };
}

/** The label of the least generalized cost; ties keep the front's order. */
function lightestLabel(
  answers: readonly number[],
  tell: (label: number) => Itinerary,
  weights: Weights,
): number | undefined {
  let best: number | undefined;
  let bestWeight = Number.POSITIVE_INFINITY;
  for (const label of answers) {
    const weight = generalizedCost(tell(label), weights);
    if (weight >= bestWeight) continue;
    best = label;
    bestWeight = weight;
  }
  return best;
}

/** Weighted sum of an itinerary's totals: cost in the answer's currency, hours, kg CO2e. */
export const generalizedCost = (
  { cost, durationH, co2eKg }: Pick<Itinerary, "cost" | "durationH" | "co2eKg">,
  weights: Weights,
): number =>
  (weights.cost ?? 0) * cost + (weights.duration ?? 0) * durationH + (weights.co2e ?? 0) * co2eKg;
