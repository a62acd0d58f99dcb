/** The `lianyun` command. */
import { checkDataset } from "@lianyun/node";
import {
  ENGINE,
  FreightError,
  formatIssue,
  GRADES,
  type Grade,
  type Issue,
  type Network,
} from "@lianyun/planner";
import { Command, CommanderError } from "commander";
import { addAlternatives } from "./commands/alternatives.ts";
import { addCluster } from "./commands/cluster.ts";
import { addCompare } from "./commands/compare.ts";
import { addCriticality } from "./commands/criticality.ts";
import { addDepartures } from "./commands/departures.ts";
import { addExplain } from "./commands/explain.ts";
import { addLatest } from "./commands/latest.ts";
import { addMatrix } from "./commands/matrix.ts";
import { addOutlook } from "./commands/outlook.ts";
import { addPareto } from "./commands/pareto.ts";
import { addPlaces } from "./commands/places.ts";
import { addPlan } from "./commands/plan.ts";
import { addReach } from "./commands/reach.ts";
import { addReport } from "./commands/report.ts";
import { addScenarios } from "./commands/scenarios.ts";
import { addStudy } from "./commands/study.ts";
import { printComparisons } from "./comparePublished.ts";
import { EXIT, type Streams } from "./exit.ts";
import {
  DEFAULT_NETWORK,
  folderOf,
  type NetworkOptions,
  readSound,
  readWithOverlay,
} from "./network.ts";
import { seeToRepeats } from "./repeats.ts";
import { printSeaPath, type SeaOptions } from "./sea.ts";
import { asCalled } from "./self.ts";

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
  // What it says to type can be typed as it stands, however it was called; what is asked for (`out`) is left as it is.
  const called = (text: string): string =>
    asCalled(
      text,
      program.commands.map((command) => command.name()),
    );
  const spoken = { ...streams, err: (text: string) => streams.err(called(text)) };
  const program = createProgram(spoken, called, (next) => {
    status = next;
  });
  try {
    await program.parseAsync([...words], { from: "user" });
    return status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.badInput;
    if (error instanceof FreightError) {
      writeIssues(spoken, error.issues);
      return EXIT.badInput;
    }
    streams.err(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    return EXIT.crash;
  }
}

function createProgram(
  { out, err }: Streams,
  called: (text: string) => string,
  exitWith: (status: number) => void,
): Command {
  const program = new Command("lianyun")
    .description(
      "Plans intermodal freight exactly: the cheapest, fastest and greenest ways, and why.",
    )
    .version(ENGINE)
    .showHelpAfterError("(lianyun <command> --help shows the options)")
    .configureOutput({ writeOut: (text) => out(called(text)), writeErr: err })
    .exitOverride();

  const streams = { out, err };
  for (const add of [
    addPlan,
    addPareto,
    addAlternatives,
    addDepartures,
    addLatest,
    addReach,
    addMatrix,
    addExplain,
    addCompare,
    addCriticality,
    addOutlook,
    addReport,
    addPlaces,
    addScenarios,
    addStudy,
    addCluster,
  ])
    add(program, streams, exitWith);

  program
    .command("check [folder]")
    .description("reads a network folder and lists everything that is wrong or looks wrong")
    .option("--network <folder>", "the same as the argument", DEFAULT_NETWORK)
    .option("--overlay <folder>", "tables to lay over it: own rates, own services")
    .option("--json", "issues as JSON on stdout")
    .action(async (folder: string | undefined, { network, ...rest }: NetworkOptions) => {
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
    .action(async (from: string, to: string, options: NetworkOptions & SeaOptions) => {
      const network = await readSound(options, streams);
      exitWith(printSeaPath(network, from, to, options, streams));
    });
  program
    .command("compare-published")
    .description("the network against published times, cost ratios and emissions")
    .option("--network <folder>", "network folder with a comparisons.csv", DEFAULT_NETWORK)
    .option("--json", "every verdict as JSON on stdout")
    .action(async (options: NetworkOptions) => {
      const network = await readSound(options, streams);
      await printComparisons(network, folderOf(options.network), options.json === true, streams);
    });
  seeToRepeats(program);
  return program;
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
