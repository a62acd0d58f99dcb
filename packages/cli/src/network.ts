/** The network that a command works on, with the tables of an overlay laid over it. */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { tryOverlayFolder, tryReadNetwork } from "@lianyun/node";
import {
  createPlanner,
  FreightError,
  type Issue,
  type Network,
  type ParseResult,
  type Planner,
} from "@lianyun/planner";
import type { Streams } from "./exit.ts";
import type { OptionIssues } from "./options.ts";

/** Options of every command that reads a network. */
export interface NetworkOptions {
  readonly network: string;
  readonly overlay?: string;
  readonly json?: boolean;
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

/** The planner of a folder; every bad option and every bad cell is thrown together. */
export async function open(
  options: NetworkOptions,
  issues: OptionIssues,
  streams: Streams,
): Promise<{ planner: Planner; network: Network }> {
  const network = await readSound(options, streams, issues.found);
  return { planner: createPlanner(network), network };
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
  [`--network ${network}`, ...(overlay === undefined ? [] : [`--overlay ${overlay}`])].join(" ");
