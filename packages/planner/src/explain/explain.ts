/** What speaks for the best way: the next one, the slack, and the prices at which another would win. */
import type { Engine } from "../ask/engine.ts";
import { objectiveOf } from "../ask/objective.ts";
import { aimOf, bestLabel, readPlan } from "../ask/plan.ts";
import { opening } from "../ask/reasons.ts";
import { headOf, inFull, run } from "../ask/run.ts";
import type { PlanRequest } from "../request/request.ts";
import type { Explanation } from "./answer.ts";
import { listConnections } from "./connections.ts";
import { findRunnerUp } from "./runnerUp.ts";
import type { Subject } from "./subject.ts";
import { listTariffFlips } from "./tariffFlips.ts";
import { findWeightFlips } from "./weightFlips.ts";
import { winnerOf } from "./winner.ts";

/** Answers a plan request that was checked, and explains the answer. */
export function explain(engine: Engine, request: PlanRequest): Explanation {
  const opened = opening(engine, request);
  if ("because" in opened)
    return { status: "infeasible", because: opened.because, ...headOf(engine, request) };
  const { prepared } = opened;
  const done = run(prepared, aimOf(request));
  const plan = readPlan(engine, request, done, prepared, inFull);
  if (plan.status !== "optimal") return plan;
  const label = bestLabel(done.found, objectiveOf(engine, request));
  if (label === undefined) throw new Error("invariant: an answer without itinerary");
  const best = winnerOf(prepared, done.found.labels, label, done.tell);
  const subject: Subject = { engine, request, prepared, best };
  return {
    ...plan,
    runnerUp: findRunnerUp(subject),
    connections: listConnections(subject),
    tariffs: listTariffFlips(subject, plan.itinerary),
    carbonPrice: findWeightFlips(subject, "co2e"),
    hourValue: findWeightFlips(subject, "duration"),
  };
}
