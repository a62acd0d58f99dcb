/** The door: a server, a tenant, its runs. */
import type { Manifest } from "@lianyun/node";
import { type Database, openDatabase } from "./database/connect.ts";
import { explained } from "./database/refusal.ts";
import { type Tenant, tenantOf } from "./database/tenant.ts";
import { checkUp, type Done, up } from "./database/up.ts";
import {
  type ClusterEngine,
  cancelRun,
  createClusterEngine,
  type EngineOptions,
  isSettled,
  refillRun,
} from "./engine.ts";
import { type Exported, exportRun } from "./export.ts";
import { countActive } from "./queue/queue.ts";
import { type Dead, listDead, revive } from "./store/faults.ts";
import type { Refilled } from "./store/refill.ts";
import { setAside, takeOver, twice } from "./store/results.ts";
import { getRun, listRuns, loadRun, putRun, type RunLine, removeRun } from "./store/runs.ts";
import { type ClusterProgress, progressOf, recount } from "./store/tally.ts";
import type { Worked, WorkerOptions } from "./worker/options.ts";
import { work } from "./worker/work.ts";

/** A run and how far it is. */
export interface RunStatus {
  readonly run: RunLine;
  readonly progress: ClusterProgress;
}

/** What `submit` did. */
export interface Submitted {
  readonly run: RunLine;
  /** Results taken over from other runs. */
  readonly taken: number;
  readonly queued: number;
}

/** What `cancel` did; `over`: nothing, for every chunk had its result or was given up. */
export type Cancelled = "cancelled" | "removed" | "over";

/** A tenant of a server, ready for use. Runs are named by their id or the beginning of it. */
export interface Cluster {
  readonly tenant: Tenant;
  readonly database: Database;
  /** Puts a run into the database and its chunks into the queue. Doing it again changes nothing. */
  submit(
    manifest: Manifest,
    snapshot: Uint8Array,
    lease?: WorkerOptions["lease"],
  ): Promise<Submitted>;
  /** Works in this process. */
  work(options?: WorkerOptions): Promise<Worked>;
  run(id: string): Promise<RunLine>;
  status(): Promise<readonly RunStatus[]>;
  statusOf(id: string): Promise<RunStatus & { readonly deadChunks: readonly Dead[] }>;
  /** Sets damaged results aside, fills the queue with what lacks; `dead`: with what was given up, too. */
  reconcile(
    id: string,
    dead?: boolean,
  ): Promise<Refilled & { readonly damaged: number; readonly revived: number }>;
  engine(id: string, options?: EngineOptions): Promise<ClusterEngine>;
  /** Positions of chunks that took effect twice: none. */
  twice(id: string): Promise<readonly number[]>;
  /** Lays the run out in a folder as the other engines do, and merges it where it is whole. */
  exportTo(folder: string, id: string): Promise<Exported>;
  /** Stops a run; `purge` removes it with its results. One that is over is left as it is, unless it is removed. */
  cancel(id: string, purge?: boolean): Promise<Cancelled>;
  end(): Promise<void>;
}

export interface ClusterOptions {
  /** Defaults to the role of the URL. */
  readonly tenant?: string | undefined;
  /** Connections that this process may open. */
  readonly connections?: number;
}

/** Makes or updates what a tenant needs; a line for each thing that was done. */
export async function upCluster(
  url: string,
  { tenant }: ClusterOptions = {},
): Promise<{ readonly tenant: Tenant; readonly done: Done; readonly isSuperuser: boolean }> {
  const database = await openDatabase(url);
  try {
    const whose = tenantOf(tenant ?? database.role);
    const done = await up(database, whose);
    return {
      tenant: whose,
      done,
      isSuperuser: database.isSuperuser && whose.name === database.role,
    };
  } finally {
    await database.end();
  }
}

/** Opens a tenant. Throws a FreightError that says what lacks: server, role, schema, version. */
export async function openCluster(
  url: string,
  { tenant: name, connections }: ClusterOptions = {},
): Promise<Cluster> {
  // Checked before, for it becomes part of what the server is asked.
  const actAs = name === undefined ? undefined : tenantOf(name).name;
  const database = await openDatabase(url, { connections, actAs });
  try {
    const tenant = tenantOf(name ?? database.role);
    await checkUp(database, tenant);
    return clusterOf(database, tenant);
  } catch (error) {
    await database.end();
    throw error;
  }
}

function clusterOf(database: Database, tenant: Tenant): Cluster {
  const { ask } = database;
  const run = (id: string): Promise<RunLine> => getRun(ask, tenant, id);
  const load = async (id: string): ReturnType<typeof loadRun> =>
    loadRun(database, tenant, await run(id));
  const statusOf = async (line: RunLine): Promise<RunStatus> => ({
    run: line,
    progress: await progressOf(ask, tenant, line, await countActive(ask, tenant, line.id)),
  });
  return {
    tenant,
    database,
    run,
    async submit(manifest, snapshot, lease) {
      await database.transaction((own) => putRun(own, tenant, manifest, snapshot));
      const loaded = await load(manifest.id);
      const taken = await takeOver(ask, tenant, loaded);
      const { queued } = await refillRun(database, tenant, loaded, lease);
      return { run: await run(manifest.id), taken, queued };
    },
    async work(options) {
      try {
        return await work(database, tenant, options);
      } catch (error) {
        throw explained(error);
      }
    },
    async status() {
      const lines = await listRuns(ask, tenant);
      return await Promise.all(lines.map(statusOf));
    },
    async statusOf(id) {
      const line = await run(id);
      // Of many runs the sums do; of one, its results are counted.
      await recount(ask, tenant, line.number);
      return { ...(await statusOf(line)), deadChunks: await listDead(ask, tenant, line.number) };
    },
    async reconcile(id, dead = false) {
      const loaded = await load(id);
      const damaged = await setAside(ask, tenant, loaded);
      const revived = dead ? await revive(ask, tenant, loaded.number) : 0;
      return { damaged, revived, ...(await refillRun(database, tenant, loaded)) };
    },
    engine: async (id, options) => createClusterEngine(database, tenant, await load(id), options),
    twice: async (id) => twice(ask, tenant, (await run(id)).number),
    async exportTo(folder, id) {
      const loaded = await load(id);
      return exportRun(folder, loaded, createClusterEngine(database, tenant, loaded));
    },
    async cancel(id, purge = false) {
      const line = await run(id);
      const isOver = line.state !== "cancelled" && (await isSettled(database, tenant, line));
      if (isOver && !purge) return "over";
      await cancelRun(database, tenant, line);
      if (!purge) return "cancelled";
      await database.transaction((own) => removeRun(own, tenant, line.number));
      return "removed";
    },
    end: () => database.end(),
  };
}
