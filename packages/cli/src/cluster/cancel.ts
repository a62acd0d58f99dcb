/** `lianyun cluster cancel`. */
import type { AddCommand } from "../commands/question.ts";
import { shortId, type TenantOptions, withCluster, withTenant } from "./open.ts";

interface CancelOptions extends TenantOptions {
  readonly purge?: boolean;
}

export const addClusterCancel: AddCommand = (cluster, { out }) => {
  withTenant(
    cluster
      .command("cancel <run>")
      .description("stops a run; its results stay, and submitting it again goes on"),
  )
    .option("--purge", "removes the run and its results from the database")
    .addHelpText(
      "after",
      "\nWorkers leave it with their next heartbeat, at most ten seconds later. Exit status: 0, 2 no such run.",
    )
    .action(async (id: string, options: CancelOptions) => {
      await withCluster(options, async (open) => {
        const run = await open.run(id);
        await open.cancel(id, options.purge === true);
        out(
          `${shortId(run.id)} ${run.name}: ${options.purge === true ? "removed" : "cancelled"}\n`,
        );
      });
    });
};
