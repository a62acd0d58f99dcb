/** Tables of text → a checked network, or every issue found, each at its cell. */

import { checkReferences } from "../check/checkNetwork.ts";
import { isSound, markChecked, markSound } from "../check/sound.ts";
import type { Issue } from "../errors.ts";
import { REQUIRED_TABLES, TABLE_NAMES } from "../network/columns.ts";
import type { Network } from "../network/rows.ts";
import { type Places, parseTables, type RawTable, tableIssue } from "./parseTables.ts";

/** A network as a reader delivers it: its descriptor and tables of text. */
export interface RawNetwork {
  readonly name: string;
  readonly currency: string;
  readonly version: string;
  /** By table name; a table that is absent has no rows. */
  readonly tables: Readonly<Record<string, RawTable>>;
}

/** A network that can be planned on, with what looks odd; or all that is wrong. */
export type ParseResult =
  | { readonly network: Network; readonly warnings: readonly Issue[] }
  | { readonly issues: readonly Issue[] };

/**
 * Reads a network from tables of text.
 *
 * Cells are trimmed; an empty cell is an absent value. Any error anywhere gives `issues` (warnings among them);
 * references between tables are checked once all rows can be read.
 */
export function parseNetwork(raw: RawNetwork): ParseResult {
  const parsed = parseTables(raw.tables);
  const missing = REQUIRED_TABLES.filter((name) => !Object.hasOwn(raw.tables, name)).map((name) =>
    tableIssue("missing_table", name, `a network needs the table ${name}`),
  );
  const issues = [...missing, ...parsed.issues];
  if (issues.length > 0) return { issues };
  const { name, currency, version } = raw;
  const empty = Object.fromEntries(TABLE_NAMES.map((table) => [table, noRows()]));
  return finishNetwork(
    { name, currency, version, ...empty, ...parsed.tables } as unknown as Network,
    parsed.places,
  );
}

/** A table without rows, all of which are sound. */
function noRows(): readonly never[] {
  const rows: readonly never[] = [];
  markSound(rows);
  return rows;
}

/** Checks the references of a network whose rows were read, and tells its issues where the rows stand. */
export function finishNetwork(network: Network, places: Places): ParseResult {
  const found = checkReferences(network).map((issue) => locate(issue, places));
  if (found.some((issue) => issue.severity === "error")) return { issues: found };
  if (TABLE_NAMES.every((table) => isSound(network[table]))) markChecked(network);
  return { network, warnings: found };
}

/** Puts the file and line of the row on an issue that knows table and row only. */
function locate(issue: Issue, places: Places): Issue {
  const place = issue.at.row === undefined ? undefined : places[issue.at.table]?.[issue.at.row - 1];
  return place === undefined ? issue : { ...issue, at: { ...issue.at, ...place } };
}
