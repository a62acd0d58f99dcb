/** Rows as CSV: RFC 4180, UTF-8, CR LF. */
import { RESULT_COLUMN_NAMES, type ResultRow } from "./columns.ts";

/** The header line. */
export const CSV_HEADER: string = `${RESULT_COLUMN_NAMES.join(",")}\r\n`;

/**
 * A line a row. Empty cells are null. A text that a spreadsheet would run as a formula (it begins with `=`, `+`, `-`, `@`, a tab
 * or a carriage return) gets a `'` before it.
 */
export const csvLine = (row: ResultRow): string =>
  `${RESULT_COLUMN_NAMES.map((name) => csvCell(row[name])).join(",")}\r\n`;

/** One cell, quoted where it must be. */
export function csvCell(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
