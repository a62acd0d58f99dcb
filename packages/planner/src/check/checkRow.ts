/** One row against the specification of its columns. */
import { type Issue, type IssuePlace, show } from "../errors.ts";
import type { Column } from "../network/columns.ts";
import { meantWord } from "../network/meant.ts";

type Columns = Readonly<Record<string, Column>>;

interface Listed {
  readonly all: readonly (readonly [string, Column])[];
  readonly byName: ReadonlyMap<string, Column>;
  readonly required: readonly string[];
}

// Specifications never change, and rows come by the thousand: their columns are listed once.
const listed = new WeakMap<Columns, Listed>();

function listColumns(columns: Columns): Listed {
  const known = listed.get(columns);
  if (known !== undefined) return known;
  const all = Object.entries(columns);
  const required = all.flatMap(([field, { optional }]) => (optional ? [] : [field]));
  const made = { all, byName: new Map(all), required };
  listed.set(columns, made);
  return made;
}

/** True for a row without issues, as almost every one is: only the cells that it has are looked at. */
function isSoundRow({ byName, required }: Listed, row: Readonly<Record<string, unknown>>): boolean {
  for (const field of Object.keys(row)) {
    const column = byName.get(field);
    if (column === undefined) return false;
    const value = row[field];
    if (value !== undefined && !column.accepts(value)) return false;
  }
  return required.every((field) => row[field] !== undefined);
}

const NONE: ReadonlySet<string> = new Set();

/**
 * Issues of one row made in code or decoded from text: unknown fields, missing values, values out of range.
 *
 * `skip` names columns that were already reported while decoding.
 */
export function checkRow(
  columns: Columns,
  row: Readonly<Record<string, unknown>>,
  at: IssuePlace,
  skip: ReadonlySet<string> = NONE,
): Issue[] {
  const known = listColumns(columns);
  if (skip.size === 0 && isSoundRow(known, row)) return [];
  const issues: Issue[] = [];
  const error = (code: Issue["code"], column: string, message: string, received: unknown): void => {
    const told = code === "bad_word" ? `${message}${meantBy(columns[column], received)}` : message;
    issues.push({ code, severity: "error", at: { ...at, column }, message: told, received });
  };
  for (const field of Object.keys(row))
    if (!Object.hasOwn(columns, field))
      error("unknown_column", field, `no column "${field}" in ${at.table}`, row[field]);
  for (const [field, column] of known.all) {
    if (skip.has(field)) continue;
    const value = row[field];
    if (value === undefined) {
      if (!column.optional)
        error("missing_value", field, `expected ${column.expected}, found nothing`, value);
      continue;
    }
    if (!column.accepts(value))
      error(column.code, field, `expected ${column.expected}, found ${show(value)}`, value);
  }
  return issues;
}

/** What was meant by the first word that is none of those it may be. */
function meantBy(column: Column | undefined, value: unknown): string {
  const words = column?.words ?? [];
  const given: readonly unknown[] = Array.isArray(value) ? value : [value];
  return meantWord(
    words,
    given.find((word) => !words.some((known) => known === word)),
  );
}
