/** `lianyun study run` and `study resume`. */
import {
  type ChunkEngine,
  chunksOfShard,
  createRun,
  createShard,
  createThreads,
  DiskFull,
  type Merged,
  makeManifest,
  mergeRun,
  openRun,
  type Progress,
  ROW_STATUSES,
  type RunFolder,
  readStudy,
  type ShardPlace,
  withCsv,
} from "@lianyun/node";
import { formatIssue } from "@lianyun/planner";
import type { Command } from "commander";
import type { AddCommand } from "../commands/question.ts";
import { EXIT, type Streams } from "../exit.ts";
import { checkFolder, OptionIssues } from "../options.ts";
import { inShell } from "../self.ts";
import { studyRemarks } from "../underScenario.ts";
import { toCount } from "./counts.ts";
import { hearInterrupts } from "./interrupt.ts";
import { count, createProgressLine } from "./progress.ts";

interface WorkOptions {
  readonly workers?: string;
  readonly shard?: string;
}
interface ResumeOptions extends WorkOptions {
  readonly csv?: boolean;
}
interface RunOptions extends ResumeOptions {
  readonly out: string;
  readonly chunk?: string;
}

const withWork = (command: Command): Command =>
  command
    .option("--workers <n>", "worker threads (default: one a core; 1 with --shard)")
    .option(
      "--shard <i/n>",
      "compute the i-th of n equal shares only: for job arrays; study merge puts them together",
    );

/** Warnings printed; their number is told in any case. */
const PRINTED = 20;

const AFTER = `
Exit status: 0 done, 2 bad input, 4 incomplete (stopped, disk full): go on with study resume DIR, 1 a fault of ours.
Ctrl-C ends it when the running chunks are finished, a second one at once; nothing that is finished is lost.`;

export const addStudyRun: AddCommand = (study, streams, exitWith) => {
  withWork(
    study
      .command("run <file>")
      .description("runs a study file (YAML or JSON); an interrupted one goes on where it ended")
      .requiredOption("--out <folder>", "where the run is kept: manifest, chunks, rows.parquet"),
  )
    .option("--chunk <n>", "rows a chunk (default: five seconds of work, less in a small study)")
    .option("--csv", "rows.csv too")
    .addHelpText(
      "after",
      `${AFTER}\nColumns of the rows: docs/study-rows.md. Example: data/studies/example-tiny.yaml`,
    )
    .action(async (file: string, options: RunOptions) => {
      const issues = new OptionIssues();
      const place = toShard(options, issues);
      const workers = toWorkers(options, issues);
      const chunkRows = toCount("chunk", options.chunk, issues);
      await checkFolder(issues, "out", options.out);
      issues.throwIfAny();
      const ready = await readStudy(file);
      for (const warning of ready.warnings.slice(0, PRINTED))
        streams.err(`warning: ${formatIssue(warning)}\n`);
      if (ready.warnings.length > 0)
        streams.err(
          `${ready.warnings.length} warning(s): these requests are rows with status refused\n`,
        );
      for (const line of studyRemarks(ready.study.scenarios, ready.network))
        streams.err(`${line}\n`);
      const made = makeManifest(ready, chunkRows === undefined ? {} : { chunkRows });
      const manifest = options.csv === true ? withCsv(made) : made;
      await orFull(streams, exitWith, async () => {
        const run = await createRun(options.out, manifest, ready.snapshot);
        exitWith(await workOn(run, { place, workers }, streams));
      });
    });
};

export const addStudyResume: AddCommand = (study, streams, exitWith) => {
  withWork(
    study
      .command("resume <folder>")
      .description("goes on with a run: computes what has no sound result, and nothing else"),
  )
    .option("--csv", "rows.csv too")
    .addHelpText("after", AFTER)
    .action(async (folder: string, options: ResumeOptions) => {
      const issues = new OptionIssues();
      const place = toShard(options, issues);
      const workers = toWorkers(options, issues);
      if (place !== undefined && options.csv === true)
        issues.add("csv", "no --shard beside it", "--csv", ": study merge --csv writes it");
      issues.throwIfAny();
      await orFull(streams, exitWith, async () => {
        const run = await openRun(folder);
        // Read where nothing is left to compute, too: a damaged one is told.
        await run.snapshot();
        const wanted = options.csv === true ? { ...run, manifest: withCsv(run.manifest) } : run;
        exitWith(await workOn(wanted, { place, workers }, streams));
      });
    });
};

interface Means {
  readonly place: ShardPlace | undefined;
  readonly workers: number | undefined;
}

/** An engine for the means asked for. A share by several threads is theirs alone. */
function engineFor(run: RunFolder, { place, workers }: Means): ChunkEngine {
  if (place === undefined) return createThreads(run, workers === undefined ? {} : { workers });
  if (workers === undefined || workers === 1) return createShard(run, place);
  const name = `shard ${place.index}/${place.of}, ${workers} threads`;
  return createThreads(run, { workers, chunks: chunksOfShard(run, place), name });
}

/** Computes what lacks, and merges a run that is whole. Returns the exit status. */
async function workOn(run: RunFolder, means: Means, streams: Streams): Promise<number> {
  const { err, out } = streams;
  // It may have been asked for this time only.
  const csv = run.manifest.study.outputs.csv && means.place === undefined ? " --csv" : "";
  const engine = engineFor(run, means);
  const bad = await engine.reconcile();
  if (bad > 0) err(`${bad} damaged result(s) set aside (*.bad): computed again\n`);
  const before = await engine.progress();
  err(`${engine.name}: ${told(before)}\n`);
  const line = createProgressLine(err);
  const interrupts = hearInterrupts(() => {
    line.end();
    err("stopping when the running chunks are finished; once more to stop at once\n");
  });
  try {
    const failures = await engine.work({
      signal: interrupts.signal,
      onProgress: (progress) => line.show(progress),
    });
    line.end();
    for (const { chunk, message } of failures) err(`chunk ${chunk + 1} failed: ${message}\n`);
    const after = await engine.progress();
    if (failures.length > 0) return EXIT.crash;
    if (after.doneChunks < after.chunks) {
      err(
        `stopped: ${told(after)}; go on with: lianyun study resume ${inShell(run.folder)}${csv}\n`,
      );
      return EXIT.stopped;
    }
  } finally {
    interrupts.release();
  }
  if (means.place !== undefined) {
    const { index, of } = means.place;
    if (before.chunks === 0)
      err(
        `there are ${count(run.manifest.chunks.length)} chunks for ${of} shards: none is left for this\n`,
      );
    out(`shard ${index}/${of} is done\n`);
    err(`when all are: lianyun study merge ${inShell(run.folder)}\n`);
    return EXIT.ok;
  }
  const merged = await mergeRun(run, engine);
  await run.sweep();
  tellMerged(streams, run.folder, merged);
  return EXIT.ok;
}

const told = ({ chunks, doneChunks, rows, doneRows }: Progress): string =>
  `${count(doneRows)} of ${count(rows)} rows, ${count(doneChunks)} of ${count(chunks)} chunks`;

/** `out/rows.parquet: 1,008 rows, sha256 …`, a line a file; beside it what became of rows that are not all optimal and proven. */
export function tellMerged(
  { out, err }: Streams,
  folder: string,
  { rows, files, statuses, unproven }: Merged,
): void {
  for (const [name, hash] of Object.entries(files))
    out(`${folder}/${name}: ${count(rows)} rows, sha256 ${hash}\n`);
  if (statuses.optimal === rows && unproven === 0) return;
  const counts = ROW_STATUSES.filter((status) => statuses[status] > 0).map((status) => {
    const notProven =
      status === "optimal" && unproven > 0 ? ` (${count(unproven)} not proven)` : "";
    return `${count(statuses[status])} ${status}${notProven}`;
  });
  const refused =
    statuses.refused > 0 ? "; the column message says what is wrong with refused rows" : "";
  err(
    `${counts.join(", ")}: lianyun study summary ${inShell(folder)} says where and why${refused}\n`,
  );
}

/** A full disk is told in a line, with what to do. */
export async function orFull(
  { err }: Streams,
  exitWith: (status: number) => void,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof DiskFull)) throw error;
    err(`${error.message}; make room and give the same command again\n`);
    exitWith(EXIT.stopped);
  }
}

function toShard({ shard }: WorkOptions, issues: OptionIssues): ShardPlace | undefined {
  if (shard === undefined) return undefined;
  const [, index, of] = /^(\d{1,6})\/(\d{1,6})$/.exec(shard) ?? [];
  const place = { index: Number(index), of: Number(of) };
  if (place.index >= 1 && place.index <= place.of) return place;
  issues.add("shard", "a share such as 1/4, 2/4, 3/4 or 4/4", shard);
  return undefined;
}

const toWorkers = ({ workers }: WorkOptions, issues: OptionIssues): number | undefined =>
  toCount("workers", workers, issues);
