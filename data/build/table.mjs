/** CSV tables read and written without loss: what was not changed comes out byte for byte as it went in. */
import { readFileSync, writeFileSync } from "node:fs";

/** Splits CSV text into lines of cells; commas, quotes and line ends may stand inside quotes. */
function splitCells(text) {
  const lines = [];
  let cells = [];
  let at = 0;
  while (at < text.length) {
    let cell = "";
    if (text[at] === '"') {
      for (at += 1; text[at] !== '"' || text[at + 1] === '"'; at += 1) {
        if (at >= text.length) throw new Error("a quote is not closed");
        if (text[at] === '"') at += 1;
        cell += text[at];
      }
      at += 1;
    } else {
      const from = at;
      while (at < text.length && text[at] !== "," && text[at] !== "\n") at += 1;
      cell = text.slice(from, at);
    }
    cells.push(cell);
    if (text[at] !== ",") {
      lines.push(cells);
      cells = [];
    } else if (at + 1 === text.length || text[at + 1] === "\n") {
      cells.push("");
      lines.push(cells);
      cells = [];
      at += 1;
    }
    at += 1;
  }
  return lines;
}

const quote = (cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** Rows as objects of text by column, in the order of the file. Columns keep their order too. */
export function parseTable(text) {
  const [columns, ...lines] = splitCells(text);
  const rows = lines.map((cells, index) => {
    if (cells.length !== columns.length)
      throw new Error(`line ${index + 2}: ${cells.length} cells, expected ${columns.length}`);
    return Object.fromEntries(columns.map((column, i) => [column, cells[i]]));
  });
  return { columns, rows };
}

/** The text `parseTable` read, with the cells as they are now. */
export function formatTable({ columns, rows }) {
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column]))];
  return `${lines.map((cells) => cells.map(quote).join(",")).join("\n")}\n`;
}

/** Reads a table; throws where writing it back would not give the same bytes. */
export function readTable(path) {
  const text = readFileSync(path, "utf8");
  const table = parseTable(text);
  if (formatTable(table) !== text)
    throw new Error(`${path} is not in plain form: it would change when written`);
  return table;
}

/** Writes a table if its text changed, and says whether it did. */
export function writeTable(path, table) {
  const text = formatTable(table);
  if (readFileSync(path, "utf8") === text) return false;
  writeFileSync(path, text);
  return true;
}
