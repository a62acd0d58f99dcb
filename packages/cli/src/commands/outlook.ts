/** `lianyun outlook`: what becomes of a way when things are late. */
import type { LatestSafeRequest, Network, OutlookRequest, Planner } from "@lianyun/planner";
import type { Streams } from "../exit.ts";
import { type NetworkOptions, open } from "../network.ts";
import {
  number,
  OptionIssues,
  required,
  type TripOptions,
  toMinimize,
  toRequest,
} from "../options.ts";
import { printItinerary, stoppedLines } from "../print.ts";
import { printLatestSafe, printOutlook, printRobust } from "../printOutlook.ts";
import { MINIMIZE } from "./plan.ts";
import { type AddCommand, deliver, trip, type Writing } from "./question.ts";

type Options = NetworkOptions &
  TripOptions & {
    readonly minimize: string;
    readonly draws?: string;
    readonly seed?: string;
    readonly draw?: string;
    readonly robust?: string;
    readonly safe?: string;
  };

/** A question to the planner, and what it is told with. */
interface Told {
  readonly planner: Planner;
  readonly network: Network;
  readonly writing: Writing;
  readonly streams: Streams;
}

export const addOutlook: AddCommand = (program, streams, exitWith) => {
  trip(
    program
      .command("outlook")
      .description("P10, P50, P90 of the best way when things are late, and what it misses"),
  )
    .option(...MINIMIZE)
    .option("--draws <n>", 'how many draws from the delays (default: "1000")')
    .option("--seed <name>", 'the same name, the same draws (default: "lianyun")')
    .option("--draw <n>", "tells this draw in full; 0 is the plan")
    .option("--robust <share>", "the way that is best in this share of the draws: 0.9")
    .option(
      "--safe <share>",
      "the latest ready time that makes --arrive-before in this share of the draws: 0.9",
    )
    .action(async (options: Options) => {
      const issues = new OptionIssues();
      const { draws, seed, draw, robust, safe } = options;
      const request: OutlookRequest = {
        ...toRequest(options, issues),
        minimize: toMinimize(options.minimize, issues),
        ...(draws === undefined ? {} : { draws: number(issues, "draws", draws, true) }),
        ...(seed === undefined ? {} : { seed }),
      };
      const chosen = Object.entries({ draw, robust, safe }).filter(
        ([, text]) => text !== undefined,
      );
      const [, second] = chosen;
      if (second !== undefined)
        issues.add(second[0], "one of --draw, --robust and --safe", String(second[1]));
      const figure = (option: string, text: string | undefined, isWhole = false): number =>
        text === undefined ? 0 : number(issues, option, text, isWhole);
      const at = figure("draw", draw, true);
      const quantile = figure("robust", robust);
      const share = figure("safe", safe);
      const safeRequest: LatestSafeRequest | undefined =
        safe === undefined
          ? undefined
          : {
              ...request,
              arriveBefore: required(options.arriveBefore, "arrive-before", issues),
              share,
            };
      const { planner, network, scenario } = await open(options, issues, streams);
      const writing = { json: options.json, scenario };
      const told: Told = { planner, network, writing, streams };
      if (draw !== undefined) exitWith(tellReplay(told, request, at));
      else if (robust !== undefined) exitWith(tellRobust(told, request, quantile));
      else if (safeRequest !== undefined) exitWith(tellSafe(told, safeRequest));
      else exitWith(tellOutlook(told, request));
    });
};

function tellOutlook(
  { planner, network, writing, streams }: Told,
  request: OutlookRequest,
): number {
  const answer = planner.outlook(request);
  return deliver(
    answer,
    writing,
    streams,
    (given) => (given.status === "complete" ? printOutlook(given, network) : undefined),
    stoppedLines(answer),
  );
}

function tellReplay(
  { planner, network, writing, streams }: Told,
  request: OutlookRequest,
  draw: number,
): number {
  const answer = planner.replay({ ...request, draw });
  const remarks =
    answer.status !== "complete"
      ? stoppedLines(answer)
      : [
          ...answer.missed.map((index) => `leg ${index + 1}: its departure was missed`),
          ...(answer.itinerary === undefined ? ["no departure was left within 400 days"] : []),
        ];
  return deliver(
    answer,
    writing,
    streams,
    (given) =>
      given.status === "complete" && given.itinerary !== undefined
        ? printItinerary(given.itinerary, network, given.currency)
        : undefined,
    remarks,
  );
}

function tellRobust(
  { planner, network, writing, streams }: Told,
  request: OutlookRequest,
  quantile: number,
): number {
  const answer = planner.robust({ ...request, quantile });
  return deliver(
    answer,
    writing,
    streams,
    (given) => (given.status === "complete" ? printRobust(given, network) : undefined),
    answer.status === "stopped" ? [STOPPED] : [],
  );
}

function tellSafe(
  { planner, network, writing, streams }: Told,
  request: LatestSafeRequest,
): number {
  const answer = planner.latestSafe(request);
  return deliver(
    answer,
    writing,
    streams,
    (given) => (given.status === "complete" ? printLatestSafe(given, network) : undefined),
    answer.status === "stopped" ? [STOPPED] : [],
  );
}

const STOPPED = "stopped by the budget before the ways to compare were known";
