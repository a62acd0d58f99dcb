/** A CSV file → a table of text, with the line of every row. */

import type { Issue, RawTable } from "@lianyun/planner";
import { CsvError, parse } from "csv-parse/sync";

/** More than this is not a table of a freight network. */
const MAX_BYTES = 256 * 1024 * 1024;

/**
 * Splits CSV text (RFC 4180, UTF-8, a byte order mark allowed) into cells; blank lines are passed over.
 *
 * A quote that is never closed, a stray quote or a file over 256 MiB is one located issue and no table.
 */
export function readTable(
  table: string,
  file: string,
  text: string,
): { raw: RawTable } | { issue: Issue } {
  const fail = (message: string, line?: number): { issue: Issue } => ({
    issue: {
      code: "bad_csv",
      severity: "error",
      at: line === undefined ? { table, file } : { table, file, line },
      message,
    },
  });
  if (text.length > MAX_BYTES)
    return fail(`expected at most ${MAX_BYTES} bytes, found ${text.length}`);
  try {
    const records = parse(text, {
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    const [header, ...rows] = records;
    if (header === undefined) return fail("expected a header line, found an empty file");
    return {
      raw: {
        columns: header.record.map((cell) => cell.trim()),
        rows: rows.map(({ record }) => record),
        lines: rows.map(({ info }) => info.lines),
        file,
      },
    };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line: unknown = error["lines"];
    return fail(error.message, typeof line === "number" ? line : undefined);
  }
}
