/** `lianyun compare`: what scenarios make of a question. */
import { readScenarios } from "@lianyun/node";
import type { ComparisonRow, Outcome, PlanRequest } from "@lianyun/planner";
import { EXIT } from "../exit.ts";
import { type NetworkOptions, open, scenariosOf } from "../network.ts";
import {
  OptionIssues,
  type QuestionOptions,
  requireEnds,
  toMinimize,
  toPlace,
  toPlaces,
  toQuestion,
} from "../options.ts";
import { printComparison } from "../printComparison.ts";
import { nameOfPlace } from "../printTables.ts";
import { pickById } from "../scenarioIds.ts";
import { MINIMIZE } from "./plan.ts";
import { type AddCommand, exitOfRows, faultsOf, isSlip, withoutScenario } from "./question.ts";

interface Options extends NetworkOptions, QuestionOptions {
  readonly from?: string;
  readonly to?: readonly string[];
  readonly minimize: string;
  readonly scenario?: string;
  readonly scenarios?: string;
  readonly flips?: boolean;
}

export const addCompare: AddCommand = (program, streams, exitWith) => {
  const command = program
    .command("compare")
    .description(
      "what scenarios make of a question: the new best way, and what keeping the old one costs",
    )
    .option(
      "--from <place>",
      "terminal (CNCKG:TUANJIE) or group (CNCKG), which `lianyun places` lists, or door lon,lat: 106.5,29.5",
    )
    .option("--to <places...>", "destinations, one question each: NLRTM,DEHAM")
    .option("--scenario <ids>", "what ifs: suez-shut,malacca-shut; all there are unless given")
    .option("--scenarios <file>", "where scenarios are read, in place of the network's own")
    .option(
      "--flips",
      "with the prices at which the choice turns: the nearest of each kind, all with --json (slow)",
    );
  withoutScenario(command)
    .option(...MINIMIZE)
    .action(async (options: Options) => {
      const issues = new OptionIssues();
      requireEnds(options, issues);
      const asked = {
        from: toPlace(options.from ?? ""),
        ...toQuestion(options, issues),
        minimize: toMinimize(options.minimize, issues),
      };
      const requests = toPlaces(options.to ?? []).map((to): PlanRequest => ({ ...asked, to }));
      const scenarios = pickById(
        await readScenarios(scenariosOf(options)),
        options.scenario,
        issues,
        options.scenarios,
      );
      const { scenario: _, scenarios: __, ...base } = options;
      const { planner, network } = await open(base, issues, streams);
      const rows = planner.compare(requests, scenarios, { flips: options.flips === true });
      const status = exitOf(rows);
      const currency = options.currency ?? network.currency;
      // Bad input leaves stdout empty.
      if (status !== EXIT.badInput)
        streams.out(
          options.json === true
            ? `${JSON.stringify(rows.map(written), null, 2)}\n`
            : `${printComparison(rows, scenarios, network, currency)}\n`,
        );
      for (const line of remarks(rows, requests.length)) streams.err(`${line}\n`);
      exitWith(status);
    });
};

/**
 * Reasons against rows, a line each. Those of a question without a scenario stand first, for all scenarios; under a scenario only
 * what it adds.
 */
function remarks(rows: readonly ComparisonRow[], questions: number): string[] {
  const placed = (request: PlanRequest, said: string): string =>
    `${nameOfPlace(request.from)} to ${nameOfPlace(request.to)}, ${said}`;
  const own = rows
    .slice(0, questions)
    .flatMap(({ request, base }) =>
      faultsOf(base).map((fault) => placed(request, `as it is: ${fault}`)),
    );
  const added = rows.flatMap(({ scenario, request, base, plan }) => {
    const known = new Set(faultsOf(base));
    return faultsOf(plan)
      .filter((fault) => !known.has(fault))
      .map((fault) => placed(request, `${scenario}: ${fault}`));
  });
  return [...own, ...added];
}

/** As of rows of one answer, but that a slip is one without a scenario too: a scenario can take a place away. */
function exitOf(rows: readonly ComparisonRow[]): number {
  if (rows.length === 0) return EXIT.ok;
  if (rows.every(({ base }) => isSlip(base))) return EXIT.badInput;
  const status = exitOfRows(rows.map(({ plan }) => plan));
  return status === EXIT.badInput ? EXIT.noRoute : status;
}

/** A row as JSON: without the counts of the searches. */
const written = (row: ComparisonRow): unknown => ({
  ...row,
  base: withoutStats(row.base),
  plan: withoutStats(row.plan),
});
function withoutStats(outcome: Outcome): unknown {
  if (outcome.status === "refused") return outcome;
  const { stats: _, ...rest } = outcome;
  return rest;
}
