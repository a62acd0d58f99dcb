/** `lianyun cluster`: the same studies on as many machines as there are. */
import { addClusterCancel } from "../cluster/cancel.ts";
import { addClusterExport } from "../cluster/export.ts";
import { addClusterReconcile } from "../cluster/reconcile.ts";
import { addClusterStatus } from "../cluster/status.ts";
import { addClusterSubmit } from "../cluster/submit.ts";
import { addClusterUp } from "../cluster/up.ts";
import { addClusterVerify } from "../cluster/verify.ts";
import { addClusterWork } from "../cluster/work.ts";
import type { AddCommand } from "./question.ts";

export const addCluster: AddCommand = (program, streams, exitWith) => {
  const cluster = program
    .command("cluster")
    .description("studies on many machines, through PostgreSQL 15 or newer (docs/cluster.md)")
    .addHelpText(
      "after",
      `
DATABASE_URL names the server: postgresql://role:password@host:5432/database. In order: up once, submit a study, work on every
machine, status as it goes, export when it is done.`,
    );
  for (const add of [
    addClusterUp,
    addClusterSubmit,
    addClusterWork,
    addClusterStatus,
    addClusterReconcile,
    addClusterVerify,
    addClusterExport,
    addClusterCancel,
  ])
    add(cluster, streams, exitWith);
};
