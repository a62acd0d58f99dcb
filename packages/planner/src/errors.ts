/**
 * Issues: everything that can be wrong with data or with a question, located and explained.
 *
 * Bad data is a list of issues that point at cells. A broken invariant of our own is a plain Error.
 */

/** Stable machine-readable names of what can be wrong; switch on these, never on messages. */
export type IssueCode =
  | "ambiguous_link"
  | "ambiguous_tariff"
  | "ambiguous_transfer"
  | "bad_boolean"
  | "bad_cluster"
  | "bad_csv"
  | "bad_number"
  | "bad_points"
  | "bad_request"
  | "bad_snapshot"
  | "bad_text"
  | "bad_scenario"
  | "bad_study"
  | "bad_time"
  | "bad_word"
  | "bad_yaml"
  | "calls_out_of_order"
  | "city_mismatch"
  | "cut_off"
  | "duplicate_column"
  | "duplicate_id"
  | "factor_unit"
  | "headway_and_timetable"
  | "lane_over_land"
  | "mismatched_parts"
  | "missing_basis"
  | "missing_column"
  | "missing_factor"
  | "missing_lane"
  | "missing_link"
  | "missing_price"
  | "missing_table"
  | "missing_tariff"
  | "missing_value"
  | "no_departures"
  | "out_of_range"
  | "ragged_row"
  | "self_link"
  | "suspicious_price"
  | "suspicious_speed"
  | "too_few_calls"
  | "touches_nothing"
  | "unknown_calendar"
  | "unknown_column"
  | "unknown_corridor"
  | "unknown_currency"
  | "unknown_delay"
  | "unknown_factor"
  | "unknown_link"
  | "unknown_modification"
  | "unknown_passage"
  | "unknown_service"
  | "unknown_source"
  | "unknown_table"
  | "unknown_tariff"
  | "unknown_terminal"
  | "unknown_time_zone"
  | "unused_row"
  | "wrong_country"
  | "wrong_mode";

/**
 * Where an issue sits: a table, a row (1 = the first data row), a column, and the file and line if it came from one. In a text
 * that is no table `column` is the path of a field, and `character` where it stands in the line (from 1).
 */
export interface IssuePlace {
  readonly table: string;
  readonly row?: number;
  readonly column?: string;
  readonly file?: string;
  readonly line?: number;
  readonly character?: number;
}

/** One thing that is wrong (`error`: nothing is planned) or looks wrong (`warning`: planning goes on). */
export interface Issue {
  readonly code: IssueCode;
  readonly severity: "error" | "warning";
  readonly at: IssuePlace;
  /** For people: what was expected and what was found. */
  readonly message: string;
  readonly received?: unknown;
}

/** How many issues a message prints before "and n more"; `issues` always keeps all of them. */
const PRINTED = 20;

/**
 * Data or a request that cannot be used, with every issue found.
 *
 * `message` prints the first 20, one a line; `issues` holds all.
 */
export class FreightError extends Error {
  readonly issues: readonly Issue[];
  constructor(what: string, issues: readonly Issue[]) {
    const shown = issues.slice(0, PRINTED).map((issue) => `  ${formatIssue(issue)}`);
    const more = issues.length > PRINTED ? [`  and ${issues.length - PRINTED} more`] : [];
    super([`${what}: ${issues.length} issue(s)`, ...shown, ...more].join("\n"));
    this.name = "FreightError";
    this.issues = issues;
  }
}

/** One line for a person: `links › row 1 › to: no terminal "DUS" [unknown_terminal]`. */
export function formatIssue(issue: Issue): string {
  const { table, row, column, file, line, character } = issue.at;
  const place = [
    file === undefined
      ? undefined
      : [file, line, character].filter((part) => part !== undefined).join(":"),
    table,
    row === undefined ? undefined : `row ${row}`,
    column,
  ].filter((part) => part !== undefined && part !== "");
  return `${place.join(" › ")}: ${issue.message} [${issue.code}]`;
}

/** What a value looks like in a message, at most 60 characters. */
export function show(value: unknown): string {
  const text = typeof value === "number" ? String(value) : (JSON.stringify(value) ?? "nothing");
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
