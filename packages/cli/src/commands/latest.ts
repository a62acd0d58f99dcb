/** `lianyun latest`: the latest ready time that makes a deadline. */
import { type NetworkOptions, open } from "../network.ts";
import { OptionIssues, required, type TripOptions, toMinimize, toRequest } from "../options.ts";
import { printItinerary } from "../print.ts";
import { MINIMIZE } from "./plan.ts";
import { type AddCommand, deliver, trip } from "./question.ts";

export const addLatest: AddCommand = (program, streams, exitWith) => {
  trip(
    program
      .command("latest")
      .description("the latest ready time, from --depart on, that makes --arrive-before"),
  )
    .option(...MINIMIZE)
    .action(async (options: NetworkOptions & TripOptions & { readonly minimize: string }) => {
      const issues = new OptionIssues();
      const request = {
        ...toRequest(options, issues),
        arriveBefore: required(options.arriveBefore, "arrive-before", issues),
        minimize: toMinimize(options.minimize, issues),
      };
      const { planner, network, scenario } = await open(options, issues, streams);
      const answer = planner.latest(request);
      const remarks =
        answer.status === "stopped"
          ? [
              `stopped by the budget; nothing ready after ${answer.departBy} makes it` +
                (answer.departAfter === undefined ? "" : `, ${answer.departAfter} does`),
            ]
          : [];
      exitWith(
        deliver(
          answer,
          { ...options, scenario },
          streams,
          (given) =>
            given.status === "optimal"
              ? `Ready by ${given.departAfter}${given.isExact ? "" : " (tried an hour apart: a later time may do)"}\n\n` +
                printItinerary(given.itinerary, network, given.currency)
              : undefined,
          remarks,
        ),
      );
    });
};
