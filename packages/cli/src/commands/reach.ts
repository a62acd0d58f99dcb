/** `lianyun reach`: every terminal that can be reached. */
import { reachGeoJSON, type Within } from "@lianyun/planner";
import { type NetworkOptions, open } from "../network.ts";
import {
  number,
  OptionIssues,
  type QuestionOptions,
  required,
  toCriterion,
  toPlace,
  toQuestion,
} from "../options.ts";
import { stoppedLines } from "../print.ts";
import { printReach } from "../printTables.ts";
import { type AddCommand, deliver, question } from "./question.ts";

interface Options extends NetworkOptions, QuestionOptions {
  readonly from?: string;
  readonly minimize: string;
  readonly withinH?: string;
  readonly withinCost?: string;
  readonly withinCo2eKg?: string;
  readonly geojson?: boolean;
}

export const addReach: AddCommand = (program, streams, exitWith) => {
  const command = program
    .command("reach")
    .description("the best way to every terminal within the limits, one line each")
    .option("--from <place>", "terminal, group, or door");
  question(command)
    .option("--minimize <criterion>", "cost, duration or co2e", "cost")
    .option("--within-h <hours>", "from ready to available")
    .option("--within-cost <money>", "in the network's currency")
    .option("--within-co2e-kg <kg>", "kg CO2e")
    .option("--geojson", "points for a map as GeoJSON on stdout")
    .action(async (options: Options) => {
      const issues = new OptionIssues();
      const within = toWithin(options, issues);
      const request = {
        from: toPlace(required(options.from, "from", issues)),
        ...toQuestion(options, issues),
        minimize: toCriterion(options.minimize, issues),
        ...(Object.keys(within).length === 0 ? {} : { within }),
      };
      const { planner, network, scenario } = await open(options, issues, streams);
      const answer = planner.reach(request);
      const isMap = options.geojson === true;
      exitWith(
        deliver(
          answer,
          isMap ? {} : { ...options, scenario },
          streams,
          (given) =>
            isMap
              ? JSON.stringify(reachGeoJSON(given, network), null, 2)
              : printReach(given, network),
          stoppedLines(answer),
        ),
      );
    });
};

function toWithin(options: Options, issues: OptionIssues): Within {
  const { withinH, withinCost, withinCo2eKg } = options;
  return {
    ...(withinH === undefined ? {} : { durationH: number(issues, "within-h", withinH) }),
    ...(withinCost === undefined ? {} : { cost: number(issues, "within-cost", withinCost) }),
    ...(withinCo2eKg === undefined
      ? {}
      : { co2eKg: number(issues, "within-co2e-kg", withinCo2eKg) }),
  };
}
