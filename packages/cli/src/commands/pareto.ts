/** `lianyun pareto`: every way that no other beats. */
import type { ParetoRequest } from "@lianyun/planner";
import { type NetworkOptions, open } from "../network.ts";
import { OptionIssues, type TripOptions, toOver, toRequest, toResolution } from "../options.ts";
import { missingLines, printFront } from "../print.ts";
import { readSaved } from "../savedQuestion.ts";
import { type AddCommand, deliver, trip } from "./question.ts";

type Options = NetworkOptions &
  TripOptions & {
    readonly over: string;
    readonly resolution?: string;
    readonly question?: string;
  };

export const addPareto: AddCommand = (program, streams, exitWith) => {
  trip(program.command("pareto").description("every way that no other beats on all criteria"))
    .option(
      "--over <criteria>",
      "criteria to trade off, the first sorts: cost, duration, co2e, transfers",
      "cost,duration,co2e",
    )
    .option("--resolution <units>", "coarser units, exact on them: cost=10,duration=1,co2e=10")
    .option(
      "--question <file>",
      "a question saved as JSON, or an answer that holds one, in place of all options above; answers as JSON",
    )
    .action(async (words: Options) => {
      const issues = new OptionIssues();
      const { question } = words;
      const saved = question === undefined ? undefined : readSaved(question, issues);
      const request = saved?.request ?? asked(words, issues);
      // A saved answer is rerun to compare the bytes.
      const options = saved === undefined ? words : { ...words, ...saved.options, json: true };
      const { planner: base, scenario, ...opened } = await open(options, issues, streams);
      const planner = saved?.scenario === undefined ? base : base.with(saved.scenario);
      const network = saved?.scenario === undefined ? opened.network : planner.network;
      const front = { ...saved?.said, ...planner.pareto(request) };
      exitWith(
        deliver(
          front,
          { ...options, scenario },
          streams,
          (answer) =>
            answer.status === "infeasible" || answer.itineraries.length === 0
              ? undefined
              : printFront(answer.itineraries, network, answer.currency),
          missingLines(front),
        ),
      );
    });
};

function asked(options: Options, issues: OptionIssues): ParetoRequest {
  const { over, resolution } = options;
  return {
    ...toRequest(options, issues),
    over: toOver(over),
    ...(resolution === undefined ? {} : { resolution: toResolution(resolution, issues) }),
  };
}
