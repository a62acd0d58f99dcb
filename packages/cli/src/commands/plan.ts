/** `lianyun plan`: the one best way. */
import { outcomeOf } from "@lianyun/planner";
import { type NetworkOptions, open } from "../network.ts";
import { OptionIssues, type TripOptions, toMinimize, toRequest } from "../options.ts";
import { printItinerary, stoppedLines } from "../print.ts";
import { scenarioRemarks } from "../underScenario.ts";
import { type AddCommand, deliver, trip } from "./question.ts";

/** The option `--minimize`, as every command that takes weights has it. */
export const MINIMIZE = [
  "--minimize <criterion>",
  "cost, duration, co2e, or weights: cost=1,duration=20,co2e=0.1",
  "cost",
] as const;

export const addPlan: AddCommand = (program, streams, exitWith) => {
  trip(program.command("plan").description("the one best way"))
    .option(...MINIMIZE)
    .action(async (options: NetworkOptions & TripOptions & { readonly minimize: string }) => {
      const issues = new OptionIssues();
      const request = {
        ...toRequest(options, issues),
        minimize: toMinimize(options.minimize, issues),
      };
      const { planner, network, base, scenario } = await open(options, issues, streams);
      const plan = planner.plan(request);
      const before = scenario === undefined ? undefined : outcomeOf(base, request);
      exitWith(
        deliver(
          plan,
          { ...options, scenario },
          streams,
          (answer) =>
            answer.status !== "infeasible" && answer.itinerary !== undefined
              ? printItinerary(answer.itinerary, network, answer.currency)
              : undefined,
          [...stoppedLines(plan), ...scenarioRemarks(scenario, before, plan, base.network)],
        ),
      );
    });
};
