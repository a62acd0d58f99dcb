/** `lianyun criticality`: what the loss of each corridor, terminal and service would cost. */
import type { PlanRequest } from "@lianyun/planner";
import { EXIT } from "../exit.ts";
import { type NetworkOptions, open } from "../network.ts";
import {
  OptionIssues,
  type QuestionOptions,
  toMinimize,
  toPlaces,
  toQuestion,
} from "../options.ts";
import { printCriticality } from "../printComparison.ts";
import { nameOfPlace } from "../printTables.ts";
import { MINIMIZE } from "./plan.ts";
import { type AddCommand, question } from "./question.ts";

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
      for (const end of ["from", "to"] as const)
        if (options[end] === undefined) issues.add(end, "a value", "nothing");
      const asked = {
        ...toQuestion(options, issues),
        minimize: toMinimize(options.minimize, issues),
      };
      const requests = toPlaces(options.from ?? []).flatMap((from) =>
        toPlaces(options.to ?? []).map((to): PlanRequest => ({ ...asked, from, to })),
      );
      const { planner, network } = await open(options, issues, streams);
      const answer = planner.criticality(requests);
      for (const index of answer.leftOut) {
        const request = requests[index];
        if (request !== undefined)
          streams.err(
            `${nameOfPlace(request.from)} to ${nameOfPlace(request.to)}: left out, lianyun plan says why\n`,
          );
      }
      const isAsked = answer.leftOut.length < requests.length;
      if (isAsked)
        streams.out(
          options.json === true
            ? `${JSON.stringify({ requests, ...answer }, null, 2)}\n`
            : `${printCriticality(answer, network, options.currency ?? network.currency)}\n`,
        );
      exitWith(isAsked ? EXIT.ok : EXIT.noRoute);
    });
};
