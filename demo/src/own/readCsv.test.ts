import { readTable } from "@lianyun/node";
import { expect, test } from "vitest";
import { readCsv } from "./readCsv.ts";

/** What the command's own reader makes of the text. */
function asTheCommand(text: string): unknown {
  const read = readTable("tariffs", "tariffs.csv", text);
  if ("issue" in read) return "fault";
  const { columns, rows, lines } = read.raw;
  return [columns, ...rows.map((cells, index) => [lines?.[index], ...cells])];
}

function asThePage(text: string): unknown {
  const read = readCsv(text);
  if (!("length" in read) || read.length === 0) return "fault";
  const [head, ...rows] = read;
  return [
    head?.cells.map((cell) => cell.trim()),
    ...rows.map(({ cells, line }) => [line, ...cells]),
  ];
}

test.each([
  "id,a\n1,2\n",
  "id,a\r\n1,2",
  "\uFEFFid,a\n1,2\n3,4\n",
  'id,a\n"x, y","say ""so"""\n',
  'id,a\n"two\nlines",1\n3,4\n',
  "id,a\n\n\n1,2\n\n",
  "id,a\n1,\n,2\n,\n",
  "id\n1\n\n2",
  "id,a\n1,2,3\n4\n",
  'id,a\n"",""\n',
  "",
  "\n\n",
  'id,a\n"open,1\n',
  'id,a\n1,in"side\n',
  'id,a\n"1"x,2\n',
])("%j reads as with the command", (text) => {
  expect(asThePage(text)).toEqual(asTheCommand(text));
});
