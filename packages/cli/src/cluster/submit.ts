/** `lianyun cluster submit`. */
import { makeManifest, readStudy, withCsv } from "@lianyun/node";
import { formatIssue } from "@lianyun/planner";
import type { AddCommand } from "../commands/question.ts";
import { OptionIssues } from "../options.ts";
import { toCount } from "../study/counts.ts";
import { count } from "../study/progress.ts";
import { shortId, type TenantOptions, withCluster, withTenant } from "./open.ts";

interface SubmitOptions extends TenantOptions {
  readonly chunk?: string;
  readonly csv?: boolean;
}

/** Warnings printed; their number is told in any case. */
const PRINTED = 20;

export const addClusterSubmit: AddCommand = (cluster, { out, err }) => {
  withTenant(
    cluster
      .command("submit <file>")
      .description("reads a study file and queues its chunks; prints the id of the run"),
  )
    .option("--chunk <n>", "rows a chunk (default: five seconds of work, less in a small study)")
    .option("--csv", "rows.csv too, when it is exported")
    .addHelpText(
      "after",
      `
The network goes with it: workers need no data folder. Submitting the same study again changes nothing, and opens a run again that
was cancelled. Results that other runs have for the same questions are taken over.
Exit status: 0 submitted, 2 bad input.`,
    )
    .action(async (file: string, options: SubmitOptions) => {
      const issues = new OptionIssues();
      const chunkRows = toCount("chunk", options.chunk, issues);
      issues.throwIfAny();
      const ready = await readStudy(file);
      for (const warning of ready.warnings.slice(0, PRINTED))
        err(`warning: ${formatIssue(warning)}\n`);
      if (ready.warnings.length > 0)
        err(`${ready.warnings.length} warning(s): these requests are rows with status refused\n`);
      const made = makeManifest(ready, chunkRows === undefined ? {} : { chunkRows });
      const manifest = options.csv === true ? withCsv(made) : made;
      await withCluster(options, async (open) => {
        const { run, taken, queued } = await open.submit(manifest, ready.snapshot);
        if (taken > 0) err(`${count(taken)} chunk(s) taken over from other runs\n`);
        err(
          `${run.name}: ${count(run.rows)} rows in ${count(run.chunks)} chunks, ${count(queued)} queued now\n`,
        );
        err(`next: lianyun cluster work; lianyun cluster status ${shortId(run.id)}\n`);
        out(`${run.id}\n`);
      });
    });
};
