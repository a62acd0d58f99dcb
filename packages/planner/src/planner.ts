/** The door: a network is compiled once and asked many times. */
import { createEngine, type Engine, engineOf } from "./ask/engine.ts";
import { pareto, paretoInParts } from "./ask/pareto.ts";
import { plan, planInParts } from "./ask/plan.ts";
import type { Pauses } from "./ask/run.ts";
import type { CostModel } from "./cost/model.ts";
import type { Explanation } from "./explain/answer.ts";
import { explain } from "./explain/explain.ts";
import type { Front, Plan } from "./itinerary/answer.ts";
import type { Network } from "./network/rows.ts";
import { checkParetoRequest, checkPlanRequest } from "./request/checkRequest.ts";
import type { ParetoRequest, PlanRequest } from "./request/request.ts";
import { openSnapshot } from "./snapshot/openSnapshot.ts";

/** Answers questions about one network. Holds no state that changes an answer; safe to share. */
export interface Planner {
  readonly network: Network;
  /** SHA-256 of the network's content. */
  readonly networkHash: string;
  /**
   * The best way by one criterion or by weights. Ties go to the better in the other criteria, then to a rule that looks
   * at content alone (see `search`). Throws a FreightError where the request cannot be read.
   */
  plan(request: PlanRequest): Plan;
  /** As `plan`, with pauses: a page stays alive while it is searched. */
  planInParts(request: PlanRequest, pauses: Pauses): Promise<Plan>;
  /**
   * Every non-dominated way, exactly: one itinerary per distinct vector of the criteria in `over`.
   * Throws a FreightError where the request cannot be read.
   */
  pareto(request: ParetoRequest): Front;
  /**
   * As `plan`, with what the answer hangs on: the next best way and why it lost, the slack of each connection, and by how much
   * a tariff, the carbon price or the value of an hour must change for another way to win. A few dozen searches.
   */
  explain(request: PlanRequest): Explanation;
  /** As `pareto`, with pauses. */
  paretoInParts(request: ParetoRequest, pauses: Pauses): Promise<Front>;
}

/** How a planner reckons, where not by the tables alone. */
export interface PlannerOptions {
  /** Prices of legs and transfers from elsewhere. */
  readonly costs?: CostModel;
}

/**
 * Compiles a network. Throws a FreightError with every error `checkNetwork` finds.
 *
 * The rows are not copied: do not change them afterwards.
 */
export function createPlanner(network: Network, { costs }: PlannerOptions = {}): Planner {
  return plannerOf(createEngine(network, costs));
}

/**
 * A planner from what `toSnapshot` made: the same answers as from the network itself, ready at once. A view on bytes that
 * do not begin at a multiple of eight is copied; otherwise the planner reads the buffer in place: do not change it.
 *
 * Throws a FreightError (`bad_snapshot`) where the buffer is none, comes from another version of the library, is cut short
 * or was damaged by accident. It is no defense against a buffer made to deceive: open only what you trust.
 */
export function plannerFromSnapshot(
  snapshot: ArrayBufferLike | ArrayBufferView,
  { costs }: PlannerOptions = {},
): Planner {
  return plannerOf(engineOf(openSnapshot(snapshot), costs));
}

function plannerOf(engine: Engine): Planner {
  return {
    network: engine.network,
    networkHash: engine.networkHash,
    plan(request) {
      checkPlanRequest(request);
      return plan(engine, request);
    },
    explain(request) {
      checkPlanRequest(request);
      return explain(engine, request);
    },
    async planInParts(request, pauses) {
      checkPlanRequest(request);
      return await planInParts(engine, request, pauses);
    },
    pareto(request) {
      checkParetoRequest(request);
      return pareto(engine, request);
    },
    async paretoInParts(request, pauses) {
      checkParetoRequest(request);
      return await paretoInParts(engine, request, pauses);
    },
  };
}
