/** Several scenarios as one. */
import { GRADES } from "../network/rows.ts";
import type { Scenario } from "./scenario.ts";

/** Between the ids of scenarios that are meant together. */
const AND = "+";

/** The parts of a name that may be several ids: `suez-shut+rates-2024`. */
export const partsOfId = (id: string): string[] => id.split(AND).map((part) => part.trim());

/**
 * The scenario of an id, or of several ids with `+` between them: the modifications of each in turn, under all their names and
 * sources and the least of their grades. `undefined` where one is not among them.
 */
export function scenarioNamed(scenarios: readonly Scenario[], id: string): Scenario | undefined {
  const whole = scenarios.find((scenario) => scenario.id === id);
  const parts = whole === undefined ? partsOfId(id) : [];
  if (parts.length < 2) return whole;
  const found = parts.flatMap((part) => scenarios.find((scenario) => scenario.id === part) ?? []);
  return found.length === parts.length ? together(found) : undefined;
}

function together(scenarios: readonly Scenario[]): Scenario {
  const told = (tell: (scenario: Scenario) => string | undefined, between: string): string =>
    scenarios.flatMap((scenario) => tell(scenario) ?? []).join(between);
  const sources = scenarios.flatMap(({ source }) => source ?? []);
  const grades = scenarios.map(({ grade }) => grade);
  const grade = grades.includes(undefined)
    ? undefined
    : GRADES.findLast((each) => grades.includes(each));
  const basis = told((each) => each.basis, "; ");
  const basisZh = told((each) => each.basisZh ?? each.basis, "；");
  return {
    id: scenarios.map(({ id }) => id).join(AND),
    name: told(({ id, name = id }) => name, " + "),
    nameZh: told(({ id, nameZh = id }) => nameZh, " + "),
    modifications: scenarios.flatMap(({ modifications }) => modifications),
    ...(sources.length === 0 ? {} : { source: [...new Set(sources)] }),
    ...(grade === undefined ? {} : { grade }),
    ...(basis === "" ? {} : { basis, basisZh }),
  };
}
