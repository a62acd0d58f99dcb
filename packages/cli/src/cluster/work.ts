/** `lianyun cluster work`: one process a core, each with one chunk at a time. */
import { availableParallelism } from "node:os";
import type { AddCommand } from "../commands/question.ts";
import { OptionIssues } from "../options.ts";
import { toCount } from "../study/counts.ts";
import { hearInterrupts } from "../study/interrupt.ts";
import { count } from "../study/progress.ts";
import { runCrew } from "./crew.ts";
import { shortId, type TenantOptions, withCluster, withTenant } from "./open.ts";

interface WorkOptions extends TenantOptions {
  readonly workers?: string;
  readonly run?: string;
  readonly drain?: boolean;
  readonly grace: string;
  readonly memoryMb?: string;
  readonly maxSeconds?: string;
  readonly maxLabels?: string;
}

const MS_PER_SECOND = 1_000;

export const addClusterWork: AddCommand = (cluster, { out, err }, exitWith) => {
  withTenant(
    cluster.command("work").description("computes chunks, one process a core, until it is stopped"),
  )
    .option("--workers <n>", "processes (default: one a core)")
    .option("--run <run>", "of this run only; ends when it is over")
    .option("--drain", "ends when no run is open (default: waits for more)")
    .option(
      "--grace <s>",
      "seconds that a running chunk may take after SIGTERM; then it is handed back",
      "25",
    )
    .option("--memory-mb <n>", "memory that a chunk may take (default: 2048)")
    .option("--max-seconds <n>", "time that a chunk may take (default: 1800)")
    .option(
      "--max-labels <n>",
      "largest budget of a search; runs with a larger one are passed over",
    )
    .addHelpText(
      "after",
      `
SIGTERM or Ctrl-C: the running chunk is finished or, after --grace, handed back; a second one hands it back at once. A worker that
is killed is noticed after 30 seconds and its chunk given to another; a server that restarts is waited for, up to ten minutes.
A chunk that fails is tried three times, then alone in a process of its own, then given up; it takes no other with it.
Exit status: 0 stopped or done, 2 bad input (no server, another version, a budget that is not allowed) or the server stayed away.`,
    )
    .action(async (options: WorkOptions) => {
      const issues = new OptionIssues();
      const workers = toCount("workers", options.workers, issues) ?? availableParallelism();
      const grace = Number(options.grace);
      if (!/^\d{1,6}$/.test(options.grace)) issues.add("grace", "whole seconds", options.grace);
      const memoryMb = toCount("memory-mb", options.memoryMb, issues);
      const seconds = toCount("max-seconds", options.maxSeconds, issues);
      const labels = toCount("max-labels", options.maxLabels, issues);
      issues.throwIfAny();
      const limits = {
        ...(memoryMb === undefined ? {} : { memoryMb }),
        ...(seconds === undefined ? {} : { seconds }),
        ...(labels === undefined ? {} : { labels }),
      };
      await withCluster(options, async (open) => {
        const run = options.run === undefined ? undefined : await open.run(options.run);
        // What is wrong with the run is told once, before any worker begins.
        if (run !== undefined) await open.engine(run.id);
        if (workers > 1) {
          exitWith(await runCrew(workers, process.argv.slice(2), err));
          return;
        }
        const handBack = new AbortController();
        const interrupts = hearInterrupts(
          () => {
            err(`stopping: the running chunk has ${grace} s\n`);
            setTimeout(() => handBack.abort(), grace * MS_PER_SECOND).unref();
          },
          () => handBack.abort(),
        );
        try {
          const { worker, chunks } = await open.work({
            ...(run === undefined ? {} : { runs: [run.id] }),
            isDraining: run !== undefined || options.drain === true,
            signal: interrupts.signal,
            handBack: handBack.signal,
            limits,
            log: (line) => err(`${line}\n`),
          });
          const of = run === undefined ? "" : ` of ${shortId(run.id)}`;
          out(`${worker}: ${count(chunks)} chunk(s)${of} computed\n`);
        } finally {
          interrupts.release();
        }
      });
    });
};
