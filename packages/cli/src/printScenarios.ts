/** Scenarios for a person at a terminal: what each is, how far it can be trusted, what it changes. */
import type { Modification, Scenario } from "@lianyun/planner";
import { columns } from "./print.ts";

/** A line a scenario, its changes below it. */
export function printScenarios(scenarios: readonly Scenario[]): string {
  const heads = columns(
    scenarios.map(({ id, name = id, nameZh = "", grade = "" }) => [id, grade, name, nameZh]),
    new Set(),
  );
  return scenarios
    .flatMap(({ modifications }, index) => [
      heads[index] ?? "",
      ...modifications.map((modification) => `    ${tellModification(modification)}`),
    ])
    .join("\n");
}

/** `scaleTariff mode rail, corridor cre-khorgos, by 1.18`. */
export function tellModification({ do: what, ...fields }: Modification): string {
  const told = Object.entries(fields).map(([field, value]) => `${field} ${tell(value)}`);
  return told.length === 0 ? what : `${what} ${told.join(", ")}`;
}

/** Rows that are added are long: their id names them. */
function tell(value: unknown): string {
  if (Array.isArray(value)) return value.map(tell).join(" ");
  if (typeof value !== "object" || value === null) return String(value);
  const { id } = value as { readonly id?: unknown };
  return typeof id === "string" ? id : JSON.stringify(value);
}
