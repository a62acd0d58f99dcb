/** The scenarios of a study: written in it, or used from a file beside the network. */
import { readFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import {
  checkScenario,
  type Issue,
  meant,
  type Network,
  partsOfId,
  type Scenario,
  scenarioNamed,
} from "@lianyun/planner";
import { locateScenarios } from "../readScenarios.ts";
import type { Located, Path } from "../readYaml.ts";
import { orMissing } from "./files.ts";
import type { StudyText, Use } from "./studyShape.ts";

/** Scenarios are looked for here where a study does not say. */
const BESIDE_NETWORK = "scenarios.yaml";

/** A scenario and where it was written. */
interface Found {
  readonly scenario: Scenario;
  readonly located: Located;
  readonly path: Path;
  /** Where the study file names it. */
  readonly named: Path;
}

/**
 * Reads and checks the scenarios of a study against its network; issues stand at the modification they are about. `base` is
 * not a name for one: it is the network as it is.
 */
export async function readScenarios(
  text: StudyText["scenarios"],
  located: Located,
  folders: { readonly study: string; readonly network: string },
  network: Network,
): Promise<{ readonly scenarios: readonly Scenario[] } | { readonly issues: readonly Issue[] }> {
  const issues: Issue[] = [];
  const found: Found[] = [];
  const shelves = new Map<string, Promise<Shelf>>();
  const items = text === undefined ? [] : Array.isArray(text) ? text : [text];
  for (const [index, item] of items.entries()) {
    const path = Array.isArray(text) ? ["scenarios", index] : ["scenarios"];
    if (!isUse(item)) {
      found.push({ scenario: item as unknown as Scenario, located, path, named: [...path, "id"] });
      continue;
    }
    const file =
      item.file === undefined
        ? join(folders.network, BESIDE_NETWORK)
        : resolve(folders.study, item.file);
    const reading = shelves.get(file) ?? readShelf(file);
    shelves.set(file, reading);
    const shelf = await reading;
    if ("issues" in shelf) {
      issues.push(
        located.issue([...path, "use"], `no scenarios can be read from ${basename(file)}`),
        ...shelf.issues,
      );
      continue;
    }
    const { scenarios: known, located: there } = shelf;
    for (const [position, id] of item.use.entries()) {
      const ids = known.map((other) => other.id);
      const scenario = scenarioNamed(known, id);
      const named = [...path, "use", position];
      if (scenario === undefined) {
        const part = partsOfId(id).find((each) => !ids.includes(each)) ?? id;
        const message = `no scenario ${JSON.stringify(part)} in ${basename(file)}${meant(ids, part)}`;
        issues.push(located.issue(named, message));
      } else if (known.includes(scenario))
        found.push({ scenario, located: there, path: ["scenarios", ids.indexOf(id)], named });
      // Each of several may be sound, and not all of them together: that stands where they are put together.
      else found.push({ scenario, located, path: named, named });
    }
  }
  const ids = new Set(["base"]);
  for (const { scenario, located: where, path, named } of found) {
    if (ids.has(scenario.id))
      issues.push(
        located.issue(
          named,
          `expected each id once, found ${JSON.stringify(scenario.id)}`,
          "duplicate_id",
        ),
      );
    ids.add(scenario.id);
    for (const { at, message, code } of checkScenario(network, scenario)) {
      const within = at.column?.split(".") ?? [];
      issues.push(where.issue([...path, ...within], message, code));
    }
  }
  return issues.length > 0 ? { issues } : { scenarios: found.map(({ scenario }) => scenario) };
}

const isUse = (item: object): item is Use => "use" in item;

type Shelf = ReturnType<typeof locateScenarios>;

async function readShelf(file: string): Promise<Shelf> {
  const text = await readFile(file, "utf8").catch(orMissing);
  return text === undefined ? { issues: [] } : locateScenarios(basename(file), text);
}
