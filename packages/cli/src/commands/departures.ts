/** `lianyun departures`: what each ready time gives. */
import { type NetworkOptions, open } from "../network.ts";
import { OptionIssues, required, type TripOptions, toMinimize, toRequest } from "../options.ts";
import { printDepartures } from "../printTables.ts";
import { MINIMIZE } from "./plan.ts";
import { type AddCommand, deliver, exitOfRows, trip } from "./question.ts";

type Options = NetworkOptions &
  TripOptions & { readonly minimize: string; readonly every: string; readonly until?: string };

export const addDepartures: AddCommand = (program, streams, exitWith) => {
  trip(program.command("departures").description("what each ready time gives, from --depart on"))
    .option(...MINIMIZE)
    .option(
      "--every <duration>",
      "between two ready times, days of 24 h and hours: P1D, PT6H",
      "P1D",
    )
    .option("--until <time>", "the last ready time, or a date: 2026-06-14")
    .action(async (options: Options) => {
      const issues = new OptionIssues();
      const request = {
        ...toRequest(options, issues),
        minimize: toMinimize(options.minimize, issues),
        every: options.every,
        until: required(options.until, "until", issues),
      };
      const { planner, network, scenario } = await open(options, issues, streams);
      const answer = planner.departures(request);
      const status = deliver(answer, { ...options, scenario }, streams, (given) =>
        printDepartures(given, network),
      );
      exitWith(answer.status === "complete" ? exitOfRows(answer.rows) : status);
    });
};
