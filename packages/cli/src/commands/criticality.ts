/** `lianyun criticality`: what the loss of each corridor, terminal and service would cost. */
import { ENGINE, outcomeOf, type PlanRequest } from "@lianyun/planner";
import { EXIT } from "../exit.ts";
import { type NetworkOptions, open } from "../network.ts";
import {
  OptionIssues,
  type QuestionOptions,
  requireEnds,
  toMinimize,
  toPlaces,
  toQuestion,
} from "../options.ts";
import { headOf, unprovenLines } from "../print.ts";
import { printCriticality } from "../printComparison.ts";
import { nameOfPlace } from "../printTables.ts";
import { MINIMIZE } from "./plan.ts";
import { type AddCommand, exitOfRows, faultsOf, isSlip, question } from "./question.ts";

interface Options extends NetworkOptions, QuestionOptions {
  readonly from?: readonly string[];
  readonly to?: readonly string[];
  readonly minimize: string;
}

export const addCriticality: AddCommand = (program, streams, exitWith) => {
  const command = program
    .command("criticality")
    .description(
      "what the loss of each corridor, terminal and service on a best way would cost, all pairs together",
    )
    .option("--from <places...>", "origins: CNCKG,CNCTU, doors apart: 106.5,29.5")
    .option("--to <places...>", "destinations");
  question(command)
    .option(...MINIMIZE)
    .action(async (options: Options) => {
      const issues = new OptionIssues();
      requireEnds(options, issues);
      const asked = {
        ...toQuestion(options, issues),
        minimize: toMinimize(options.minimize, issues),
      };
      const requests = toPlaces(options.from ?? []).flatMap((from) =>
        toPlaces(options.to ?? []).map((to): PlanRequest => ({ ...asked, from, to })),
      );
      const { planner, network, scenario } = await open(options, issues, streams);
      const answer = planner.criticality(requests);
      // Why a question counts for nothing is known when it is asked alone.
      const leftOut = answer.leftOut.flatMap((index) => requests[index] ?? []);
      const outcomes = leftOut.map((request) => outcomeOf(planner, request));
      for (const [index, { from, to }] of leftOut.entries()) {
        const outcome = outcomes[index];
        const faults = outcome === undefined ? [] : faultsOf(outcome);
        const told = faults.length > 0 ? faults : ["stopped by the budget"];
        for (const fault of told)
          streams.err(`${nameOfPlace(from)} to ${nameOfPlace(to)}: left out: ${fault}\n`);
      }
      if (leftOut.length === requests.length) {
        exitWith(outcomes.every(isSlip) ? EXIT.badInput : exitOfRows(outcomes));
        return;
      }
      const currency = options.currency ?? network.currency;
      const head = {
        ...(scenario === undefined ? {} : { scenario: scenario.id }),
        currency,
        engine: ENGINE,
        network: { name: network.name, version: network.version },
        networkHash: planner.networkHash,
      };
      streams.out(
        options.json === true
          ? `${JSON.stringify({ ...head, requests, ...answer }, null, 2)}\n`
          : `${headOf(scenario)}${printCriticality(answer, network, currency, asked.minimize)}\n`,
      );
      for (const line of unprovenLines(answer)) streams.err(`${line}\n`);
      exitWith(EXIT.ok);
    });
};
