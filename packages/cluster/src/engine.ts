/** The engine of a cluster: the third of its kind, with the results of the other two. */
import type { ChunkEngine } from "@lianyun/node";
import type { Database } from "./database/connect.ts";
import type { Tenant } from "./database/tenant.ts";
import { countActive, openQueue } from "./queue/queue.ts";
import { listDead } from "./store/faults.ts";
import { type Refilled, refill } from "./store/refill.ts";
import { findingsOf, finishedOf, setAside, soundResults } from "./store/results.ts";
import { type LoadedRun, type RunLine, reopenEnded, setState } from "./store/runs.ts";
import { type ClusterProgress, countResults, progressOf } from "./store/tally.ts";
import type { WorkerOptions } from "./worker/options.ts";
import { work } from "./worker/work.ts";

/** As every engine, and what a cluster tells beside. */
export interface ClusterEngine extends ChunkEngine {
  progress(): Promise<ClusterProgress>;
}

/** How this process works when it does; others may work on the run at the same time. */
export type EngineOptions = Pick<
  WorkerOptions,
  "lease" | "limits" | "log" | "computer" | "patienceMs"
>;

const SUPERVISOR = "reconcile";

/** An engine for a run that was submitted. `work` makes this process one of its workers, to the end of the run. */
export function createClusterEngine(
  database: Database,
  tenant: Tenant,
  run: LoadedRun,
  options: EngineOptions = {},
): ClusterEngine {
  const { ask } = database;
  const { number, manifest } = run;
  const { id, chunks, rows } = manifest;
  const size = { number, chunks: chunks.length, rows };
  let handBack = new AbortController();
  const progress = async (): Promise<ClusterProgress> =>
    progressOf(ask, tenant, size, await countActive(ask, tenant, id));
  return {
    name: `cluster, tenant ${tenant.name}`,
    async work({ signal, onProgress } = {}) {
      handBack = new AbortController();
      const { signal: cancelled } = handBack;
      const told = async (): Promise<void> => onProgress?.(await progress());
      await told();
      if ((await finishedOf(ask, tenant, number)).size < chunks.length && !cancelled.aborted) {
        // Whatever lacks in the queue is found by the worker when it has nothing to do.
        // One that was cancelled stays so: submit and reconcile open it again.
        await reopenEnded(ask, tenant, number);
        await work(database, tenant, {
          ...options,
          runs: [id],
          isDraining: true,
          ...(signal === undefined ? {} : { signal }),
          handBack: cancelled,
          onChunk: told,
        });
      }
      return await listDead(ask, tenant, number);
    },
    progress,
    results: () => soundResults(ask, tenant, run),
    async reconcile() {
      const damaged = await setAside(ask, tenant, run);
      await refillRun(database, tenant, run, options.lease);
      return damaged;
    },
    verify: () => findingsOf(ask, tenant, run),
    async cancel() {
      handBack.abort();
    },
  };
}

/** Fills the queue of a run with what lacks; opens a run again that was cancelled. */
export async function refillRun(
  database: Database,
  tenant: Tenant,
  run: LoadedRun,
  lease?: WorkerOptions["lease"],
): Promise<Refilled> {
  const queue = await openQueue(database, tenant, lease);
  try {
    await setState(database.ask, tenant, run.number, "open");
    return await refill(database, tenant, queue, run, SUPERVISOR);
  } finally {
    await queue.stop();
  }
}

/** True where every chunk of a run has a result or was given up: there is nothing left to cancel. */
export async function isSettled(
  { ask }: Pick<Database, "ask">,
  tenant: Tenant,
  { number, chunks }: RunLine,
): Promise<boolean> {
  const done = await countResults(ask, tenant, number);
  return done >= chunks || done + (await listDead(ask, tenant, number)).length >= chunks;
}

/** Takes the jobs of a run away: workers leave it with their next heartbeat. Results stay. */
export async function cancelRun(database: Database, tenant: Tenant, line: RunLine): Promise<void> {
  await setState(database.ask, tenant, line.number, "cancelled");
  const queue = await openQueue(database, tenant);
  try {
    await queue.remove(line.id);
  } finally {
    await queue.stop();
  }
}
