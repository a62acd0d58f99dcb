/** Rows as CSV: RFC 4180, UTF-8, CR LF. */
import { RESULT_COLUMN_NAMES, type ResultRow } from "./columns.ts";

/** The header line. */
export const CSV_HEADER: string = `${RESULT_COLUMN_NAMES.join(",")}\r\n`;

/**
 * A line a row. Empty cells are null. A text that a spreadsheet would run as a formula (it begins with `=`, `+`, `-`, `@`, a tab
 * or an end of line) gets a `'` before it; a door west of Greenwich, `-0.12,51.5`, is none and stays as it is.
 */
export const csvLine = (row: ResultRow): string =>
  `${RESULT_COLUMN_NAMES.map((name) => csvCell(row[name])).join(",")}\r\n`;

/** Longitude and latitude: two numbers, which nothing runs. */
const DOOR = /^-?\d{1,3}(\.\d{1,20})?,-?\d{1,2}(\.\d{1,20})?$/;

/** One cell, quoted where it must be. */
export function csvCell(value: string | number | boolean | null): string {
  if (value === null) return "";
  if (typeof value !== "string") return String(value);
  const safe = /^[=+\-@\t\r\n]/.test(value) && !DOOR.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
