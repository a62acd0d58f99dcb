/** `lianyun cluster reconcile`. */
import type { AddCommand } from "../commands/question.ts";
import { count } from "../study/progress.ts";
import { type TenantOptions, withCluster, withTenant } from "./open.ts";

interface ReconcileOptions extends TenantOptions {
  readonly dead?: boolean;
}

export const addClusterReconcile: AddCommand = (cluster, { out }) => {
  withTenant(
    cluster
      .command("reconcile <run>")
      .description("fills the queue with what has no sound result, whatever became of the queue"),
  )
    .option("--dead", "chunks that were given up, too")
    .addHelpText(
      "after",
      `
Reads every result, sets damaged ones aside and queues their chunks again; makes the queue anew where it was dropped, and opens a
run again that was cancelled. Doing it again queues nothing twice. Exit status: 0, 2 no such run.`,
    )
    .action(async (id: string, options: ReconcileOptions) => {
      await withCluster(options, async (open) => {
        const { damaged, revived, queued } = await open.reconcile(id, options.dead === true);
        out(
          `${count(damaged)} damaged result(s) set aside, ${count(revived)} dead fault(s) forgiven, ${count(queued)} chunk(s) queued\n`,
        );
      });
    });
};
