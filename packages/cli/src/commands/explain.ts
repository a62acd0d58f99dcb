/** `lianyun explain`: what speaks for the best way. */
import { printExplanation } from "../explain.ts";
import { type NetworkOptions, open } from "../network.ts";
import { OptionIssues, type TripOptions, toMinimize, toRequest } from "../options.ts";
import { stoppedLines } from "../print.ts";
import { MINIMIZE } from "./plan.ts";
import { type AddCommand, deliver, trip } from "./question.ts";

export const addExplain: AddCommand = (program, streams, exitWith) => {
  trip(
    program
      .command("explain")
      .description("the best way, the next one, slack, and the prices at which another wins"),
  )
    .option(...MINIMIZE)
    .action(async (options: NetworkOptions & TripOptions & { readonly minimize: string }) => {
      const issues = new OptionIssues();
      const request = {
        ...toRequest(options, issues),
        minimize: toMinimize(options.minimize, issues),
      };
      const { planner, network, scenario } = await open(options, issues, streams);
      const answer = planner.explain(request);
      exitWith(
        deliver(
          answer,
          { ...options, scenario },
          streams,
          (given) => (given.status === "optimal" ? printExplanation(given, network) : undefined),
          stoppedLines(answer),
        ),
      );
    });
};
