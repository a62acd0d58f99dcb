/** A question from a file: saved by itself, or inside an answer, such as the demo exports. */
import { readFileSync } from "node:fs";
import type { ParetoRequest, Scenario } from "@lianyun/planner";
import type { OptionIssues, ScenarioOptions } from "./options.ts";

/** A question, and the scenario it was asked under: as a whole, or by the id of one that stands in the list. */
export interface SavedQuestion {
  readonly request: ParetoRequest;
  readonly scenario?: Scenario;
  readonly named?: Pick<ScenarioOptions, "scenario">;
  /** Files of the own tables that the answer was made with; only their names are kept. */
  readonly overlay?: readonly string[];
  /** Of the network that the answer was made on. */
  readonly networkHash?: string;
}

/** What may stand in a saved answer; nothing of it is believed. */
interface SavedAnswer {
  readonly request: unknown;
  readonly scenario: unknown;
  readonly overlay: unknown;
  readonly networkHash: unknown;
}

/** The question of a file, as it stands there: whether it makes sense is for the planner to say. */
export function readQuestion(file: string, issues: OptionIssues): SavedQuestion {
  const saved = parse(file);
  if (typeof saved !== "object" || saved === null)
    issues.add("question", "a file with a question as JSON", file);
  const { request = saved, scenario, overlay, networkHash } = (saved ?? {}) as Partial<SavedAnswer>;
  const asked = {
    request: request as ParetoRequest,
    ...(Array.isArray(overlay) ? { overlay: overlay.map(String) } : {}),
    ...(typeof networkHash === "string" ? { networkHash } : {}),
  };
  if (scenario === undefined) return asked;
  return typeof scenario === "string"
    ? { ...asked, named: { scenario } }
    : { ...asked, scenario: scenario as Scenario };
}

/** What a file says in JSON; undefined where it says none. */
function parse(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}
