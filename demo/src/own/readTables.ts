/** Files a visitor gives → tables to lay over the network. Loaded when the first file is given, not before. */
import type { Issue, RawTable } from "@lianyun/planner";
import type { OwnTables } from "../planning/planners.ts";
import { readCsv } from "./readCsv.ts";

/** More than this is not a table of rates. */
const MOST_BYTES = 2 * 1024 * 1024;

export type OwnRead = { readonly own: OwnTables } | { readonly issues: readonly Issue[] };

/** Each file is the table that its name says: `tariffs.csv`. Which columns there are is for the planner to check. */
export async function readTables(files: readonly File[]): Promise<OwnRead> {
  const tables = new Map<string, RawTable>();
  const issues: Issue[] = [];
  const fail = (file: string, message: string, line?: number): void => {
    const at = { table: tableOf(file), file, ...(line === undefined ? {} : { line }) };
    issues.push({ code: "bad_csv", severity: "error", at, message });
  };
  if (files.reduce((bytes, { size }) => bytes + size, 0) > MOST_BYTES)
    fail(files[0]?.name ?? "", "expected at most 2 MiB of tables");
  else
    for (const file of files) {
      const name = tableOf(file.name);
      const other = tables.get(name)?.file;
      if (other !== undefined) {
        fail(file.name, `expected one file a table, found ${other} as well`);
        continue;
      }
      const text = await textOf(file);
      if (text === undefined) {
        fail(file.name, "expected a text in UTF-8");
        continue;
      }
      const read = readCsv(text);
      if ("message" in read) {
        fail(file.name, read.message, read.line);
        continue;
      }
      const [head, ...rows] = read;
      if (head === undefined) {
        fail(file.name, "expected a header line, found an empty file");
        continue;
      }
      tables.set(name, {
        columns: head.cells.map((cell) => cell.trim()),
        rows: rows.map(({ cells }) => cells),
        lines: rows.map(({ line }) => line),
        file: file.name,
      });
    }
  if (issues.length > 0) return { issues };
  setCount += 1;
  return { own: { key: `own-${setCount}`, tables: Object.fromEntries(tables) } };
}

/** Of sets given since the page was opened: a short name for each, since messages name it again and again. */
let setCount = 0;

const tableOf = (file: string): string => file.replace(/\.csv$/i, "");

async function textOf(file: File): Promise<string | undefined> {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    return undefined;
  }
}
