/** A question from a file: saved by itself, or inside an answer, such as the demo exports. */
import { readFileSync } from "node:fs";
import type { ParetoRequest, Scenario } from "@lianyun/planner";
import type { OptionIssues, ScenarioOptions } from "./options.ts";

/** What a file asks. Whether it makes sense is for the planner to say. */
export interface Saved {
  readonly request: ParetoRequest;
  /** The scenario it was asked under, where the file holds it. */
  readonly scenario?: Scenario;
  /** What the answer has before its own fields: the scenario that the file holds. */
  readonly said?: { readonly scenario: Scenario };
  /** The scenario by id, where the file only names it. */
  readonly options?: Pick<ScenarioOptions, "scenario">;
}

/** Reads the file; an issue where it holds no JSON object. */
export function readSaved(file: string, issues: OptionIssues): Saved {
  const saved = parse(file);
  if (typeof saved !== "object" || saved === null)
    issues.add("question", "a file with a question as JSON", file);
  const { request = saved, scenario } = (saved ?? {}) as {
    readonly request?: unknown;
    readonly scenario?: Scenario | string;
  };
  const asked = { request: request as ParetoRequest };
  if (scenario === undefined) return asked;
  return typeof scenario === "string"
    ? { ...asked, options: { scenario } }
    : { ...asked, scenario, said: { scenario } };
}

/** What a file says in JSON; undefined where it says none. */
function parse(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}
