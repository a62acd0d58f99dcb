// Writes docs/study-rows.md: every column of a study's rows, from the table that makes Parquet and CSV of them.
// Usage: npm run -s docs
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { RESULT_COLUMNS } from "@lianyun/node";

const PAGE = fileURLToPath(new URL("../../docs/study-rows.md", import.meta.url));
const TYPES = { text: "text", whole: "int32", number: "double", flag: "boolean" };

/** The text of docs/study-rows.md. */
export function renderStudyRows() {
  const cell = (text) => text.replaceAll("|", "\\|");
  const rows = Object.entries(RESULT_COLUMNS).map(
    ([name, { type, isNullable, unit, about }]) =>
      `| \`${name}\` | ${TYPES[type]}${isNullable ? ", may be null" : ""} | ${unit} | ${cell(about)} |`,
  );
  return `${[
    "# Rows of a study",
    "",
    "One row a request in a scenario, in `rows.parquet` and, on request, `rows.csv`: by scenario (the base first, then the order",
    "of the study), in it by cargo class, pair or row of requests, departure, criterion; rows that bring a cargo of their own come",
    "last. Lists in a cell are joined by `;`. In the CSV a null is an empty cell, lines end in CR LF, and a text that a",
    "spreadsheet would run as a formula has a `'` before it. Money is in the `currency` of the row, which is the network's",
    "unless `limits` ask for another.",
    "",
    "The same study on the same network gives the same bytes: for any number of threads, any size of chunks, any shards in any",
    "order, however often it was interrupted.",
    "",
    "**Ties.** Of ways that are equal in what is minimized the one is taken that is less in cost, then in duration, then in CO2e (by",
    "weights first in those that weigh anything, in the same order). Of ways equal in all three that one stays which was less on the",
    "way, compared where they meet; of those equal there too, the first leg in which they differ decides: the one that departs earlier,",
    "then links on demand before services, each by id. Changes between legs decide nothing.",
    "",
    "A flip at a cent is a tie: `flipTariffChange` of 0.01 or -0.01, or a first price of 0.01 where nothing of the kind is weighed, is",
    "the least step there is, so another way is equal in what is minimized, or all but. Where `duration` or `co2e` alone is minimized no",
    "price of a tariff turns the choice, and the columns of flips are empty.",
    "",
    "| column | type | unit | what |",
    "| --- | --- | --- | --- |",
    ...rows,
  ].join("\n")}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  mkdirSync(dirname(PAGE), { recursive: true });
  writeFileSync(PAGE, renderStudyRows());
}
