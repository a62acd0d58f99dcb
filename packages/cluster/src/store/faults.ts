/** What went wrong with chunks, kept beside the queue, which can be dropped. */
import type { Ask } from "../database/connect.ts";
import type { Tenant } from "../database/tenant.ts";

/** How a chunk failed. */
export type FaultKind =
  /** An error was thrown. */
  | "threw"
  /** Whoever computed it ended. */
  | "exited"
  /** It took more memory than it may. */
  | "memory"
  /** It took longer than it may. */
  | "time"
  /** Its worker was not heard of again, over and over. */
  | "vanished"
  /** It gave other rows than before. */
  | "contradicting"
  /** No fault: it was given up, and whoever runs it asked for it to be tried again. */
  | "revived"
  /** The job is not one of the run: forged, or damaged. */
  | "refused";

export interface Fault {
  /** Position in the manifest; absent where the job named none. */
  readonly chunk?: number;
  readonly kind: FaultKind;
  readonly message: string;
}

const LONGEST_MESSAGE = 2_000;

/** Keeps a fault; a dead chunk is not tried again. */
export async function keepFault(
  ask: Ask,
  { schema }: Tenant,
  run: number,
  worker: string,
  { chunk, kind, message }: Fault,
  isDead: boolean,
): Promise<void> {
  await ask(
    `INSERT INTO ${schema}.fault (run, chunk, kind, message, worker, is_dead) VALUES ($1, $2, $3, $4, $5, $6)`,
    // PostgreSQL keeps no NUL in a text.
    [
      run,
      chunk ?? null,
      kind,
      message.replaceAll("\0", "").slice(0, LONGEST_MESSAGE),
      worker,
      isDead,
    ],
  );
}

export interface Dead extends Fault {
  readonly chunk: number;
}

/** Chunks that were given up and have no result, in order, each with its last fault. */
export async function listDead(
  ask: Ask,
  { schema }: Tenant,
  run: number,
): Promise<readonly Dead[]> {
  const { rows } = await ask<Dead>(
    `SELECT DISTINCT ON (chunk) chunk, kind, message FROM ${schema}.fault f
      WHERE run = $1 AND is_dead AND NOT EXISTS (
        SELECT FROM ${schema}.result r WHERE r.run = f.run AND r.chunk = f.chunk)
      ORDER BY chunk, seq DESC`,
    [run],
  );
  return rows;
}

/** Lets dead chunks be tried again, as often as if they had not been before; how many. */
export async function revive(ask: Ask, { schema }: Tenant, run: number): Promise<number> {
  const { count } = await ask(
    `WITH dead AS (UPDATE ${schema}.fault SET is_dead = false WHERE run = $1 AND is_dead RETURNING chunk)
      INSERT INTO ${schema}.fault (run, chunk, kind, message, worker)
      SELECT DISTINCT $1::integer, chunk, 'revived', 'to be tried again', session_user FROM dead`,
    [run],
  );
  return count;
}

/** How often a chunk failed by itself since it was last given up: not that its worker vanished. */
export async function countOwn(
  ask: Ask,
  { schema }: Tenant,
  run: number,
  chunk: number,
): Promise<number> {
  const { rows } = await ask<{ own: number }>(
    `SELECT count(*)::integer AS own FROM ${schema}.fault
      WHERE run = $1 AND chunk = $2 AND kind IN ('threw', 'exited', 'memory', 'time')
        AND seq > coalesce((SELECT max(seq) FROM ${schema}.fault
          WHERE run = $1 AND chunk = $2 AND kind = 'revived'), 0)`,
    [run, chunk],
  );
  return rows[0]?.own ?? 0;
}
