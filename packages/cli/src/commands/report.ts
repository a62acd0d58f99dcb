/** `lianyun report`: the CO2e of the best way. */
import { type NetworkOptions, open } from "../network.ts";
import { OptionIssues, type TripOptions, toMinimize, toRequest } from "../options.ts";
import { stoppedLines, unprovenLines } from "../print.ts";
import { printReport, toFormat } from "../report.ts";
import { MINIMIZE } from "./plan.ts";
import { type AddCommand, exitOf, told, trip } from "./question.ts";

type Options = NetworkOptions &
  TripOptions & { readonly minimize: string; readonly format: string };

export const addReport: AddCommand = (program, streams, exitWith) => {
  trip(
    program
      .command("report")
      .description("the CO2e of the best way, element by element, and what its figures rest on"),
  )
    .option(...MINIMIZE)
    .option("--format <format>", "table, json, or csv (an element a line)", "table")
    .action(async (options: Options) => {
      const issues = new OptionIssues();
      const request = {
        ...toRequest(options, issues),
        minimize: toMinimize(options.minimize, issues),
      };
      const format = toFormat(options, issues);
      const { planner, network, scenario } = await open(options, issues, streams);
      const plan = planner.plan(request);
      if ("itinerary" in plan && plan.itinerary !== undefined)
        streams.out(printReport(plan.itinerary, plan, network, format, scenario));
      const because = plan.status === "infeasible" ? plan.because.map(told) : [];
      for (const line of [...because, ...unprovenLines(plan), ...stoppedLines(plan)])
        streams.err(`${line}\n`);
      exitWith(exitOf(plan));
    });
};
