/** Planners of scenarios' networks: compiled when first asked for, the last few kept. */
import {
  type Outcome,
  outcomeOf,
  type Planner,
  type PlanRequest,
  plannerFromSnapshot,
  type Scenario,
} from "@lianyun/planner";
import { canonicalJson } from "./canonical.ts";

/** Scenarios' planners kept beside the base: chunks come scenario by scenario. */
const KEPT_PLANNERS = 2;

/** Planners for the scenarios of one network. */
export interface Planners {
  readonly networkHash: string;
  of(scenario: Scenario): Planner;
  /** What the base answers. */
  base(request: PlanRequest): Outcome;
}

/** Opens a compiled network; of the base's answers so many are kept. Nothing is shared between two of these but the bytes. */
export function createPlanners(
  snapshot: ArrayBufferLike | ArrayBufferView,
  keptAnswers: number,
): Planners {
  const base = plannerFromSnapshot(snapshot);
  const planners = createKept<Planner>(KEPT_PLANNERS);
  const answers = createKept<Outcome>(keptAnswers);
  return {
    networkHash: base.networkHash,
    of: (scenario) =>
      scenario.modifications.length === 0
        ? base
        : planners(canonicalJson(scenario.modifications), () => base.with(scenario)),
    base: (request) => answers(JSON.stringify(request), () => outcomeOf(base, request)),
  };
}

/** What was made for a key, the most recently used of them kept. */
export function createKept<Made>(most: number): (key: string, make: () => Made) => Made {
  const kept = new Map<string, Made>();
  return (key, make) => {
    const known = kept.get(key) ?? make();
    kept.delete(key);
    kept.set(key, known);
    const [oldest] = kept.keys();
    if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    return known;
  };
}
