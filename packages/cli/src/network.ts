/** The network that a command works on, with the tables of an overlay laid over it. */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { tryOverlayFolder, tryReadNetwork, tryReadScenarios } from "@lianyun/node";
import {
  createPlanner,
  FreightError,
  type Issue,
  type Network,
  type ParseResult,
  type Planner,
  type Scenario,
} from "@lianyun/planner";
import type { Streams } from "./exit.ts";
import type { OptionIssues, ScenarioOptions } from "./options.ts";
import { findById } from "./scenarioIds.ts";
import { inShell } from "./self.ts";

/** Options of every command that reads a network. */
export interface NetworkOptions {
  readonly network: string;
  readonly overlay?: string;
  readonly json?: boolean;
}

/** A planner, the network it plans on, and the scenario that made it. */
export interface Opened {
  readonly planner: Planner;
  readonly network: Network;
  /** The planner without the scenario. */
  readonly base: Planner;
  readonly scenario?: Scenario;
}

/** The network of this repository, wherever the command is run; shown as a person in its root would name it. */
export const DEFAULT_NETWORK = "data/chongqing";
const SHIPPED = fileURLToPath(new URL("../../../data/chongqing", import.meta.url));
const isDefault = (folder: string): boolean => folder === DEFAULT_NETWORK && !existsSync(folder);
/** Where a folder lies: the default one is found from anywhere. */
export const folderOf = (folder: string): string => (isDefault(folder) ? SHIPPED : folder);

/** The network of the folder, with the rows of the overlay folder laid over it. */
export async function readWithOverlay({ network, overlay }: NetworkOptions): Promise<ParseResult> {
  const base = await tryReadNetwork(folderOf(network));
  return overlay === undefined || "issues" in base ? base : tryOverlayFolder(base.network, overlay);
}

/**
 * The planner of a folder, under the scenario that is asked for; every bad option, bad cell and bad scenario is thrown
 * together, but for what only the network can tell of a scenario.
 */
export async function open(
  options: NetworkOptions & ScenarioOptions,
  issues: OptionIssues,
  streams: Streams,
): Promise<Opened> {
  const scenario = await findScenario(options, issues);
  const network = await readSound(options, streams, issues.found);
  const base = createPlanner(network);
  if (scenario === undefined) return { planner: base, network, base };
  const planner = base.with(scenario);
  return { planner, network: planner.network, base, scenario };
}

/** Where the scenarios of a command are read: a file, or the folder of the network. */
export const scenariosOf = ({ scenarios, network }: NetworkOptions & ScenarioOptions): string =>
  scenarios ?? folderOf(network);

async function findScenario(
  options: NetworkOptions & ScenarioOptions,
  issues: OptionIssues,
): Promise<Scenario | undefined> {
  const { scenario: id, scenarios } = options;
  if (id === undefined) {
    if (scenarios !== undefined) issues.add("scenario", "the id of one of them", "nothing");
    return undefined;
  }
  const read = await tryReadScenarios(scenariosOf(options));
  if ("issues" in read) {
    issues.found.push(...read.issues);
    return undefined;
  }
  return findById(read.scenarios, id, issues, scenarios);
}

/** The network of a folder, warnings counted on `err`; throws with the issues found so far and its own. */
export async function readSound(
  options: NetworkOptions,
  { err }: Streams,
  found: readonly Issue[] = [],
): Promise<Network> {
  const result = await readWithOverlay(options);
  const issues = [...found, ...("issues" in result ? result.issues : [])];
  if (issues.length > 0 || "issues" in result) throw new FreightError("Bad input", issues);
  if (result.warnings.length > 0)
    err(`${result.warnings.length} warning(s); lianyun check ${inputsOf(options)} lists them\n`);
  return result.network;
}

const inputsOf = ({ network, overlay }: NetworkOptions): string =>
  [
    `--network ${inShell(network)}`,
    ...(overlay === undefined ? [] : [`--overlay ${inShell(overlay)}`]),
  ].join(" ");
