/** CSV text (RFC 4180) → cells, with the line each record ends on; strict about quotes, as the command is. */

export interface CsvRecord {
  readonly cells: readonly string[];
  readonly line: number;
}

export interface CsvFault {
  readonly line: number;
  readonly message: string;
}

/** A byte order mark is passed over, as are blank lines; LF, CRLF and CR end a record. */
export function readCsv(text: string): readonly CsvRecord[] | CsvFault {
  const records: CsvRecord[] = [];
  let cells: string[] = [];
  let line = 1;
  let at = text.startsWith("\uFEFF") ? 1 : 0;
  const endRecord = (): void => {
    if (cells.length > 1 || cells[0] !== "") records.push({ cells, line });
    cells = [];
  };
  while (at < text.length) {
    const cell = text[at] === '"' ? quoted(text, at) : bare(text, at);
    if (cell === undefined)
      return { line, message: "a quote is not closed, or stands inside a cell without quotes" };
    cells.push(cell.value);
    // Records are told by their last line, which comes after the line breaks inside their cells.
    line += lineBreaks(cell.value);
    at = cell.end;
    if (text[at] === ",") {
      at += 1;
      if (at === text.length) cells.push("");
      else if (isBreak(text[at])) cells.push("");
      else continue;
    }
    if (at >= text.length) break;
    endRecord();
    at += text[at] === "\r" && text[at + 1] === "\n" ? 2 : 1;
    line += 1;
  }
  if (cells.length > 0) endRecord();
  return records;
}

interface Cell {
  readonly value: string;
  /** Where the comma or the line break after it stands. */
  readonly end: number;
}

const isBreak = (character: string | undefined): boolean =>
  character === "\n" || character === "\r";

const lineBreaks = (value: string): number => value.match(/\r\n|\n|\r/g)?.length ?? 0;

function bare(text: string, start: number): Cell | undefined {
  let end = start;
  while (end < text.length && text[end] !== "," && !isBreak(text[end])) {
    if (text[end] === '"') return undefined;
    end += 1;
  }
  return { value: text.slice(start, end), end };
}

function quoted(text: string, start: number): Cell | undefined {
  let from = start + 1;
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote === -1) return undefined;
    const next = text[quote + 1];
    if (next === '"') {
      from = quote + 2;
      continue;
    }
    if (next !== undefined && next !== "," && !isBreak(next)) return undefined;
    return { value: text.slice(start + 1, quote).replaceAll('""', '"'), end: quote + 1 };
  }
}
