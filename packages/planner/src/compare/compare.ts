/** Questions × scenarios. */
import { checkList } from "../ask/refuse.ts";
import { FreightError } from "../errors.ts";
import type { PlanRequest } from "../request/request.ts";
import { checkScenario } from "../scenario/applyScenario.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { CompareOptions, ComparisonRow } from "./answer.ts";
import { type Comparing, compareOne, outcomeOf } from "./compareOne.ts";

/** Rows by scenario, then by question, in the orders given. Throws a FreightError before anything is asked. */
export function compare(
  planner: Comparing,
  requests: readonly PlanRequest[],
  scenarios: readonly Scenario[],
  options: CompareOptions = {},
): ComparisonRow[] {
  checkList("requests", requests);
  checkList("scenarios", scenarios);
  const issues = scenarios.flatMap((scenario) => checkScenario(planner.network, scenario));
  const ids = scenarios.map(({ id }) => id);
  const twice = ids.filter((id, index) => ids.indexOf(id) < index);
  for (const id of new Set(twice))
    issues.push({
      code: "duplicate_id",
      severity: "error",
      at: { table: `scenario ${id}`, column: "id" },
      message: `the id "${id}" stands twice in the list`,
    });
  if (issues.length > 0) throw new FreightError("The scenarios cannot be compared", issues);
  const base = requests.map((request) => outcomeOf(planner, request));
  return scenarios.flatMap((scenario) => {
    const other = planner.with(scenario);
    return requests.map((request, index) =>
      compareOne(base[index] ?? outcomeOf(planner, request), other, scenario.id, request, options),
    );
  });
}
