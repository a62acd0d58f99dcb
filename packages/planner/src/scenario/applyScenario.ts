/** Network in, network out: every modification is checked, and none is made where one cannot be. */
import * as z from "zod/mini";
import { checkMade } from "../check/checkNetwork.ts";
import { isChecked, markChecked } from "../check/sound.ts";
import { FreightError, type Issue, show } from "../errors.ts";
import { TABLE_NAMES, type TableName } from "../network/columns.ts";
import { meant } from "../network/meant.ts";
import { misfitsOf, NAMING } from "../network/misfit.ts";
import { GRADES, type Network } from "../network/rows.ts";
import { isTrouble, type Recipe } from "./recipe.ts";
import type { Scenario } from "./scenario.ts";
import { MODIFICATIONS, type Modification, SHELF } from "./shelf.ts";

/**
 * The network of a scenario. The one given is not changed; without modifications it is returned itself.
 *
 * Throws a FreightError with every issue found: `column` is the path (`modifications.2.corridor`), `table` is `scenario` and
 * the id. A modification that touches nothing is an error, as is a network that can no longer be planned on.
 */
export function applyScenario(network: Network, scenario: Scenario): Network {
  const issues = checkShape(scenario);
  if (issues.length > 0) throw refusal(scenario, issues);
  let made = network;
  for (const [index, modification] of scenario.modifications.entries()) {
    const next = recipeOf(modification).make(made, modification);
    if (isTrouble(next)) {
      const { code, column, message } = next;
      issues.push(issueAt(scenario, `modifications.${index}.${column}`, code, message));
    } else made = next;
  }
  if (issues.length > 0) throw refusal(scenario, issues);
  if (made === network) return network;
  const errors = checkMade(made, network);
  if (errors.length > 0)
    throw new FreightError(
      `Scenario ${show(scenario.id)} leaves a network that is none`,
      errors.map((issue) => locate(scenario, made, issue)),
    );
  if (isChecked(network)) markChecked(made);
  return made;
}

/** Rows that a scenario brought along are told by their place in it: nobody knows their place in the tables. */
function locate(scenario: Scenario, made: Network, issue: Issue): Issue {
  const { table, row, column } = issue.at;
  if (row === undefined || !TABLE_NAMES.includes(table as TableName)) return issue;
  const wrong = made[table as TableName][row - 1];
  for (const [index, modification] of scenario.modifications.entries())
    for (const [field, value] of Object.entries(modification) as [string, unknown][]) {
      const at = Array.isArray(value) ? value.indexOf(wrong) : value === wrong ? undefined : -1;
      if (at === -1) continue;
      const path = ["modifications", index, field, at, column].filter((part) => part !== undefined);
      return { ...issue, at: placeOf(scenario, path.join(".")) };
    }
  return issue;
}

/** Every issue of a scenario on a network; none: it can be applied. */
export function checkScenario(network: Network, scenario: Scenario): readonly Issue[] {
  try {
    applyScenario(network, scenario);
    return [];
  } catch (error) {
    if (error instanceof FreightError) return error.issues;
    throw error;
  }
}

const shape = z.strictObject({
  id: z.string().check(z.minLength(1), z.maxLength(80)),
  name: z.optional(z.string()),
  nameZh: z.optional(z.string()),
  modifications: z.array(z.looseObject({ do: z.string() })).check(z.maxLength(1_000)),
  source: z.optional(z.union([z.string(), z.array(z.string())])),
  grade: z.optional(z.enum(GRADES)),
  basis: z.optional(z.string()),
  basisZh: z.optional(z.string()),
});

/** Issues of a scenario whatever the network: fields, names of modifications, ranges. */
export function checkShape(scenario: unknown): Issue[] {
  const outer = shape.safeParse(scenario, NAMING);
  const id = (scenario as { readonly id?: unknown } | undefined)?.id;
  const named = { id: typeof id === "string" ? id : "" };
  if (!outer.success)
    return outer.error.issues.flatMap((found) => describe(named, "", found, scenario));
  return outer.data.modifications.flatMap((modification, index) => {
    const at = `modifications.${index}`;
    const recipe = recipeOf(modification as unknown as Modification) as Recipe<unknown> | undefined;
    if (recipe === undefined)
      return [
        issueAt(
          named,
          `${at}.do`,
          "unknown_modification",
          `expected one of ${MODIFICATIONS.join(", ")}, found ${show(modification.do)}${meant(MODIFICATIONS, modification.do)}`,
        ),
      ];
    const inner = recipe.shape.safeParse(modification, NAMING);
    return inner.success
      ? []
      : inner.error.issues.flatMap((found) => describe(named, `${at}.`, found, modification));
  });
}

const recipeOf = (modification: Modification): Recipe<Modification> =>
  (Object.hasOwn(SHELF, modification.do)
    ? SHELF[modification.do]
    : undefined) as unknown as Recipe<Modification>;

function describe(
  named: { readonly id: string },
  prefix: string,
  found: z.core.$ZodIssue,
  whole: unknown,
): Issue[] {
  return misfitsOf(found, whole).map(({ path, message }) =>
    issueAt(named, `${prefix}${path.join(".")}`, "bad_scenario", message),
  );
}

const issueAt = (
  { id }: { readonly id: string },
  column: string,
  code: Issue["code"],
  message: string,
): Issue => ({ code, severity: "error", at: placeOf({ id }, column), message });

const placeOf = ({ id }: { readonly id: string }, column: string): Issue["at"] => ({
  table: `scenario ${id}`.trim(),
  column,
});

const refusal = ({ id }: Scenario, issues: readonly Issue[]): FreightError =>
  new FreightError(`Scenario ${show(id)} cannot be applied`, issues);
