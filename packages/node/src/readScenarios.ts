/** A list of scenarios on disk: YAML or JSON, checked, wrong fields told by their lines. */
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { checkShape, FreightError, type Issue, type Scenario } from "@lianyun/planner";
import { missing } from "./readFolder.ts";
import { type Located, readYaml } from "./readYaml.ts";

/** What the scenarios of a network folder are called. */
const FILE = "scenarios.yaml";

export type ScenariosRead =
  | { readonly scenarios: readonly Scenario[] }
  | { readonly issues: readonly Issue[] };

/**
 * The scenarios of a network folder (its `scenarios.yaml`) or of a file, in their order. Whether they can be applied to a
 * network is for `checkScenario`.
 *
 * Throws a FreightError that lists everything wrong, with its line.
 */
export async function readScenarios(folderOrFile: string): Promise<readonly Scenario[]> {
  const read = await tryReadScenarios(folderOrFile);
  if ("issues" in read)
    throw new FreightError(`The scenarios in ${folderOrFile} cannot be used`, read.issues);
  return read.scenarios;
}

/** As `readScenarios`, but returns what is wrong. */
export async function tryReadScenarios(folderOrFile: string): Promise<ScenariosRead> {
  let file = folderOrFile;
  let text: string;
  try {
    if ((await stat(folderOrFile)).isDirectory()) file = join(folderOrFile, FILE);
    text = await readFile(file, "utf8");
  } catch (error) {
    const { code, severity } = missing(file, error);
    const message = `found no scenarios at ${file}`;
    return { issues: [{ code, severity, at: { table: "scenarios" }, message }] };
  }
  return parseScenarios(file, text);
}

/** Text → scenarios. `file` is what issues call it. */
export function parseScenarios(file: string, text: string): ScenariosRead {
  const read = locateScenarios(file, text);
  return "issues" in read ? read : { scenarios: read.scenarios };
}

/** As `parseScenarios`, with where each of them stands. */
export function locateScenarios(
  file: string,
  text: string,
):
  | { readonly scenarios: readonly Scenario[]; readonly located: Located }
  | { readonly issues: readonly Issue[] } {
  const read = readYaml("scenarios", file, text);
  if ("issues" in read) return read;
  const list = listOf(read.value);
  if (list === undefined) {
    const message = "expected scenarios: and a list of them, and nothing else";
    return { issues: [read.issue([], message, "bad_scenario")] };
  }
  const issues = list.flatMap((scenario, index) => issuesOf(scenario, index, read));
  if (issues.length > 0) return { issues };
  const scenarios = list as readonly Scenario[];
  const twice = scenarios.flatMap(({ id }, index) =>
    scenarios.findIndex((other) => other.id === id) < index
      ? [read.issue(["scenarios", index, "id"], `the id ${id} is taken`, "duplicate_id")]
      : [],
  );
  return twice.length > 0 ? { issues: twice } : { scenarios, located: read };
}

function listOf(value: unknown): readonly unknown[] | undefined {
  if (typeof value !== "object" || value === null || Object.keys(value).length !== 1)
    return undefined;
  const { scenarios } = value as { readonly scenarios?: unknown };
  return Array.isArray(scenarios) ? scenarios : undefined;
}

/** What is wrong with one of them, at its lines. */
function issuesOf(scenario: unknown, index: number, read: Located): Issue[] {
  return checkShape(scenario).map(({ at: { table, column = "" }, message, code }) => {
    const parts = column.split(".").filter((part) => part !== "");
    const path = parts.map((part) => (/^\d+$/.test(part) ? Number(part) : part));
    const { file, line, character } = read.issue(["scenarios", index, ...path], message).at;
    const place = { table, file, line, character, ...(column === "" ? {} : { column }) };
    return { code, severity: "error" as const, at: place as Issue["at"], message };
  });
}
