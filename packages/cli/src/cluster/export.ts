/** `lianyun cluster export`. */
import type { AddCommand } from "../commands/question.ts";
import { EXIT } from "../exit.ts";
import { count } from "../study/progress.ts";
import { orFull, tellMerged } from "../study/run.ts";
import { type TenantOptions, withCluster, withTenant } from "./open.ts";

interface ExportOptions extends TenantOptions {
  readonly out: string;
}

export const addClusterExport: AddCommand = (cluster, streams, exitWith) => {
  withTenant(
    cluster
      .command("export <run>")
      .description(
        "lays a run out as study run does: manifest, chunks, rows.parquet when it is whole",
      )
      .requiredOption("--out <folder>", "where; what is there already is left"),
  )
    .addHelpText(
      "after",
      `
study verify, resume, merge and summary work on the folder. The SHA-256 of rows.parquet is that of a run on one machine.
Exit status: 0 whole, 2 no such run, 4 chunks lack or the disk is full: again later, it goes on.`,
    )
    .action(async (id: string, options: ExportOptions) => {
      const { err } = streams;
      await orFull(streams, exitWith, () =>
        withCluster(options, async (open) => {
          const run = await open.run(id);
          const { chunks, merged } = await open.exportTo(options.out, id);
          if (merged !== undefined) {
            tellMerged(streams, options.out, merged);
            return;
          }
          err(`${count(chunks)} of ${count(run.chunks)} chunks are there: again when more are\n`);
          exitWith(EXIT.stopped);
        }),
      );
    });
};
