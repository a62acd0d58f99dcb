/** `lianyun compare`: what scenarios make of a question. */
import { readScenarios } from "@lianyun/node";
import type { ComparisonRow, Outcome, PlanRequest, Scenario } from "@lianyun/planner";
import { EXIT } from "../exit.ts";
import { type NetworkOptions, open, scenariosOf } from "../network.ts";
import {
  list,
  OptionIssues,
  type QuestionOptions,
  toMinimize,
  toPlace,
  toPlaces,
  toQuestion,
} from "../options.ts";
import { printComparison } from "../printComparison.ts";
import { nameOfPlace } from "../printTables.ts";
import { MINIMIZE } from "./plan.ts";
import { type AddCommand, told, withoutScenario } from "./question.ts";

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
      "terminal (CNCKG:TUANJIE), group (CNCKG), or door lon,lat: 106.5,29.5",
    )
    .option("--to <places...>", "destinations, one question each: NLRTM,DEHAM")
    .option("--scenario <ids>", "what ifs: suez-shut,malacca-shut; all there are unless given")
    .option("--scenarios <file>", "where scenarios are read, in place of the network's own")
    .option("--flips", "with the prices at which the choice turns (slow)");
  withoutScenario(command)
    .option(...MINIMIZE)
    .action(async (options: Options) => {
      const issues = new OptionIssues();
      for (const end of ["from", "to"] as const)
        if (options[end] === undefined) issues.add(end, "a value", "nothing");
      const asked = {
        from: toPlace(options.from ?? ""),
        ...toQuestion(options, issues),
        minimize: toMinimize(options.minimize, issues),
      };
      const requests = toPlaces(options.to ?? []).map((to): PlanRequest => ({ ...asked, to }));
      const scenarios = pick(await readScenarios(scenariosOf(options)), options.scenario, issues);
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
      for (const row of rows) for (const line of remarks(row)) streams.err(`${line}\n`);
      exitWith(status);
    });
};

/** The scenarios asked for, in the order asked for; all where none are named. */
function pick(
  scenarios: readonly Scenario[],
  ids: string | undefined,
  issues: OptionIssues,
): readonly Scenario[] {
  if (ids === undefined) return scenarios;
  const byId = new Map(scenarios.map((scenario) => [scenario.id, scenario]));
  return list(ids).flatMap((id) => {
    const scenario = byId.get(id);
    if (scenario === undefined)
      issues.add("scenario", `some of ${[...byId.keys()].join(", ")}`, id);
    return scenario ?? [];
  });
}

/** Reasons against a row, a line each; those of the question without the scenario stand with the first of its rows. */
function remarks({ scenario, request, plan }: ComparisonRow): string[] {
  const where = `${nameOfPlace(request.from)} to ${nameOfPlace(request.to)}, ${scenario}`;
  switch (plan.status) {
    case "infeasible":
      return plan.because.map((reason) => `${where}: ${told(reason)}`);
    case "refused":
      return plan.issues.map(({ message }) => `${where}: ${message}`);
    case "optimal":
    case "stopped":
      return [];
  }
}

function exitOf(rows: readonly ComparisonRow[]): number {
  const is = (status: Outcome["status"]): boolean =>
    rows.some(({ plan }) => plan.status === status);
  if (is("stopped")) return EXIT.stopped;
  if (is("optimal") || rows.length === 0) return EXIT.ok;
  return is("refused") ? EXIT.badInput : EXIT.noRoute;
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
