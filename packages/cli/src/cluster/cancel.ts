/** `lianyun cluster cancel`. */
import type { Cancelled } from "@lianyun/cluster";
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
      "\nWorkers leave it with their next heartbeat, at most ten seconds later. One that is over stays as it is.\nExit status: 0 nothing works on it any more, 2 no such run.",
    )
    .action(async (id: string, options: CancelOptions) => {
      await withCluster(options, async (open) => {
        const run = await open.run(id);
        const what = await open.cancel(id, options.purge === true);
        out(`${shortId(run.id)} ${run.name}: ${TOLD[what]}\n`);
      });
    });
};

const TOLD: Readonly<Record<Cancelled, string>> = {
  cancelled: "cancelled",
  removed: "removed",
  over: "is over: nothing was cancelled; its results stay (--purge removes them)",
};
