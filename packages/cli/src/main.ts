/** The `lianyun` command. */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { checkDataset, tryOverlayFolder, tryReadNetwork } from "@lianyun/node";
import {
  createPlanner,
  ENGINE,
  type Explanation,
  FreightError,
  type Front,
  formatIssue,
  GRADES,
  type Grade,
  type Issue,
  type Network,
  type ParseResult,
  type Plan,
  type Planner,
  type PlanRequest,
} from "@lianyun/planner";
import { Command, CommanderError } from "commander";
import { printComparisons } from "./comparePublished.ts";
import { EXIT, type Streams } from "./exit.ts";
import { printExplanation } from "./explain.ts";
import {
  OptionIssues,
  type QuestionOptions,
  toMinimize,
  toOver,
  toRequest,
  toResolution,
} from "./options.ts";
import { printFront, printItinerary, printRefusal } from "./print.ts";
import { printReport, toFormat } from "./report.ts";
import { printSeaPath, type SeaOptions } from "./sea.ts";

interface Common {
  readonly network: string;
  readonly overlay?: string;
  readonly json?: boolean;
}
type PlanOptions = Common & QuestionOptions & { readonly minimize: string };
type ReportOptions = PlanOptions & { readonly format: string };
type ParetoOptions = Common &
  QuestionOptions & { readonly over: string; readonly resolution?: string };

const STANDARD: Streams = {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
};

/** Issues printed before "and n more". */
const PRINTED = 100;

/**
 * Runs the command with the words after its name; returns the exit status: 0 an itinerary (or a sound network),
 * 2 bad input with an issue a line, 3 no route with a reason a line, 4 stopped by budget, 1 a fault of ours.
 */
export async function main(words: readonly string[], streams: Streams = STANDARD): Promise<number> {
  let status: number = EXIT.ok;
  const program = createProgram(streams, (next) => {
    status = next;
  });
  try {
    await program.parseAsync([...words], { from: "user" });
    return status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.badInput;
    if (error instanceof FreightError) {
      writeIssues(streams, error.issues);
      return EXIT.badInput;
    }
    streams.err(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    return EXIT.crash;
  }
}

function createProgram({ out, err }: Streams, exitWith: (status: number) => void): Command {
  const program = new Command("lianyun")
    .description(
      "Plans intermodal freight exactly: the cheapest, fastest and greenest ways, and why.",
    )
    .version(ENGINE)
    .showHelpAfterError("(lianyun <command> --help shows the options)")
    .configureOutput({ writeOut: out, writeErr: err })
    .exitOverride();

  const streams = { out, err };
  minimizing(question(program.command("plan").description("the one best way"))).action(
    async (options: PlanOptions) => {
      const issues = new OptionIssues();
      const request = toPlanRequest(options, issues);
      const { planner, network } = await open(options, issues, streams);
      exitWith(answer(planner.plan(request), network, options, streams));
    },
  );

  minimizing(
    question(
      program
        .command("report")
        .description("the CO2e of the best way, element by element, and what its figures rest on"),
    ),
  )
    .option("--format <format>", "table, json, or csv (an element a line)", "table")
    .action(async (options: ReportOptions) => {
      const issues = new OptionIssues();
      const request = toPlanRequest(options, issues);
      const format = toFormat(options, issues);
      const { planner, network } = await open(options, issues, streams);
      const plan = planner.plan(request);
      if ("itinerary" in plan && plan.itinerary !== undefined)
        out(printReport(plan.itinerary, plan, network, format));
      for (const line of printRefusal(plan)) err(`${line}\n`);
      exitWith(statusOf(plan));
    });

  minimizing(
    question(
      program
        .command("explain")
        .description("the best way, the next one, slack, and the prices at which another wins"),
    ),
  ).action(async (options: PlanOptions) => {
    const issues = new OptionIssues();
    const request = toPlanRequest(options, issues);
    const { planner, network } = await open(options, issues, streams);
    exitWith(answer(planner.explain(request), network, options, streams));
  });

  question(program.command("pareto").description("every way that no other beats on all criteria"))
    .option("--over <criteria>", "criteria to trade off, the first sorts", "cost,duration,co2e")
    .option("--resolution <units>", "coarser units, exact on them: cost=10,duration=1,co2e=10")
    .action(async (options: ParetoOptions) => {
      const issues = new OptionIssues();
      const { resolution } = options;
      const request = {
        ...toRequest(options, issues),
        over: toOver(options.over),
        ...(resolution === undefined ? {} : { resolution: toResolution(resolution, issues) }),
      };
      const { planner, network } = await open(options, issues, streams);
      exitWith(answer(planner.pareto(request), network, options, streams));
    });

  program
    .command("check [folder]")
    .description("reads a network folder and lists everything that is wrong or looks wrong")
    .option("--network <folder>", "the same as the argument", DEFAULT_NETWORK)
    .option("--overlay <folder>", "tables to lay over it: own rates, own services")
    .option("--json", "issues as JSON on stdout")
    .action(async (folder: string | undefined, { network, ...rest }: Common) => {
      const options = { ...rest, network: folder ?? network };
      const result = await readWithOverlay(options);
      const issues = "issues" in result ? result.issues : checkDataset(result.network);
      const found =
        "issues" in result
          ? { issues }
          : { issues, counts: countsOf(result.network), grades: gradesOf(result.network) };
      if (options.json === true) out(`${JSON.stringify(found, null, 2)}\n`);
      else writeIssues(streams, issues);
      if ("issues" in result || issues.some(({ severity }) => severity === "error"))
        exitWith(EXIT.badInput);
      else if (options.json !== true) out(`${summary(result.network, issues.length)}\n`);
    });
  program
    .command("sea <from> <to>")
    .description("the shortest way over the sea lanes between two ports")
    .option("--shut <passages>", "passages that are closed: suez,panama", "")
    .option("--network <folder>", "network folder", DEFAULT_NETWORK)
    .option("--json", "length, passages and line as JSON on stdout")
    .action(async (from: string, to: string, options: Common & SeaOptions) => {
      const network = await readSound(options, streams);
      exitWith(printSeaPath(network, from, to, options, streams));
    });
  program
    .command("compare-published")
    .description("the network against published times, cost ratios and emissions")
    .option("--network <folder>", "network folder with a comparisons.csv", DEFAULT_NETWORK)
    .option("--json", "every verdict as JSON on stdout")
    .action(async (options: Common) => {
      const network = await readSound(options, streams);
      await printComparisons(network, folderOf(options.network), options.json === true, streams);
    });
  return program;
}

/** The network of this repository, wherever the command is run; shown as a person in its root would name it. */
const DEFAULT_NETWORK = "data/chongqing";
const SHIPPED = fileURLToPath(new URL("../../../data/chongqing", import.meta.url));
const isDefault = (folder: string): boolean => folder === DEFAULT_NETWORK && !existsSync(folder);
const folderOf = (folder: string): string => (isDefault(folder) ? SHIPPED : folder);

function question(command: Command): Command {
  return command
    .option("--from <place>", "terminal (CNCKG:TUANJIE) or group (CNCKG)")
    .option("--to <place>", "terminal or group")
    .option(
      "--depart <time>",
      "when the cargo is ready, ISO 8601 with offset: 2026-06-01T08:00+08:00",
    )
    .option("--arrive-before <time>", "when it must be available at the destination")
    .option("--container <type>", "20GP, 40GP, 40HC or 45HC", "40HC")
    .option("--count <n>", "how many containers", "1")
    .option("--gross-kg <kg>", "gross weight of the whole shipment, without box tare", "14000")
    .option("--volume-m3 <m3>", "volume, for chargeable weight by air")
    .option("--value-usd <usd>", "value of the goods, for the inventory cost")
    .option("--modes <modes>", "modes allowed: road,rail,river,sea,air")
    .option("--via <places>", "terminals, groups or corridors the way must touch: CNALK,KZDOS")
    .option("--headway-wait <rule>", "wait for services known by headway: half or full")
    .option("--include-assumed", "use services without evidence of existence")
    .option("--max-labels <n>", "budget of partial ways")
    .option("--network <folder>", "network folder", DEFAULT_NETWORK)
    .option("--overlay <folder>", "tables to lay over it: own rates, own services")
    .option("--json", "the answer as JSON on stdout");
}

const minimizing = (command: Command): Command =>
  command.option(
    "--minimize <criterion>",
    "cost, duration, co2e, or weights: cost=1,duration=20,co2e=0.1",
    "cost",
  );

const toPlanRequest = (options: PlanOptions, issues: OptionIssues): PlanRequest => ({
  ...toRequest(options, issues),
  minimize: toMinimize(options.minimize, issues),
});

/** The network of the folder, with the rows of the overlay folder laid over it. */
async function readWithOverlay({ network, overlay }: Common): Promise<ParseResult> {
  const base = await tryReadNetwork(folderOf(network));
  return overlay === undefined || "issues" in base ? base : tryOverlayFolder(base.network, overlay);
}

/** The planner of a folder; every bad option and every bad cell is thrown together. */
async function open(
  options: Common,
  issues: OptionIssues,
  streams: Streams,
): Promise<{ planner: Planner; network: Network }> {
  const network = await readSound(options, streams, issues.found);
  return { planner: createPlanner(network), network };
}

/** The network of a folder, warnings counted on `err`; throws with the issues found so far and its own. */
async function readSound(
  options: Common,
  { err }: Streams,
  found: readonly Issue[] = [],
): Promise<Network> {
  const result = await readWithOverlay(options);
  const issues = [...found, ...("issues" in result ? result.issues : [])];
  if (issues.length > 0 || "issues" in result) throw new FreightError("Bad input", issues);
  if (result.warnings.length > 0)
    err(`${result.warnings.length} warning(s); lianyun check ${inputsOf(options)} lists them\n`);
  return result.network;
}

const inputsOf = ({ network, overlay }: Common): string =>
  [`--network ${network}`, ...(overlay === undefined ? [] : [`--overlay ${overlay}`])].join(" ");

/** Reasons that are slips in the question rather than facts about the network. */
const SLIPS = new Set(["unknown_terminal", "no_modes", "same_place", "deadline_before_ready"]);

function statusOf(result: Plan | Front | Explanation): number {
  switch (result.status) {
    case "optimal":
    case "complete":
      return EXIT.ok;
    case "stopped":
      return EXIT.stopped;
    case "infeasible":
      return result.because.every(({ code }) => SLIPS.has(code)) ? EXIT.badInput : EXIT.noRoute;
  }
}

function answer(
  result: Plan | Front | Explanation,
  network: Network,
  { json }: Common,
  { out, err }: Streams,
): number {
  const { stats: _, ...written } = result;
  const status = statusOf(result);
  // Bad input leaves stdout empty, however it was found out.
  if (json === true && status !== EXIT.badInput) out(`${JSON.stringify(written, null, 2)}\n`);
  else if (result.status === "optimal" && "runnerUp" in result)
    out(`${printExplanation(result, network)}\n`);
  else if (result.status === "optimal")
    out(`${printItinerary(result.itinerary, network, result.currency)}\n`);
  else if (
    result.status === "complete" ||
    (result.status === "stopped" && "itineraries" in result && result.itineraries.length > 0)
  )
    out(`${printFront(result.itineraries, network, result.currency)}\n`);
  for (const line of printRefusal(result)) err(`${line}\n`);
  return status;
}

function writeIssues({ err }: Streams, issues: readonly Issue[]): void {
  for (const issue of issues.slice(0, PRINTED)) err(`${issue.severity}: ${formatIssue(issue)}\n`);
  if (issues.length > PRINTED) err(`and ${issues.length - PRINTED} more\n`);
}

/** Counts of a network and how its rows are graded. */
function countsOf(network: Network): Readonly<Record<string, number>> {
  const evidenced = network.services.filter(
    ({ grade, assumed }) => grade !== "estimate" && !assumed,
  );
  return {
    terminals: network.terminals.length,
    links: network.links.length,
    services: network.services.length,
    servicesEvidenced: evidenced.length,
    tariffs: network.tariffs.length,
    transfers: network.transfers.length,
    sources: network.sources.length,
  };
}

function gradesOf(network: Network): Readonly<Record<Grade, number>> {
  const rows = [
    ...network.terminals,
    ...network.links,
    ...network.services,
    ...network.tariffs,
    ...network.transfers,
    ...network.factors,
    ...network.fx,
    ...network.calendars,
    ...network.delays,
    ...network.restrictions,
    ...network.storage,
    ...network.boxHire,
    ...network.weightBreaks,
    ...network.surcharges,
    ...network.drayage,
  ];
  const count = (grade: Grade): number => rows.filter((row) => row.grade === grade).length;
  return Object.fromEntries(GRADES.map((grade) => [grade, count(grade)])) as Record<Grade, number>;
}

function summary(network: Network, warnings: number): string {
  const counts = countsOf(network);
  const grades = Object.entries(gradesOf(network));
  const total = grades.reduce((sum, [, count]) => sum + count, 0);
  const shares = grades.map(([grade, count]) => `${grade} ${Math.round((100 * count) / total)} %`);
  return [
    `${network.name} ${network.version}: no errors, ${warnings} warning(s)`,
    `${counts["terminals"]} terminals, ${counts["links"]} links, ${counts["services"]} services ` +
      `(${counts["servicesEvidenced"]} with a source better than estimate), ${counts["tariffs"]} tariffs, ` +
      `${counts["transfers"]} transfers, ${counts["sources"]} sources`,
    `${total} rows by grade: ${shares.join(", ")}`,
  ].join("\n");
}
