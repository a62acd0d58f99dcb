/** A question from a file: saved by itself, or inside an answer, such as the demo exports. */
import { readFileSync } from "node:fs";
import type { ParetoRequest, Scenario } from "@lianyun/planner";
import type { OptionIssues } from "./options.ts";

/** A question, and the scenario it was asked under where that stands in the file as a whole. */
export interface SavedQuestion {
  readonly request: ParetoRequest;
  readonly scenario?: Scenario;
}

/** The question of a file, as it stands there: whether it makes sense is for the planner to say. */
export function readQuestion(file: string, issues: OptionIssues): SavedQuestion {
  const saved = parse(file);
  if (typeof saved !== "object" || saved === null)
    issues.add("question", "a file with a question as JSON", file);
  const { request = saved, scenario } = (saved ?? {}) as {
    readonly request?: unknown;
    readonly scenario?: unknown;
  };
  return {
    request: request as ParetoRequest,
    ...(typeof scenario === "object" ? { scenario: scenario as Scenario } : {}),
  };
}

/** What a file says in JSON; undefined where it says none. */
function parse(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}
