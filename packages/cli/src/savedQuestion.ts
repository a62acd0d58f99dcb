/** A question from a file: saved by itself, or inside an answer, such as the demo exports. */
import { readFileSync } from "node:fs";
import type { ParetoRequest } from "@lianyun/planner";
import type { OptionIssues } from "./options.ts";

/** The question of a file, as it stands there: whether it makes sense is for the planner to say. */
export function readQuestion(file: string, issues: OptionIssues): ParetoRequest {
  const saved = parse(file);
  if (typeof saved !== "object" || saved === null)
    issues.add("question", "a file with a question as JSON", file);
  const { request = saved } = (saved ?? {}) as { readonly request?: unknown };
  return request as ParetoRequest;
}

/** What a file says in JSON; undefined where it says none. */
function parse(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}
