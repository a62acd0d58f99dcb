/** What the commands that ask a question have in common: their options, and how an answer leaves. */
import { areSlips } from "@lianyun/node";
import type { Outcome, Reason, Scenario } from "@lianyun/planner";
import type { Command } from "commander";
import { EXIT, type Streams } from "../exit.ts";
import { DEFAULT_NETWORK } from "../network.ts";
import { headOf, unprovenLines } from "../print.ts";

/** Adds a command to the program; `exitWith` takes its exit status. */
export type AddCommand = (
  program: Command,
  streams: Streams,
  exitWith: (status: number) => void,
) => void;

/** `--from` and `--to`, then the options of every question. */
export const trip = (command: Command): Command =>
  question(
    command
      .option(
        "--from <place>",
        "terminal (CNCKG:TUANJIE) or group (CNCKG), which `lianyun places` lists, or door lon,lat: 106.5,29.5",
      )
      .option("--to <place>", "terminal, group, or door"),
  );

/** The options of every question but its places; it can be asked under one scenario. */
export const question = (command: Command): Command =>
  withoutScenario(command)
    .option("--scenario <id>", "what if: one that `lianyun scenarios` lists, such as suez-shut")
    .option("--scenarios <file>", "where scenarios are read, in place of the network's own");

/** As `question`, for a command that says itself what it does with scenarios. */
export function withoutScenario(command: Command): Command {
  return command
    .option(
      "--depart <time>",
      "when the cargo is ready, ISO 8601 with offset: 2026-06-01T08:00+08:00",
    )
    .option("--arrive-before <time>", "when it must be available at the destination")
    .option("--container <type>", '20GP, 40GP, 40HC or 45HC (default: "40HC")')
    .option("--count <n>", 'how many containers (default: "1")')
    .option(
      "--gross-kg <kg>",
      'gross weight of the whole shipment, without box tare (default: "14000")',
    )
    .option("--volume-m3 <m3>", "volume in the boxes, for chargeable weight by air")
    .option("--kg <kg>", "loose cargo of this weight, without boxes")
    .option("--m3 <m3>", "volume of the loose cargo")
    .option("--value-usd <usd>", "value of the goods, for the inventory cost and insurance")
    .option("--coc", "boxes of the carrier, who asks hire")
    .option("--reefer", "refrigerated")
    .option(
      "--un <number>",
      "dangerous goods by UN number: UN1263; no class is known by it, so give --dg-class too",
    )
    .option("--dg-class <class>", "dangerous goods by class or division: 3, 2.1; not told by --un")
    .option("--hs <code>", "chapter or heading of the harmonized system: 8471")
    .option("--modes <modes>", "modes allowed: road,rail,river,sea,air")
    .option(
      "--via <places>",
      "terminals, groups or corridors the way must touch, with hours to stay: CNALK,KZDOS@48",
    )
    .option("--avoid-terminal <places>", "terminals or groups not to touch: RUMOW,BYMSQ")
    .option("--avoid-corridor <ids>", "corridors not to use")
    .option("--avoid-country <codes>", "countries not to touch: RU,BY")
    .option("--avoid-service <ids>", "services not to use")
    .option("--avoid-preset <names>", "lists of countries: euSanctions,usEmbargo,unEmbargo")
    .option("--max-cost <money>", "the most it may cost, in the network's currency")
    .option("--max-transfers <n>", "the most changes between legs")
    .option("--booked-at <time>", "when space can be booked at the earliest")
    .option("--currency <code>", "currency of the answer: EUR")
    .option("--insurance-rate <share>", "of the goods' value: 0.003; needs --value-usd")
    .option("--headway-wait <rule>", "wait for services known by headway: half or full")
    .option("--include-assumed", "use services without evidence of existence")
    .option("--max-labels <n>", "budget of partial ways, for each search")
    .option("--network <folder>", "network folder", DEFAULT_NETWORK)
    .option("--overlay <folder>", "tables to lay over it: own rates, own services")
    .option("--json", "the answer as JSON on stdout");
}

/** An answer of any question. */
type Answer = { readonly stats: unknown; readonly isProven?: false } & (
  | { readonly status: "optimal" | "complete" | "stopped" }
  | { readonly status: "infeasible"; readonly because: readonly Reason[] }
);

/** How an answer is written. */
export interface Writing {
  readonly json?: boolean | undefined;
  /** What it was asked under; told before the answer, or as the first field of the JSON. */
  readonly scenario?: Scenario | undefined;
  /** True for a scenario that the question brought along: it is written whole, for it stands in no list. */
  readonly isSaved?: boolean;
  /** Files of own tables, as a saved answer names them. */
  readonly ownTables?: readonly string[] | undefined;
}

/**
 * Writes an answer: as JSON, or as `print` has it (`undefined`: nothing to show). Reasons and `remarks` go to stderr, a line
 * each. Bad input leaves stdout empty, however it was found out. Returns the exit status.
 */
export function deliver<Given extends Answer>(
  answer: Given,
  { json, scenario, isSaved = false, ownTables }: Writing,
  { out, err }: Streams,
  print: (answer: Given) => string | undefined,
  remarks: readonly string[] = [],
): number {
  const { stats: _, ...written } = answer;
  const because = answer.status === "infeasible" ? answer.because : [];
  const isEmpty = areSlips(because);
  const said = {
    ...(scenario === undefined ? {} : { scenario: isSaved ? scenario : scenario.id }),
    ...(ownTables === undefined ? {} : { overlay: ownTables }),
    ...written,
  };
  const text = json === true ? JSON.stringify(said, null, 2) : print(answer);
  if (text !== undefined && !isEmpty) out(`${json === true ? "" : headOf(scenario)}${text}\n`);
  for (const line of [...because.map(told), ...unprovenLines(answer), ...remarks]) err(`${line}\n`);
  return exitOf(answer);
}

/** The exit status of an answer. */
export function exitOf(answer: Answer): number {
  switch (answer.status) {
    case "optimal":
    case "complete":
      return EXIT.ok;
    case "stopped":
      return EXIT.stopped;
    case "infeasible":
      return areSlips(answer.because) ? EXIT.badInput : EXIT.noRoute;
  }
}

/** A reason in a line. */
export const told = ({ code, message }: Reason): string => `${message} [${code}]`;

/** What is said against a question, a line each. */
export function faultsOf(outcome: Outcome): string[] {
  switch (outcome.status) {
    case "infeasible":
      return outcome.because.map(told);
    case "refused":
      return outcome.issues.map(({ message }) => message);
    case "optimal":
    case "stopped":
      return [];
  }
}

/** True for a question that could not be asked, however that was found out. */
export const isSlip = (outcome: Outcome): boolean =>
  outcome.status === "refused" || (outcome.status === "infeasible" && areSlips(outcome.because));

/** Rows of an answer: the exit status that they make together. */
export function exitOfRows(
  rows: readonly { readonly status: string; readonly because?: readonly Reason[] }[],
): number {
  if (rows.some(({ status }) => status === "stopped")) return EXIT.stopped;
  if (rows.some(({ status }) => status === "optimal")) return EXIT.ok;
  return rows.every(({ because }) => areSlips(because ?? [])) ? EXIT.badInput : EXIT.noRoute;
}
