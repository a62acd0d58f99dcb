/** The queue: pg-boss in a schema of its own. Nothing in it is needed that could not be made again from manifest and results. */
import type { Manifest } from "@lianyun/node";
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
  /** Puts chunks of a run into the queue; those that are in it stay as they are. */
  fill(manifest: Manifest, positions: readonly number[]): Promise<void>;
  /** The next job of a run. */
  take(run: string): Promise<Job | undefined>;
  /** True where the job was still ours; it then is done with, if the transaction ends well. */
  complete(run: string, job: Job, ask: Ask): Promise<boolean>;
  /** Gives a job to be tried again; true where it was still ours. */
  fail(run: string, job: Job, message: string, ask: Ask): Promise<boolean>;
  /** Gives a job back as if it had not been taken. */
  giveBack(manifest: Manifest, position: number, job: Job): Promise<void>;
  /** Takes a job out; true where it was still ours. */
  discard(run: string, job: Job, ask?: Ask): Promise<boolean>;
  /** Says that we are there; false where the job is no longer ours. */
  touch(run: string, job: Job): Promise<boolean>;
  /** Takes jobs from workers that are not heard of any more. */
  supervise(): Promise<void>;
  /** Positions that wait or are worked on, and those that pg-boss gave up. */
  positions(run: string): Promise<{ readonly live: Set<number>; readonly spent: Set<number> }>;
  /** Jobs that wait or are worked on. */
  countLive(run: string): Promise<number>;
  /** Takes all jobs of a run out. */
  remove(run: string): Promise<void>;
  stop(): Promise<void>;
}

const DAY_SECONDS = 86_400;
/** Waiting work is never deleted: pg-boss drops what waited longer. */
const RETENTION_SECONDS = 365 * DAY_SECONDS;
/** Jobs sent in a statement. */
const BATCH = 5_000;
const RETRY_SECONDS = 1;
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
  const jobOf = (manifest: Manifest, position: number): JobInsert => ({
    id: jobIdOf(manifest.id, position),
    data: payloadOf(manifest, position),
  });

  return {
    async fill(manifest, positions) {
      const run = manifest.id;
      await ensure(run);
      for (let from = 0; from < positions.length; from += BATCH) {
        const slice = positions.slice(from, from + BATCH);
        // Those that ended before have the ids that are needed now.
        await database.ask(
          `DELETE FROM ${queueSchema}.job WHERE name = $1 AND id = ANY($2::uuid[]) AND state >= 'completed'`,
          [run, slice.map((position) => jobIdOf(run, position))],
        );
        await boss.insert(
          run,
          slice.map((position) => jobOf(manifest, position)),
        );
      }
    },
    async take(run) {
      const [job] = await boss.fetch<unknown>(run, { batchSize: 1 });
      return job;
    },
    async complete(run, job, ask) {
      const answer = await boss.complete(run, attempt(job), null, { db: asBossAsks(ask) });
      return affectedOf(answer) === 1;
    },
    async fail(run, job, message, ask) {
      const answer = await boss.fail(run, attempt(job), { message }, { db: asBossAsks(ask) });
      return affectedOf(answer) === 1;
    },
    giveBack: (manifest, position, job) =>
      database.transaction(async (ask) => {
        const db = asBossAsks(ask);
        const answer = await boss.deleteJob(manifest.id, attempt(job), { db });
        if (affectedOf(answer) === 1)
          await boss.insert(manifest.id, [jobOf(manifest, position)], { db });
      }),
    async discard(run, job, ask = database.ask) {
      return affectedOf(await boss.deleteJob(run, attempt(job), { db: asBossAsks(ask) })) === 1;
    },
    touch: async (run, job) => affectedOf(await boss.touch(run, attempt(job))) === 1,
    async supervise() {
      await boss.supervise();
    },
    async positions(run) {
      const { rows } = await database.ask<{ chunk: number; spent: boolean }>(
        `SELECT (data->>'chunk')::integer AS chunk, state = 'failed' AS spent FROM ${queueSchema}.job
          WHERE name = $1 AND state IN ('created', 'retry', 'active', 'failed')
            AND jsonb_typeof(data->'chunk') = 'number'`,
        [run],
      );
      return {
        live: new Set(rows.flatMap(({ chunk, spent }) => (spent ? [] : [chunk]))),
        spent: new Set(rows.flatMap(({ chunk, spent }) => (spent ? [chunk] : []))),
      };
    },
    async countLive(run) {
      const { rows } = await database.ask<{ live: number }>(
        `SELECT count(*)::integer AS live FROM ${queueSchema}.job
          WHERE name = $1 AND state IN ('created', 'retry', 'active')`,
        [run],
      );
      return rows[0]?.live ?? 0;
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
