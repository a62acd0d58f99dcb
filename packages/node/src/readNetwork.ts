/** A folder of tables → a checked network. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import {
  FreightError,
  type Network,
  overlayNetwork,
  type ParseResult,
  parseNetwork,
} from "@lianyun/planner";
import { parseDescriptor } from "./descriptor.ts";
import { listTables, missing, readTables } from "./readFolder.ts";

/**
 * Reads a network folder: `datapackage.json` and its CSV tables, with the lanes folder it names.
 *
 * Throws a FreightError that lists every bad cell, or says that there is no such folder.
 */
export async function readNetwork(folder: string): Promise<Network> {
  const result = await tryReadNetwork(folder);
  if ("issues" in result)
    throw new FreightError(`The network in ${folder} cannot be used`, result.issues);
  return result.network;
}

/** As `readNetwork`, but returns what is wrong, and the warnings of a sound network. */
export async function tryReadNetwork(folder: string): Promise<ParseResult> {
  const files = await listTables(folder);
  if (!Array.isArray(files)) return { issues: [files] };
  const file = join(folder, "datapackage.json");
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    return { issues: [missing(file, error)] };
  }
  const descriptor = parseDescriptor(file, text, files);
  if ("issues" in descriptor) return descriptor;
  const lanes = descriptor.lanes === undefined ? [] : [join(folder, "..", descriptor.lanes)];
  const read = await readTables([folder, ...lanes]);
  if ("issues" in read) return read;
  const { name, version, currency } = descriptor;
  return parseNetwork({ name, version, currency, tables: read.tables });
}

/**
 * Lays a folder of CSV tables over a network: own rates, own services; see `overlayNetwork`. The folder needs no
 * `datapackage.json`.
 */
export async function tryOverlayFolder(network: Network, folder: string): Promise<ParseResult> {
  const read = await readTables([folder]);
  if ("issues" in read) return read;
  if (Object.keys(read.tables).length > 0) return overlayNetwork(network, read.tables);
  const message = `expected CSV tables to lay over the network, found none in ${folder}`;
  return {
    issues: [{ code: "missing_table", severity: "error", at: { table: "overlay" }, message }],
  };
}
