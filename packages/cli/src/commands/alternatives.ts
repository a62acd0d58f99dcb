/** `lianyun alternatives`: really different ways. */
import { type NetworkOptions, open } from "../network.ts";
import { number, OptionIssues, type TripOptions, toMinimize, toRequest } from "../options.ts";
import { printAlternatives } from "../printTables.ts";
import { MINIMIZE } from "./plan.ts";
import { type AddCommand, deliver, trip } from "./question.ts";

type Options = NetworkOptions & TripOptions & { readonly minimize: string; readonly ways?: string };

export const addAlternatives: AddCommand = (program, streams, exitWith) => {
  trip(
    program
      .command("alternatives")
      .description("really different ways, the best first: at most 60 % of the tonne-km in common"),
  )
    .option(...MINIMIZE)
    .option("--ways <n>", 'the most ways told (default: "4")')
    .action(async (options: Options) => {
      const issues = new OptionIssues();
      const { ways } = options;
      const request = {
        ...toRequest(options, issues),
        minimize: toMinimize(options.minimize, issues),
        ...(ways === undefined ? {} : { count: number(issues, "ways", ways, true) }),
      };
      const { planner, network, scenario } = await open(options, issues, streams);
      const answer = planner.alternatives(request);
      const remarks =
        answer.status === "stopped"
          ? [
              `stopped by the budget after ${answer.stats.labels} partial ways; better ways may be missing`,
            ]
          : [];
      exitWith(
        deliver(
          answer,
          { ...options, scenario },
          streams,
          (given) => printAlternatives(given, network),
          remarks,
        ),
      );
    });
};
