/** A folder of CSV files → tables of text. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Issue, RawTable } from "@lianyun/planner";
import { readTable } from "./readTable.ts";

export type TablesRead =
  | { readonly tables: Readonly<Record<string, RawTable>> }
  | { readonly issues: readonly Issue[] };

/** Files beside a network that are about it, not part of it. */
const NOT_OF_THE_NETWORK: ReadonlySet<string> = new Set([
  "comparisons.csv",
  "comparisonSources.csv",
]);

/** The CSV files of a folder; an issue where there is no such folder. */
export async function listTables(folder: string): Promise<string[] | Issue> {
  try {
    return (await readdir(folder)).filter((file) => file.endsWith(".csv")).sort();
  } catch (error) {
    return missing(folder, error);
  }
}

/** Every table of the folders; a later folder's table takes the place of an earlier one's. */
export async function readTables(folders: readonly string[]): Promise<TablesRead> {
  const tables: Record<string, RawTable> = {};
  const issues: Issue[] = [];
  for (const folder of folders) {
    const files = await listTables(folder);
    if (!Array.isArray(files)) {
      issues.push(files);
      continue;
    }
    for (const file of files) {
      if (NOT_OF_THE_NETWORK.has(file)) continue;
      const table = file.slice(0, -".csv".length);
      const read = decode(table, file, await readFile(join(folder, file)));
      if ("issue" in read) issues.push(read.issue);
      else tables[table] = read.raw;
    }
  }
  return issues.length > 0 ? { issues } : { tables };
}

/** Chinese spreadsheets save GBK by default: taken for UTF-8 it would be garbled without a word. */
function decode(table: string, file: string, bytes: Uint8Array): ReturnType<typeof readTable> {
  try {
    return readTable(table, file, new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const message = "expected UTF-8 text: save the table as CSV UTF-8";
    return { issue: { code: "bad_csv", severity: "error", at: { table, file }, message } };
  }
}

/** The issue of a folder or file that is not there; other faults of the file system are thrown on. */
export function missing(path: string, error: unknown): Issue {
  const code: unknown = error instanceof Error && "code" in error ? error.code : undefined;
  if (code !== "ENOENT" && code !== "ENOTDIR") throw error;
  return {
    code: "missing_table",
    severity: "error",
    at: { table: "folder" },
    message: `found nothing at ${path}: expected a folder of CSV tables with a datapackage.json`,
  };
}
