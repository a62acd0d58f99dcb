/** What a scenario makes of one question. */
import { FreightError } from "../errors.ts";
import type { Explanation } from "../explain/answer.ts";
import type { Itinerary, Plan, WayOutline } from "../itinerary/answer.ts";
import type { Network } from "../network/rows.ts";
import type { PlanRequest } from "../request/request.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type {
  BaseOutcome,
  CompareOptions,
  ComparisonRow,
  Outcome,
  Refused,
  WayLegs,
} from "./answer.ts";
import { changeOf, legsWithout } from "./change.ts";

/** What a comparison asks of the planner of a scenario: a planner, its `outlined`, or what stands before one. */
export interface PlansToCompare<Way = Itinerary> {
  plan(request: PlanRequest): Plan<Way>;
  keep(request: PlanRequest, way: WayLegs): Plan<Way>;
  explain(request: PlanRequest): Explanation;
}

/** A planner that can be asked what if. */
export interface Comparing extends PlansToCompare {
  readonly network: Network;
  with(scenario: Scenario): PlansToCompare;
}

/** A plan, or what is wrong with the request. */
export function outcomeOf<Way = Itinerary>(
  planner: Pick<PlansToCompare<Way>, "plan">,
  request: PlanRequest,
): Outcome<Way> {
  return orRefused(() => planner.plan(request));
}

/** What `answer` gives, or the issues that it throws. */
export function orRefused<Answer>(answer: () => Answer): Answer | Refused {
  try {
    return answer();
  } catch (error) {
    if (error instanceof FreightError) return { status: "refused", issues: error.issues };
    throw error;
  }
}

/**
 * Compares the answer of a question on the network of a scenario with `base`, what it gives without. `planner` is that of the
 * scenario. Nothing is thrown for a request that cannot be read: its row says `refused`.
 */
export function compareOne<Base extends BaseOutcome, Way extends WayOutline = Itinerary>(
  base: Base,
  planner: PlansToCompare<Way>,
  scenario: string,
  request: PlanRequest,
  { flips = false }: CompareOptions = {},
): ComparisonRow<Base, Way> {
  const plan = outcomeOf(planner, request);
  const before = base.status === "optimal" ? base.itinerary : undefined;
  const now = wayOf(plan);
  const keeping = before === undefined ? undefined : planner.keep(request, before);
  const kept = keeping === undefined ? undefined : wayOf(keeping);
  const { minimize } = request;
  return {
    scenario,
    request,
    base,
    plan,
    ...(before === undefined || now === undefined
      ? {}
      : {
          delta: changeOf(now, before, minimize),
          left: legsWithout(before, now),
          joined: legsWithout(now, before),
        }),
    ...(keeping === undefined ? {} : { keptStatus: KEPT[keeping.status] }),
    ...(kept === undefined ? {} : { kept }),
    ...(kept === undefined || now === undefined ? {} : { regret: changeOf(kept, now, minimize) }),
    ...(flips && now !== undefined ? flipsOf(planner.explain(request)) : {}),
  };
}

const KEPT: Readonly<Record<Plan["status"], NonNullable<ComparisonRow["keptStatus"]>>> = {
  optimal: "kept",
  infeasible: "gone",
  stopped: "stopped",
};

const wayOf = <Way>(outcome: Outcome<Way>): Way | undefined =>
  outcome.status === "optimal" ? outcome.itinerary : undefined;

function flipsOf(explanation: Explanation): Pick<ComparisonRow, "flips"> {
  if (explanation.status !== "optimal") return {};
  const { tariffs, carbonPrice, hourValue } = explanation;
  return { flips: { tariffs, carbonPrice, hourValue } };
}
