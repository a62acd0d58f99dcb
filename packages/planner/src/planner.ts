/** The door: a network is compiled once and asked many times. */
import { createEngine } from "./ask/engine.ts";
import { pareto, paretoInParts } from "./ask/pareto.ts";
import { plan, planInParts } from "./ask/plan.ts";
import type { Pauses } from "./ask/run.ts";
import type { CostModel } from "./cost/model.ts";
import type { Front, Plan } from "./itinerary/answer.ts";
import type { Network } from "./network/rows.ts";
import { checkParetoRequest, checkPlanRequest } from "./request/checkRequest.ts";
import type { ParetoRequest, PlanRequest } from "./request/request.ts";

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
  const engine = createEngine(network, costs);
  return {
    network,
    networkHash: engine.networkHash,
    plan(request) {
      checkPlanRequest(request);
      return plan(engine, request);
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
