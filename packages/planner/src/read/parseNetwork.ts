/** Tables of text → a checked network, or every issue found, each at its cell. */
import type { Issue, IssueCode, IssuePlace } from "../errors.ts";
import { checkReferences } from "../network/checkNetwork.ts";
import { checkRow, show } from "../network/checkRow.ts";
import {
  COLUMNS,
  type Column,
  REQUIRED_TABLES,
  TABLE_NAMES,
  type TableName,
} from "../network/columns.ts";
import type { Network } from "../network/rows.ts";
import { decodeCell } from "./cells.ts";

/** A table as a reader delivers it: text only. */
export interface RawTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** The file it was read from, for messages. */
  readonly file?: string;
  /** Line of each row in the file. */
  readonly lines?: readonly number[];
}

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
  const issues: Issue[] = [];
  const places: Places = {};
  const tables: Partial<Record<TableName, readonly unknown[]>> = {};
  for (const name of Object.keys(raw.tables))
    if (!TABLE_NAMES.includes(name as TableName))
      issues.push(tableIssue("unknown_table", name, `expected one of ${TABLE_NAMES.join(", ")}`));
  for (const name of TABLE_NAMES) {
    const table = Object.hasOwn(raw.tables, name) ? raw.tables[name] : undefined;
    if (table === undefined) {
      if (REQUIRED_TABLES.includes(name))
        issues.push(tableIssue("missing_table", name, `a network needs the table ${name}`));
      tables[name] = [];
      continue;
    }
    const parsed = parseTable(name, table, issues);
    tables[name] = parsed.rows;
    places[name] = parsed.places;
  }
  if (issues.length > 0) return { issues };
  const network = {
    name: raw.name,
    currency: raw.currency,
    version: raw.version,
    ...tables,
  } as unknown as Network;
  const found = checkReferences(network).map((issue) => locate(issue, places));
  if (found.some((issue) => issue.severity === "error")) return { issues: found };
  return { network, warnings: found };
}

type Places = Partial<Record<string, readonly IssuePlace[]>>;

function tableIssue(code: IssueCode, table: string, message: string, column?: string): Issue {
  const at = column === undefined ? { table } : { table, column };
  return { code, severity: "error", at, message };
}

/** Puts the file and line of the row on an issue that knows table and row only. */
function locate(issue: Issue, places: Places): Issue {
  const place = issue.at.row === undefined ? undefined : places[issue.at.table]?.[issue.at.row - 1];
  return place === undefined ? issue : { ...issue, at: { ...place, ...issue.at } };
}

function parseTable(
  name: TableName,
  table: RawTable,
  issues: Issue[],
): { rows: Record<string, unknown>[]; places: IssuePlace[] } {
  const columns: Readonly<Record<string, Column>> = COLUMNS[name];
  const seen = new Set<string>();
  for (const column of table.columns) {
    if (!Object.hasOwn(columns, column))
      issues.push(
        tableIssue(
          "unknown_column",
          name,
          `no column "${column}"; known: ${Object.keys(columns).join(", ")}`,
          column,
        ),
      );
    if (seen.has(column))
      issues.push(tableIssue("duplicate_column", name, `column "${column}" stands twice`, column));
    seen.add(column);
  }
  for (const [column, spec] of Object.entries(columns))
    if (!spec.optional && !seen.has(column))
      issues.push(tableIssue("missing_column", name, `column "${column}" is missing`, column));
  const rows: Record<string, unknown>[] = [];
  const places: IssuePlace[] = [];
  table.rows.forEach((cells, index) => {
    const line = table.lines?.[index];
    const at: IssuePlace = {
      table: name,
      row: index + 1,
      ...(table.file === undefined ? {} : { file: table.file }),
      ...(line === undefined ? {} : { line }),
    };
    places.push(at);
    if (cells.length !== table.columns.length) {
      const message = `expected ${table.columns.length} cells, found ${cells.length}`;
      issues.push({ code: "ragged_row", severity: "error", at, message });
      return;
    }
    rows.push(parseRow(columns, table.columns, cells, at, issues));
  });
  return { rows, places };
}

function parseRow(
  columns: Readonly<Record<string, Column>>,
  header: readonly string[],
  cells: readonly string[],
  at: IssuePlace,
  issues: Issue[],
): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  const reported = new Set<string>();
  header.forEach((field, index) => {
    const column = Object.hasOwn(columns, field) ? columns[field] : undefined;
    const cell = (cells[index] ?? "").trim();
    if (column === undefined || cell === "") return;
    const decoded = decodeCell(column.cell, cell);
    if ("value" in decoded) {
      row[field] = decoded.value;
      return;
    }
    reported.add(field);
    issues.push({
      code: decoded.code,
      severity: "error",
      at: { ...at, column: field },
      message: `expected ${column.cell === "number" ? column.expected : decoded.expected}, found ${show(cell)}`,
      received: cell,
    });
  });
  // A column missing from the header was reported once for the table, not once a row.
  for (const field of Object.keys(columns)) if (!header.includes(field)) reported.add(field);
  issues.push(...checkRow(columns, row, at, reported));
  return row;
}
