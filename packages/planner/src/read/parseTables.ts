/** Tables of text → rows, or every issue found, each at its cell. */

import { checkRow } from "../check/checkRow.ts";
import { markSound } from "../check/sound.ts";
import { type Issue, type IssueCode, type IssuePlace, show } from "../errors.ts";
import { COLUMNS, type Column, TABLE_NAMES, type TableName } from "../network/columns.ts";
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

/** Where the rows of each table stand; absent for a row that came from elsewhere. */
export type Places = Partial<Record<string, readonly (IssuePlace | undefined)[]>>;

export interface ParsedTables {
  /** Rows of the tables that were given, as far as they could be read. */
  readonly tables: Partial<Record<TableName, readonly Record<string, unknown>[]>>;
  readonly places: Places;
  readonly issues: readonly Issue[];
}

/** Reads tables each by itself: cells are trimmed, an empty cell is an absent value. */
export function parseTables(raw: Readonly<Record<string, RawTable>>): ParsedTables {
  const issues: Issue[] = [];
  const places: Partial<Record<string, readonly IssuePlace[]>> = {};
  const tables: Partial<Record<TableName, readonly Record<string, unknown>[]>> = {};
  for (const [name, table] of Object.entries(raw)) {
    if (!TABLE_NAMES.includes(name as TableName)) {
      issues.push(tableIssue("unknown_table", name, `expected one of ${TABLE_NAMES.join(", ")}`));
      continue;
    }
    const before = issues.length;
    const parsed = parseTable(name as TableName, table, issues);
    if (issues.length === before) markSound(parsed.rows);
    tables[name as TableName] = parsed.rows;
    places[name] = parsed.places;
  }
  return { tables, places, issues };
}

export function tableIssue(
  code: IssueCode,
  table: string,
  message: string,
  column?: string,
): Issue {
  const at = column === undefined ? { table } : { table, column };
  return { code, severity: "error", at, message };
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
