/** `lianyun study summary`: counts and means, as text or CSV. */
import {
  createSummary,
  csvCell,
  fromParquet,
  openRun,
  ROW_STATUSES,
  type SummaryLine,
  type Why,
} from "@lianyun/node";
import { plannerFromSnapshot } from "@lianyun/planner";
import type { AddCommand } from "../commands/question.ts";
import { EXIT } from "../exit.ts";
import { columns } from "../print.ts";
import { studyRemarks } from "../underScenario.ts";
import { count } from "./progress.ts";

/** Column heads, and what stands under them. */
const CELLS: Readonly<Record<string, (line: SummaryLine) => string | number | null>> = {
  scenario: ({ scenario }) => scenario,
  criterion: ({ criterion }) => criterion,
  currency: ({ currency }) => currency,
  rows: ({ rows }) => rows,
  ...Object.fromEntries(
    ROW_STATUSES.map((status) => [status, ({ counts }: SummaryLine) => counts[status]]),
  ),
  cutOff: ({ cutOff }) => cutOff,
  changed: ({ changed }) => changed,
  oldWayGone: ({ oldWayGone }) => oldWayGone,
  unproven: ({ unproven }) => unproven,
  calmRate: ({ calmRate }) => calmRate,
  beyondCalendars: ({ beyondCalendars }) => beyondCalendars,
  meanDeltaCost: ({ meanDeltaCost }) => meanDeltaCost,
  meanDeltaDurationH: ({ meanDeltaDurationH }) => meanDeltaDurationH,
  meanDeltaCo2eKg: ({ meanDeltaCo2eKg }) => meanDeltaCo2eKg,
  meanDeltaObjective: ({ meanDeltaObjective }) => meanDeltaObjective,
  meanRegret: ({ meanRegret }) => meanRegret,
};
const HEADS = Object.keys(CELLS);
const TEXTS = 3;

export const addStudySummary: AddCommand = (study, { out, err }, exitWith) => {
  study
    .command("summary <folder>")
    .description(
      "by scenario, criterion and currency: what became of the requests, and mean changes",
    )
    .option("--csv", "as CSV")
    .addHelpText(
      "after",
      `
cutOff: a way in the base, none here. changed: other legs than in the base. oldWayGone: a way here, but the base way no longer leads there.
unproven: the way may not be the best, for too many had to be looked through.
calmRate: the way has legs that the rate set has no rate for, priced as in calm times. beyondCalendars: it has days of years whose
holidays and closings the network does not know, and is planned without them. Means are over the requests that have a way in
both: cost in the currency of the line, hours, kg CO2e. meanDeltaObjective: in what was minimized. meanRegret: keeping the base way,
in the same; neither for rows with weights of their own.
Refused rows, which have no currency, are with the first. Below, on the error stream, why rows have no way: codes of the column reasons
and in how many rows of a scenario each stands; a row can have several. What is wrong with refused rows stands in their column message.
Exit status: 0, 2 no run, 4 the run is not whole (the summary is of what is there).`,
    )
    .action(async (folder: string, { csv }: { readonly csv?: boolean }) => {
      const run = await openRun(folder);
      const summary = createSummary();
      let chunks = 0;
      for await (const { bytes } of run.results()) {
        summary.add(await fromParquet(bytes));
        chunks++;
      }
      const rows = [
        HEADS,
        ...summary.lines().map((line) => HEADS.map((head) => CELLS[head]?.(line) ?? null)),
      ];
      const text =
        csv === true
          ? rows.map((cells) => `${cells.map(csvCell).join(",")}\r\n`).join("")
          : `${columns(
              rows.map((cells) => cells.map(shown)),
              NUMBERS,
            ).join("\n")}\n`;
      out(text);
      for (const line of whyLines(summary.reasons())) err(`${line}\n`);
      const { network } = plannerFromSnapshot(await run.snapshot());
      for (const line of studyRemarks(run.manifest.study.scenarios, network)) err(`${line}\n`);
      if (chunks < run.manifest.chunks.length) {
        const all = count(run.manifest.chunks.length);
        err(`the run is not whole: these are figures of ${count(chunks)} of ${all} chunks\n`);
        exitWith(EXIT.stopped);
      }
    });
};

/** `suez-shut, malacca-shut: 12 rows infeasible or refused: closed in 12, no_price in 3`; scenarios that are alike in a line. */
function whyLines(reasons: readonly Why[]): string[] {
  const alike = new Map<string, string[]>();
  for (const { scenario, rows, codes } of reasons) {
    const each = codes.map((of) => `${of.code} in ${count(of.rows)}`).join(", ");
    const told = `${count(rows)} ${rows === 1 ? "row" : "rows"} infeasible or refused: ${each}`;
    alike.set(told, [...(alike.get(told) ?? []), scenario]);
  }
  return [...alike].map(([told, scenarios]) => {
    const others = scenarios.length - NAMED;
    const more = others > 0 ? ` and ${count(others)} more` : "";
    return `${scenarios.slice(0, NAMED).join(", ")}${more}: ${told}`;
  });
}

/** Scenarios named in a line. */
const NAMED = 5;

/** Columns set to the right. */
const NUMBERS: ReadonlySet<number> = new Set(HEADS.map((_, index) => index).slice(TEXTS));

const shown = (cell: string | number | null): string =>
  typeof cell === "number" ? withSeparators(cell) : (cell ?? "-");

function withSeparators(value: number): string {
  const [whole = "", fraction] = String(Math.abs(value)).split(".");
  const sign = value < 0 ? "-" : "";
  return `${sign}${count(Number(whole))}${fraction === undefined ? "" : `.${fraction}`}`;
}
