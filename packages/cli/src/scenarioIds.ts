/** Scenarios by their ids, as options name them. */
import { meant, partsOfId, type Scenario, scenarioNamed } from "@lianyun/planner";
import { list, type OptionIssues } from "./options.ts";

/** What to do instead of asking under several. */
export const ONE_SCENARIO: string =
  "a question is asked under one scenario; `lianyun compare --scenario a,b` asks it under each, --scenario a+b under both at once";

/** The scenario of an id; an issue where there is none. `file`: of one's own, where they are of one. */
export function findById(
  scenarios: readonly Scenario[],
  id: string,
  issues: OptionIssues,
  file?: string,
): Scenario | undefined {
  const found = scenarioNamed(scenarios, id);
  if (found !== undefined) return found;
  const ids = list(id);
  if (ids.length > 1 && ids.every((each) => scenarios.some((scenario) => scenario.id === each)))
    issues.add("scenario", "one", id, `: ${ONE_SCENARIO}`);
  else refuseUnknown(scenarios, id, "one", issues, file);
  return undefined;
}

/** The scenarios asked for, in the order asked for; all where none are named. `file` as in `findById`. */
export function pickById(
  scenarios: readonly Scenario[],
  ids: string | undefined,
  issues: OptionIssues,
  file?: string,
): readonly Scenario[] {
  if (ids === undefined) return scenarios;
  return [...new Set(list(ids))].flatMap((id) => {
    const scenario = scenarioNamed(scenarios, id);
    if (scenario === undefined) refuseUnknown(scenarios, id, "some", issues, file);
    return scenario ?? [];
  });
}

/** Says what is near; all there are, where nothing is. */
function refuseUnknown(
  scenarios: readonly Scenario[],
  id: string,
  many: "one" | "some",
  issues: OptionIssues,
  file?: string,
): void {
  const ids = scenarios.map((known) => known.id);
  const unknown = partsOfId(id).find((part) => !ids.includes(part)) ?? id;
  const near = meant(ids, unknown);
  const lists = file === undefined ? "those that `lianyun scenarios` lists" : `those in ${file}`;
  const which = near === "" ? `${ids.join(", ")}${file === undefined ? "" : ` (${file})`}` : lists;
  issues.add("scenario", `${many} of ${which}`, unknown, near);
}
