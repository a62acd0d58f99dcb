/** A folder of tables → a checked network. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import {
  FreightError,
  type Issue,
  type Network,
  overlayNetwork,
  type ParseResult,
  parseNetwork,
  type RawTable,
} from "@lianyun/planner";
import { readTable } from "./readTable.ts";

/**
 * Lays a folder of CSV tables over a network: own rates, own services. Rows with a key that the network has take its
 * row's place, others are added; see `overlayNetwork`.
 */
export async function tryOverlayFolder(network: Network, folder: string): Promise<ParseResult> {
  const read = await readTables([folder]);
  return "issues" in read ? read : overlayNetwork(network, read.tables);
}

/** Every CSV file of the folders, by table; a later folder's table takes the place of an earlier one's. */
async function readTables(
  folders: readonly string[],
): Promise<{ readonly tables: Record<string, RawTable> } | { readonly issues: readonly Issue[] }> {
  const tables: Record<string, RawTable> = {};
  const issues: Issue[] = [];
  for (const folder of folders)
    for (const file of (await readdir(folder)).sort()) {
      if (!file.endsWith(".csv") || NOT_OF_THE_NETWORK.has(file)) continue;
      const table = file.slice(0, -".csv".length);
      const read = readTable(table, file, await readFile(join(folder, file), "utf8"));
      if ("issue" in read) issues.push(read.issue);
      else tables[table] = read.raw;
    }
  return issues.length > 0 ? { issues } : { tables };
}

/** Tables beside a network that are about it, not part of it. */
const NOT_OF_THE_NETWORK: ReadonlySet<string> = new Set(["comparisons.csv"]);

/** What `datapackage.json` (Frictionless Data Package) must say for a network. */
interface Descriptor {
  readonly name: string;
  readonly version: string;
  readonly currency: string;
  /** A sibling folder whose tables this network shares: the sea lanes. */
  readonly lanes?: string;
}

/**
 * Reads a network folder: `datapackage.json` and its CSV tables, with the lanes folder it names.
 *
 * Throws a FreightError listing every bad cell. A missing folder or file is an error of the file system.
 */
export async function readNetwork(folder: string): Promise<Network> {
  const result = await tryReadNetwork(folder);
  if ("issues" in result)
    throw new FreightError(`The network in ${folder} cannot be used`, result.issues);
  return result.network;
}

/** As `readNetwork`, but returns what is wrong, and the warnings of a sound network. */
export async function tryReadNetwork(folder: string): Promise<ParseResult> {
  const descriptor = parseDescriptor(
    folder,
    await readFile(join(folder, "datapackage.json"), "utf8"),
  );
  if ("issues" in descriptor) return descriptor;
  const lanes = descriptor.lanes === undefined ? [] : [join(folder, "..", descriptor.lanes)];
  const read = await readTables([folder, ...lanes]);
  if ("issues" in read) return read;
  const { name, version, currency } = descriptor;
  return parseNetwork({ name, version, currency, tables: read.tables });
}

function parseDescriptor(folder: string, text: string): Descriptor | { issues: Issue[] } {
  const file = join(folder, "datapackage.json");
  const issue = (column: string | undefined, message: string): Issue => ({
    code: "bad_text",
    severity: "error",
    at: { table: "datapackage", file, ...(column === undefined ? {} : { column }) },
    message,
  });
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    return { issues: [issue(undefined, `expected JSON: ${(error as Error).message}`)] };
  }
  const fields = (typeof parsed === "object" && parsed !== null ? parsed : {}) as Readonly<
    Record<string, unknown>
  >;
  const issues: Issue[] = [];
  const read = (column: string, pattern: RegExp, expected: string): string => {
    const value = fields[column];
    if (typeof value === "string" && pattern.test(value)) return value;
    issues.push(issue(column, `expected ${expected}, found ${JSON.stringify(value) ?? "nothing"}`));
    return "";
  };
  const descriptor = {
    name: read("name", /^[a-z0-9._-]+$/, "a name of lower-case letters, digits and . _ -"),
    version: read("version", /^\d+\.\d+\.\d+$/, "a version such as 1.0.0"),
    currency: read("currency", /^[A-Z]{3}$/, "an ISO 4217 code such as USD"),
  };
  // A plain name: the lanes lie beside the network, never anywhere else on the disk.
  if (fields["lanes"] === undefined) return issues.length > 0 ? { issues } : descriptor;
  const lanes = read("lanes", /^[a-z0-9_-]+$/, "the name of a folder beside this one");
  return issues.length > 0 ? { issues } : { ...descriptor, lanes };
}
