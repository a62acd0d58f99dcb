/** `lianyun pareto`: every way that no other beats. */
import { type NetworkOptions, open } from "../network.ts";
import { OptionIssues, type TripOptions, toOver, toRequest, toResolution } from "../options.ts";
import { missingLines, printFront } from "../print.ts";
import { type AddCommand, deliver, trip } from "./question.ts";

type Options = NetworkOptions &
  TripOptions & { readonly over: string; readonly resolution?: string };

export const addPareto: AddCommand = (program, streams, exitWith) => {
  trip(program.command("pareto").description("every way that no other beats on all criteria"))
    .option(
      "--over <criteria>",
      "criteria to trade off, the first sorts: cost, duration, co2e, transfers",
      "cost,duration,co2e",
    )
    .option("--resolution <units>", "coarser units, exact on them: cost=10,duration=1,co2e=10")
    .action(async (options: Options) => {
      const issues = new OptionIssues();
      const { resolution } = options;
      const request = {
        ...toRequest(options, issues),
        over: toOver(options.over),
        ...(resolution === undefined ? {} : { resolution: toResolution(resolution, issues) }),
      };
      const { planner, network, scenario } = await open(options, issues, streams);
      const front = planner.pareto(request);
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
