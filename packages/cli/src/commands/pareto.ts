/** `lianyun pareto`: every way that no other beats. */
import type { ParetoRequest } from "@lianyun/planner";
import { type NetworkOptions, open } from "../network.ts";
import { OptionIssues, type TripOptions, toOver, toRequest, toResolution } from "../options.ts";
import { printFront, stoppedLines } from "../print.ts";
import { readQuestion, type SavedQuestion } from "../savedQuestion.ts";
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
      const saved: SavedQuestion =
        question === undefined ? { request: asked(words, issues) } : readQuestion(question, issues);
      if (saved.scenario !== undefined && words.scenario !== undefined)
        issues.add("scenario", "none, for the question brings its own", words.scenario);
      if (saved.overlay !== undefined && words.overlay === undefined)
        issues.add(
          "overlay",
          `the folder of the own tables that the answer was made with (${saved.overlay.join(", ")})`,
          "none",
        );
      // A saved answer is rerun to compare the bytes.
      const options = question === undefined ? words : { ...words, ...saved.named, json: true };
      const opened = await open(options, issues, streams);
      const scenario = saved.scenario ?? opened.scenario;
      const planner =
        saved.scenario === undefined ? opened.planner : opened.planner.with(saved.scenario);
      const { network } = planner;
      const front = planner.pareto(saved.request);
      const isOther = saved.networkHash !== undefined && saved.networkHash !== planner.networkHash;
      const remarks = isOther
        ? [`the answer in the file was made on other data (${saved.networkHash})`]
        : [];
      exitWith(
        deliver(
          front,
          {
            ...options,
            scenario,
            isSaved: saved.scenario !== undefined,
            ownTables: saved.overlay,
          },
          streams,
          (answer) =>
            answer.status === "infeasible" || answer.itineraries.length === 0
              ? undefined
              : printFront(answer.itineraries, network, answer.currency),
          [...remarks, ...stoppedLines(front)],
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
