/**
 * Writes `data/chongqing/SOURCES.md`: where the figures were read, and how many rows rest on each source.
 *
 *     node data/build/sources.mjs           writes the page; a second run changes nothing
 *     node data/build/sources.mjs --print   prints it instead
 */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { readTable } from "./table.mjs";

const FOLDER = fileURLToPath(new URL("../chongqing/", import.meta.url));
const TABLES =
  "terminals links services tariffs transfers factors fx calendars delays restrictions storage boxHire weightBreaks surcharges drayage".split(
    " ",
  );
const GRADES = {
  official: "authority, railway, customs, standard",
  press: "newspaper, news agency, trade press",
  academic: "paper, also development banks",
  carrier: "tariff or page of a carrier or forwarder",
  derived: "arithmetic on cited figures",
  estimate: "the basis stands in the row",
};

const rowsOf = (table) => readTable(`${FOLDER}${table}.csv`).rows;
const count = (number) => number.toLocaleString("en-US");
const escapeMarkdown = (text) => text.replace(/[\\|[\]<>*_`]/g, "\\$&");

/** Rows by source and table; a cell may name several sources. */
function countRows(tables) {
  const counts = new Map();
  for (const table of tables)
    for (const row of rowsOf(table))
      for (const source of row.source.split(" ")) {
        const byTable = counts.get(source) ?? new Map();
        counts.set(source, byTable.set(table, (byTable.get(table) ?? 0) + 1));
      }
  return counts;
}

const sum = (byTable) => [...byTable.values()].reduce((total, rows) => total + rows, 0);

function formatTitle({ title, address }) {
  return /^https?:\/\/\S+$/.test(address)
    ? `[${escapeMarkdown(title)}](<${address}>)`
    : `${escapeMarkdown(title)}; ${escapeMarkdown(address)}`;
}

/** Most rows first, ties by id. */
function formatSources(sources, counts) {
  const lines = sources
    .map((source) => ({ ...source, byTable: counts.get(source.id) ?? new Map() }))
    .map((source) => ({ ...source, rows: sum(source.byTable) }))
    .sort((a, b) => b.rows - a.rows || (a.id < b.id ? -1 : 1))
    .map(({ byTable, rows, ...source }) => {
      const where = [...byTable].map(([table, n]) => `${table} ${count(n)}`).join(", ");
      return `| ${source.id} | ${formatTitle(source)} | ${source.year} | ${source.grade} | ${count(rows)} | ${where} |`;
    });
  return [
    "| id | source | year | grade | rows | tables |",
    "| --- | --- | --- | --- | ---: | --- |",
    ...lines,
  ];
}

function formatGrades(sources) {
  const rows = TABLES.flatMap(rowsOf);
  const having = (list, grade) => list.filter((row) => row.grade === grade).length;
  return [
    "| grade | what | sources | rows |",
    "| --- | --- | ---: | ---: |",
    ...Object.entries(GRADES).map(
      ([grade, what]) =>
        `| ${grade} | ${what} | ${count(having(sources, grade))} | ${count(having(rows, grade))} |`,
    ),
    `| together | | ${count(sources.length)} | ${count(rows.length)} |`,
  ];
}

function render() {
  const sources = rowsOf("sources");
  return `${[
    "# Sources",
    "",
    "Where the figures of this dataset were read. A row's grade may be lower than its source's: arithmetic on an official figure is derived.",
    "",
    ...formatGrades(sources),
    "",
    `## The ${count(sources.length)} sources of the tables`,
    "",
    ...formatSources(sources, countRows(TABLES)),
    "",
    "## Sources of the comparisons",
    "",
    "Used by `comparisons.csv` only: published journeys the planner's answers are held against.",
    "",
    ...formatSources(rowsOf("comparisonSources"), countRows(["comparisons"])),
    "",
    "This page is written by `node data/build/sources.mjs`.",
  ].join("\n")}\n`;
}

if (process.argv.includes("--print")) process.stdout.write(render());
else writeFileSync(`${FOLDER}SOURCES.md`, render());
