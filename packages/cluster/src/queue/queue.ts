/** The queue: pg-boss in a schema of its own. Nothing in it is needed that could not be made again from manifest and results. */
import { inOrderOfWork, type Manifest } from "@lianyun/node";
import { type Db as BossDatabase, type JobInsert, PgBoss } from "pg-boss";
import type { Ask, Database } from "../database/connect.ts";
import type { Tenant } from "../database/tenant.ts";
import { ensureSchema } from "../database/up.ts";
import { jobIdOf, payloadOf } from "./jobs.ts";

/** A job that was taken: ours as long as we are heard of. */
export interface Job {
  readonly id: string;
  readonly data: unknown;
  /** Which attempt it is, from 0. */
  readonly retryCount: number;
  /** When it was taken: an id comes again with the same attempt where the queue was filled anew, a moment does not. */
  readonly startedOn: string;
}

/** How long things may take. */
export interface Lease {
  /** A worker that is not heard of for so long has lost its chunk. At least 10. */
  readonly silentSeconds: number;
  /** A chunk that takes longer is given to another worker in any case. */
  readonly longestSeconds: number;
}

export const USUAL_LEASE: Lease = { silentSeconds: 30, longestSeconds: 3_600 };

/** Attempts of a chunk, counting those whose worker vanished; the last ones alone in a child. */
export const ATTEMPTS = { usual: 3, all: 13 } as const;

export interface Queue {
  /**
   * Puts chunks of a run into the queue, to be taken in the order of work of the other engines; those that are in it stay as they
   * are. Fewer workers than scenarios then meet what the base answers again; how many there will be nobody knows here.
   */
  fill(manifest: Manifest, positions: readonly number[]): Promise<void>;
  /** The next job of a run. */
  take(run: string): Promise<Job | undefined>;
  /** True where the job was still ours; it then is done with, if the transaction ends well. */
  complete(run: string, job: Job, ask: Ask): Promise<boolean>;
  /** Gives a job to be tried again; true where it was still ours. */
  fail(run: string, job: Job, message: string, ask: Ask): Promise<boolean>;
  /** Gives a job back as if it had not been taken. */
  giveBack(run: string, job: Job): Promise<void>;
  /** Takes a job out; true where it was still ours. */
  discard(run: string, job: Job, ask: Ask): Promise<boolean>;
  /** Says that we are there; false where the job is no longer ours. */
  touch(run: string, job: Job): Promise<boolean>;
  /** Takes jobs from workers that are not heard of any more. */
  supervise(): Promise<void>;
  /** What is in the queue of a run of so many chunks. */
  positions(run: string, chunks: number): Promise<Positions>;
  /** Takes out jobs by their ids, whoever holds them; those that were there. */
  sweep(run: string, ids: readonly string[], ask: Ask): Promise<readonly string[]>;
  /** Takes all jobs of a run out. */
  remove(run: string): Promise<void>;
  stop(): Promise<void>;
}

/** Positions of jobs, known by their ids and not by what they say. */
export interface Positions {
  /** They wait or are worked on. */
  readonly live: Set<number>;
  /** pg-boss gave them up. */
  readonly spent: Set<number>;
  /** Ids of jobs that nobody of us puts in. */
  readonly forged: readonly string[];
}

const DAY_SECONDS = 86_400;
/** Waiting work is never deleted: pg-boss drops what waited longer. */
const RETENTION_SECONDS = 365 * DAY_SECONDS;
/** Jobs sent in a statement. */
const BATCH = 5_000;
const RETRY_SECONDS = 1;
/** No job of ours waits longer before it may be taken. */
const LATEST = "interval '1 hour'";
/** To the microsecond, in any zone and style. */
const STARTED = "extract(epoch FROM started_on)::text";
const MONITOR_SECONDS = 2;

/** Opens the queue of a tenant; makes it where it is not there. */
export async function openQueue(
  database: Database,
  tenant: Tenant,
  lease: Lease = USUAL_LEASE,
): Promise<Queue> {
  const { queueSchema } = tenant;
  const boss = new PgBoss({
    db: asBossAsks(database.ask),
    schema: queueSchema,
    // A worker does it between its heartbeats, so that nothing happens behind its back.
    supervise: false,
    schedule: false,
    monitorIntervalSeconds: MONITOR_SECONDS,
    monitorVacuum: false,
  });
  boss.on("error", () => undefined);
  boss.on("warning", () => undefined);
  // Ours before anything is put into it: whoever makes a schema of this name first does not get our jobs.
  await database.transaction(async (ask) => {
    await ask("SELECT pg_advisory_xact_lock(hashtext($1))", [queueSchema]);
    await ensureSchema(ask, tenant, queueSchema, tenant.name, []);
  });
  await boss.start();

  const known = new Set<string>();
  const ensure = async (run: string): Promise<void> => {
    if (known.has(run)) return;
    if ((await boss.getQueue(run)) === null)
      await boss.createQueue(run, {
        expireInSeconds: lease.longestSeconds,
        heartbeatSeconds: lease.silentSeconds,
        retentionSeconds: RETENTION_SECONDS,
        deleteAfterSeconds: DAY_SECONDS,
        retryLimit: ATTEMPTS.all - 1,
        retryDelay: RETRY_SECONDS,
      });
    known.add(run);
  };
  const positionsOf = rememberPositions();
  const rankOf = rememberRanks();
  /** One statement that finds a job ours and, in a transaction, keeps it ours until its end. */
  const hold = async (run: string, { id, retryCount, startedOn }: Job, ask: Ask, set = "") => {
    const { count } = await ask(
      `UPDATE ${queueSchema}.job SET heartbeat_on = ${set === "" ? "now()" : `NULL, ${set}`}
        WHERE name = $1 AND id = $2 AND state = 'active' AND retry_count = $3
          AND ${STARTED} = $4`,
      [run, id, retryCount, startedOn],
    );
    return count === 1;
  };

  return {
    async fill(manifest, positions) {
      const run = manifest.id;
      await ensure(run);
      const ranks = rankOf(manifest);
      for (let from = 0; from < positions.length; from += BATCH) {
        const slice = positions.slice(from, from + BATCH);
        // Those that ended before have the ids that are needed now.
        await database.ask(
          `DELETE FROM ${queueSchema}.job WHERE name = $1 AND id = ANY($2::uuid[]) AND state >= 'completed'`,
          [run, slice.map((position) => jobIdOf(run, position))],
        );
        await boss.insert(
          run,
          slice.map(
            (position): JobInsert => ({
              id: jobIdOf(run, position),
              data: payloadOf(manifest, position),
              // The highest is taken first; a run may be filled part by part.
              priority: -(ranks[position] ?? 0),
            }),
          ),
        );
      }
    },
    take: (run) =>
      // In a transaction, so that the moment is that of our taking it and of no other's.
      database.transaction(async (ask) => {
        const [job] = await boss.fetch<unknown>(run, { batchSize: 1, db: asBossAsks(ask) });
        if (job === undefined) return undefined;
        const { rows } = await ask<{ startedOn: string }>(
          `SELECT ${STARTED} AS "startedOn" FROM ${queueSchema}.job WHERE name = $1 AND id = $2`,
          [run, job.id],
        );
        const { id, data, retryCount } = job;
        return { id, data, retryCount, startedOn: rows[0]?.startedOn ?? "" };
      }),
    async complete(run, job, ask) {
      if (!(await hold(run, job, ask))) return false;
      const answer = await boss.complete(run, attempt(job), null, { db: asBossAsks(ask) });
      return affectedOf(answer) === 1;
    },
    async fail(run, job, message, ask) {
      if (!(await hold(run, job, ask))) return false;
      const answer = await boss.fail(run, attempt(job), { message }, { db: asBossAsks(ask) });
      return affectedOf(answer) === 1;
    },
    async giveBack(run, job) {
      // Without a start the next to take it does not count an attempt more; those before stay counted.
      await hold(run, job, database.ask, "state = 'created', started_on = NULL");
    },
    async discard(run, job, ask) {
      if (!(await hold(run, job, ask))) return false;
      return affectedOf(await boss.deleteJob(run, attempt(job), { db: asBossAsks(ask) })) === 1;
    },
    touch: (run, job) => hold(run, job, database.ask),
    async supervise() {
      await boss.supervise();
    },
    async positions(run, chunks) {
      const { rows } = await database.ask<{ id: string; spent: boolean; late: boolean }>(
        `SELECT id, state = 'failed' AS spent,
            state IN ('created', 'retry') AND start_after > now() + ${LATEST} AS late
          FROM ${queueSchema}.job
          WHERE name = $1 AND state IN ('created', 'retry', 'active', 'failed')`,
        [run],
      );
      const known = rows.length === 0 ? undefined : positionsOf(run, chunks);
      const found = { live: new Set<number>(), spent: new Set<number>(), forged: [] as string[] };
      for (const { id, spent, late } of rows) {
        const position = late ? undefined : known?.get(id);
        if (position === undefined) found.forged.push(id);
        else found[spent ? "spent" : "live"].add(position);
      }
      return found;
    },
    async sweep(run, ids, ask) {
      const { rows } = await ask<{ id: string }>(
        `DELETE FROM ${queueSchema}.job WHERE name = $1 AND id = ANY($2::uuid[]) RETURNING id`,
        [run, ids],
      );
      return rows.map(({ id }) => id);
    },
    async remove(run) {
      known.delete(run);
      if ((await boss.getQueue(run)) !== null) await boss.deleteQueue(run);
    },
    async stop() {
      await boss.stop({ graceful: false, close: false });
    },
  };
}

/** Positions by the ids of their jobs, of the run that was asked last. */
function rememberPositions(): (run: string, chunks: number) => ReadonlyMap<string, number> {
  let last: { readonly run: string; readonly ids: ReadonlyMap<string, number> } | undefined;
  return (run, chunks) => {
    if (last?.run !== run || last.ids.size !== chunks)
      last = {
        run,
        ids: new Map(Array.from({ length: chunks }, (_, chunk) => [jobIdOf(run, chunk), chunk])),
      };
    return last.ids;
  };
}

/** By position, which of all chunks of a run it is in the order of work, from 0; of the run that was asked last. */
function rememberRanks(): (manifest: Manifest) => Int32Array {
  let last: { readonly run: string; readonly ranks: Int32Array } | undefined;
  return (manifest) => {
    if (last?.run !== manifest.id) {
      const ranks = new Int32Array(manifest.chunks.length);
      for (const [rank, position] of inOrderOfWork(manifest, [...manifest.chunks.keys()]).entries())
        ranks[position] = rank;
      last = { run: manifest.id, ranks };
    }
    return last.ranks;
  };
}

/** Jobs of a run that are worked on; 0 where there is no queue. Asks without opening it. */
export async function countActive(ask: Ask, { queueSchema }: Tenant, run: string): Promise<number> {
  const { rows: there } = await ask<{ exists: boolean }>(
    "SELECT to_regclass($1) IS NOT NULL AS exists",
    [`${queueSchema}.job`],
  );
  if (there[0]?.exists !== true) return 0;
  const { rows } = await ask<{ active: number }>(
    `SELECT count(*)::integer AS active FROM ${queueSchema}.job WHERE name = $1 AND state = 'active'`,
    [run],
  );
  return rows[0]?.active ?? 0;
}

const attempt = ({ id, retryCount }: Job): { id: string; retryCount: number } => ({
  id,
  retryCount,
});

/** pg-boss tells how many rows it touched, and its types do not. */
const affectedOf = (answer: object): number | undefined =>
  (answer as { readonly affected?: number }).affected;

/** What pg-boss asks goes through our connections, or into our transaction. */
const asBossAsks = (ask: Ask): BossDatabase => ({
  executeSql: async (text, values) => ({ rows: [...(await ask(text, values ?? [])).rows] }),
});
