/** `lianyun cluster status`: how far runs are, while they run and afterwards. */
import { setTimeout } from "node:timers/promises";
import type { Cluster, ClusterProgress, RunLine } from "@lianyun/cluster";
import type { AddCommand } from "../commands/question.ts";
import { columns } from "../print.ts";
import { hearInterrupts } from "../study/interrupt.ts";
import { count, createProgressLine, progressText } from "../study/progress.ts";
import { shortId, type TenantOptions, withCluster, withTenant } from "./open.ts";

interface StatusOptions extends TenantOptions {
  readonly json?: boolean;
  readonly watch?: boolean;
}

const WATCH_MS = 1_000;

export const addClusterStatus: AddCommand = (cluster, { out, err }) => {
  withTenant(
    cluster
      .command("status [run]")
      .description("how far a run is, or all of them: done, rate, dead"),
  )
    .option("--json", "as JSON on stdout")
    .option("--watch", "goes on until the run is over, or Ctrl-C")
    .addHelpText(
      "after",
      `
failed: chunks that failed at least once and have no result. dead: those of them that are not tried again (cluster reconcile
--dead does). refused: jobs that were not those of the run. running: chunks that a worker holds. The rate is that of the last two
minutes or twenty chunks, afterwards of the whole run; a minute without a chunk is told. Exit status: 0, 2 no such run.`,
    )
    .action(async (id: string | undefined, options: StatusOptions) => {
      await withCluster(options, async (open) => {
        if (id === undefined) {
          const all = await open.status();
          if (options.json === true)
            out(
              `${JSON.stringify(
                all.map(({ run, progress }) => ({ ...run, ...progress })),
                null,
                2,
              )}\n`,
            );
          else out(`${listText(all)}\n`);
          return;
        }
        if (options.watch === true) await watch(open, id, err);
        const { run, progress, deadChunks } = await open.statusOf(id);
        if (options.json === true) {
          out(`${JSON.stringify({ ...run, ...progress, deadChunks }, null, 2)}\n`);
          return;
        }
        out(
          `${shortId(run.id)} ${run.name}: ${stateOf(run, progress)}\n${clusterText(run, progress)}\n`,
        );
        for (const { chunk, kind, message } of deadChunks)
          err(`dead: chunk ${chunk + 1}: ${kind}: ${message}\n`);
      });
    });
};

async function watch(open: Cluster, id: string, err: (text: string) => void): Promise<void> {
  const line = createProgressLine(err);
  const interrupts = hearInterrupts(() => undefined);
  const { signal } = interrupts;
  try {
    while (!signal.aborted) {
      const { run, progress } = await open.statusOf(id);
      line.show(progress);
      if (run.state !== "open") break;
      await setTimeout(WATCH_MS, undefined, { signal }).catch(() => undefined);
    }
  } finally {
    line.end();
    interrupts.release();
  }
}

/** `12,000 of 48,000 rows (25 %), 310 rows/s, 1 min 56 s left, 4 running by 4 worker(s), 1 dead`. */
export function clusterText(run: Pick<RunLine, "state">, progress: ClusterProgress): string {
  const { running, workers, dead, refused } = progress;
  const isOpen = stateOf(run, progress) === "open";
  return [
    // That a run which is over stands still is no news.
    progressText(isOpen ? progress : { ...progress, quietSeconds: undefined }),
    ...(running + workers > 0
      ? [`${count(running)} running by ${count(workers)} worker(s)`]
      : isOpen
        ? ["no worker is at it"]
        : []),
    ...(dead === 0 ? [] : [`${count(dead)} dead`]),
    ...(refused === 0 ? [] : [`${count(refused)} job(s) refused`]),
  ].join(", ");
}

function stateOf(
  { state }: Pick<RunLine, "state">,
  { chunks, doneChunks, dead }: ClusterProgress,
): string {
  if (state === "cancelled") return "cancelled";
  if (doneChunks === chunks) return "done";
  return dead > 0 && doneChunks + dead === chunks ? "over, with dead chunks" : "open";
}

const HEADS = ["run", "name", "state", "chunks", "done", "running", "failed", "dead", "workers"];
const TEXTS = 3;

function listText(
  all: readonly { readonly run: RunLine; readonly progress: ClusterProgress }[],
): string {
  const rows = all.map(({ run, progress }) => [
    shortId(run.id),
    run.name,
    stateOf(run, progress),
    ...[
      run.chunks,
      progress.doneChunks,
      progress.running,
      progress.failed,
      progress.dead,
      progress.workers,
    ].map(count),
  ]);
  const numbers = new Set(HEADS.map((_, index) => index).slice(TEXTS));
  return columns([HEADS, ...rows], numbers).join("\n");
}
