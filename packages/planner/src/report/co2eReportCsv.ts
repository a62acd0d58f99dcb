/** A CO2e report as a table for a spreadsheet. */
import type { ChainElement, Co2eReport } from "./co2e.ts";

/** The columns, in order: the fields of a {@link ChainElement}. Units are in the names: `T` tonnes, `Km`, `Tkm`, `Kg`, `G` grams. */
export const CO2E_COLUMNS: readonly (keyof ChainElement)[] = [
  "element",
  "operation",
  "part",
  "index",
  "name",
  "mode",
  "step",
  "service",
  "from",
  "fromName",
  "to",
  "toName",
  "massT",
  "distanceKm",
  "distanceKind",
  "addedKm",
  "transportActivityTkm",
  "activity",
  "activityUnit",
  "intensityGPerUnit",
  "co2eKg",
  "wttKg",
  "ttwKg",
  "factor",
  "factorName",
  "source",
  "sourceTitle",
  "sourceAddress",
  "grade",
  "basis",
];

/**
 * RFC 4180: a header and a line an element, ended by CR LF; cells with a comma, a quote or a line break are quoted. An empty
 * cell is null. There is no line of totals, so that a sum over a column is right.
 *
 * A text that a spreadsheet would run as a formula (it begins with `=`, `+`, `-`, `@`, a tab or a carriage return and is not
 * a number) gets a `'` before it.
 */
export function co2eReportCsv({ elements }: Pick<Co2eReport, "elements">): string {
  const rows = elements.map((element) => CO2E_COLUMNS.map((column) => cellOf(element[column])));
  return [CO2E_COLUMNS, ...rows].map((cells) => `${cells.join(",")}\r\n`).join("");
}

const NUMBER = /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i;

function cellOf(value: string | number | null): string {
  if (value === null) return "";
  const text = String(value);
  const safe = /^[=+\-@\t\r]/.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
