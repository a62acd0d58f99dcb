/** ASCII tables: the form in which tests write networks and failing cases are printed. */

/** A row by column. A column that is missing or holds "" is an empty cell. */
export type TextRow = Record<string, string>;
/** Rows by table name. */
export type TextTables = Record<string, TextRow[]>;

/**
 * Reads tables: a line with the name, a header line, then one line a row.
 *
 * ```
 * links
 * | id | mode | from | to  | durationH |
 * | r1 | rail | CKG  | MLA | 264       |
 * ```
 * Blank lines and rules (`|---|---|`) are skipped. A row with more or fewer cells than the header throws.
 */
export function readTables(text: string): TextTables {
  const tables: TextTables = {};
  let rows: TextRow[] | undefined;
  let columns: string[] | undefined;
  for (const raw of text.split("\n")) {
    const line = raw.trim();
    if (line === "" || /^[|\-: ]+$/.test(line)) continue;
    if (!line.startsWith("|")) {
      if (!/^[a-zA-Z]+$/.test(line)) throw new Error(`expected the name of a table, got "${line}"`);
      if (tables[line] !== undefined) throw new Error(`table "${line}" is given twice`);
      rows = [];
      tables[line] = rows;
      columns = undefined;
      continue;
    }
    if (rows === undefined) throw new Error(`a row before the name of a table: ${line}`);
    if (!line.endsWith("|")) throw new Error(`a row that does not end with "|": ${line}`);
    const cells = line
      .slice(1, -1)
      .split("|")
      .map((cell) => cell.trim());
    if (columns === undefined) {
      columns = cells;
      continue;
    }
    if (cells.length !== columns.length) {
      throw new Error(`expected ${columns.length} cells, got ${cells.length}: ${line}`);
    }
    rows.push(Object.fromEntries(columns.map((column, i) => [column, cells[i]!])));
  }
  return tables;
}

/** Columns of rows in order of first appearance. */
export function columnsOf(rows: readonly TextRow[]): string[] {
  return [...new Set(rows.flatMap((row) => Object.keys(row)))];
}

/** Prints tables so that {@link readTables} reads them back. Empty tables and empty columns are left out. */
export function printTables(tables: TextTables): string {
  const blocks: string[] = [];
  for (const [name, rows] of Object.entries(tables)) {
    if (rows.length === 0) continue;
    const columns = columnsOf(rows).filter((column) =>
      rows.some((row) => (row[column] ?? "") !== ""),
    );
    const lines = [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ""))];
    const widths = columns.map((_, i) => Math.max(...lines.map((cells) => cells[i]!.length)));
    const printed = lines.map(
      (cells) => `| ${cells.map((cell, i) => cell.padEnd(widths[i]!)).join(" | ")} |`,
    );
    blocks.push([name, ...printed].join("\n"));
  }
  return `${blocks.join("\n\n")}\n`;
}
