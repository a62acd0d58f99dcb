/** What the checks of a network share: where an issue goes, and the speeds nobody believes. */
import type { Issue, IssueCode } from "../errors.ts";
import type { TableName } from "../network/columns.ts";
import type { Mode } from "../network/rows.ts";

/** Adds an issue at a row (counted from 0 here, from 1 in the issue) and column of a table. */
export type Report = (
  severity: Issue["severity"],
  code: IssueCode,
  table: TableName,
  index: number,
  column: string,
  message: string,
) => void;

/** Faster than this, in km/h, is a slip of the pen rather than a vehicle. */
export const FASTEST_KMH: Readonly<Record<Mode, number>> = {
  road: 110,
  rail: 160,
  inlandWaterway: 35,
  sea: 50,
  air: 1_050,
};

/** Warns where a vehicle of the mode cannot have covered the distance. Zero distance in zero time is no speed. */
export function reportSpeed(
  report: Report,
  table: TableName,
  index: number,
  column: string,
  mode: Mode,
  distanceKm: number,
  hours: number,
): void {
  if (distanceKm > FASTEST_KMH[mode] * hours)
    report(
      "warning",
      "suspicious_speed",
      table,
      index,
      column,
      `${distanceKm} km in ${hours} h is faster than ${mode} travels`,
    );
}
