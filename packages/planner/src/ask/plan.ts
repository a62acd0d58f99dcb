/** The best way by one criterion or by weights. */
import type { Infeasible, Itinerary, Plan } from "../itinerary/answer.ts";
import type { Criterion, PlanRequest } from "../request/request.ts";
import type { Labels } from "../search/labels.ts";
import type { Engine } from "./engine.ts";
import { criteriaOf, figuresOf, isLess, type Objective, objectiveOf } from "./objective.ts";
import type { Prepared } from "./prepare.ts";
import { findReasons, opening } from "./reasons.ts";
import {
  type Aim,
  boundOf,
  type Detail,
  type Done,
  headOf,
  inFull,
  type Pauses,
  run,
  runInParts,
} from "./run.ts";
import { figureOf } from "./spread.ts";

/** Answers a plan request that was checked. */
export function plan<Way>(engine: Engine, request: PlanRequest, detail: Detail<Way>): Plan<Way> {
  const opened = opening(engine, request);
  if ("because" in opened) return infeasible(engine, request, opened.because);
  return readPlan(engine, request, run(opened.prepared, aimOf(request)), opened.prepared, detail);
}

/** As `plan`, where the request is prepared already. */
export function planPrepared(engine: Engine, request: PlanRequest, prepared: Prepared): Plan {
  return readPlan(engine, request, run(prepared, aimOf(request)), prepared, inFull);
}

/** The best way alone, without reasons where there is none. */
export function searchBest(
  engine: Engine,
  request: PlanRequest,
  prepared: Prepared,
): { readonly found: Done["found"]; readonly itinerary?: Itinerary } {
  const { found, tell } = run(prepared, aimOf(request));
  const label = bestLabel(found, objectiveOf(engine, request));
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
  return readPlan(engine, request, done, opened.prepared, inFull);
}

/** What a search for the best by a request is over. */
export function aimOf({ minimize }: Pick<PlanRequest, "minimize">): Aim {
  const over = criteriaOf(minimize);
  return {
    over,
    units: over.map(() => 1),
    isFirstOnly: typeof minimize === "string",
    isSpread: false,
  };
}

/** The criterion that the bound of a stopped answer is told in: the first that the search is over. */
export function boundedBy({ minimize }: Pick<PlanRequest, "minimize">): Criterion {
  const [first] = criteriaOf(minimize);
  if (first === undefined) throw new Error("invariant: the request was not checked");
  return first;
}

/** What a finished search answers. */
export function readPlan<Way>(
  engine: Engine,
  request: PlanRequest,
  done: Done,
  prepared: Prepared,
  detail: Detail<Way>,
): Plan<Way> {
  const { found } = done;
  const tell = detail(done);
  const head = headOf(engine, request, found);
  const label = bestLabel(found, objectiveOf(engine, request));
  if (found.stoppedAt !== undefined) {
    const criterion = boundedBy(request);
    const { bound } = boundOf(engine, request, [criterion], found.stoppedAt);
    const best = label ?? found.soFar;
    return {
      status: "stopped",
      criterion,
      bound,
      ...(best === undefined ? {} : { itinerary: tell(best) }),
      ...head,
    };
  }
  if (found.answers.length === 0)
    return infeasible(engine, request, findReasons(engine, request, prepared), head);
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

/** The label that an objective puts before all others; `undefined` where there is none. */
export function bestLabel(
  { answers, labels }: { readonly answers: readonly number[]; readonly labels: Labels },
  { keyOf }: Objective,
): number | undefined {
  let best: { readonly label: number; readonly key: readonly bigint[] } | undefined;
  for (const label of answers) {
    const key = keyOf(figuresOf(labels, label));
    if (best === undefined || isLess(key, best.key)) best = { label, key };
  }
  return best?.label;
}

/** What `minimize` asks for, of an itinerary's totals: money in the answer's currency, hours, kg CO2e, or their weighted sum. */
export function objectiveAt(
  way: Pick<Itinerary, "cost" | "durationH" | "co2eKg">,
  minimize: PlanRequest["minimize"],
): number {
  if (typeof minimize === "string") return figureOf(way, minimize);
  const { cost = 0, duration = 0, co2e = 0 } = minimize;
  return cost * way.cost + duration * way.durationH + co2e * way.co2eKg;
}
