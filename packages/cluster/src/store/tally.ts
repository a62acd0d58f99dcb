/** How far a run is: sums over workers, so that a run of many thousand chunks is told in milliseconds. */
import { OF_LATE, type Progress } from "@lianyun/node";
import type { Ask } from "../database/connect.ts";
import type { Tenant } from "../database/tenant.ts";
import type { RunLine } from "./runs.ts";

/** Progress of a run on a cluster: of all workers, while it runs and afterwards. */
export interface ClusterProgress extends Progress {
  /** Chunks that were given up. */
  readonly dead: number;
  /** Jobs that were refused: forged, or damaged. */
  readonly refused: number;
  /** Workers heard of in the last minute. */
  readonly workers: number;
}

/** Adds a chunk to what a worker did. */
export async function countChunk(
  ask: Ask,
  { schema }: Tenant,
  run: number,
  worker: string,
  rows: number,
): Promise<void> {
  await ask(
    `INSERT INTO ${schema}.tally AS t (run, worker, chunks, rows) VALUES ($1, $2, 1, $3)
      ON CONFLICT (run, worker) DO UPDATE
      SET chunks = t.chunks + 1, rows = t.rows + excluded.rows, seen_at = now()`,
    [run, worker, rows],
  );
}

/** A worker is there; or it has left, and what it did ended when it was last seen. */
export async function seeWorker(
  ask: Ask,
  { schema }: Tenant,
  run: number,
  worker: string,
  hasLeft = false,
): Promise<void> {
  await ask(
    `INSERT INTO ${schema}.tally (run, worker) VALUES ($1, $2) ON CONFLICT (run, worker) DO UPDATE
      SET ${hasLeft ? "ended_at = now()" : "seen_at = now(), ended_at = NULL"}`,
    [run, worker],
  );
}

/** Makes the sum that of the results, where some came or went without a worker: one statement, so one state of both. */
export async function recount(ask: Ask, { schema }: Tenant, run: number): Promise<void> {
  await ask(
    `INSERT INTO ${schema}.tally AS t (run, worker, chunks, rows)
      SELECT $1, '', found.chunks - counted.chunks, found.rows - counted.rows
      FROM (SELECT count(*) AS chunks, coalesce(sum(rows), 0) AS rows FROM ${schema}.result WHERE run = $1) found,
        (SELECT coalesce(sum(chunks), 0) AS chunks, coalesce(sum(rows), 0) AS rows
          FROM ${schema}.tally WHERE run = $1 AND worker <> '') counted
      ON CONFLICT (run, worker) DO UPDATE SET chunks = excluded.chunks, rows = excluded.rows`,
    [run],
  );
}

/** Chunks that have a result: the rows themselves. */
export async function countResults(ask: Ask, { schema }: Tenant, run: number): Promise<number> {
  const { rows } = await ask<{ chunks: number }>(
    `SELECT count(*)::float8 AS chunks FROM ${schema}.result WHERE run = $1`,
    [run],
  );
  return rows[0]?.chunks ?? 0;
}

/** Chunks that were counted. */
export async function tallied(ask: Ask, { schema }: Tenant, run: number): Promise<number> {
  const { rows } = await ask<{ chunks: number }>(
    `SELECT coalesce(sum(chunks), 0)::float8 AS chunks FROM ${schema}.tally WHERE run = $1`,
    [run],
  );
  return rows[0]?.chunks ?? 0;
}

/** A worker that was not heard of for so long is not counted. */
const SILENT = "interval '60 seconds'";
const MS_PER_SECOND = 1_000;
/** Chunks enough to tell a rate by: of a quick run not all of the last minutes are added up, for that would take longer than the rest. */
const MOST_OF_LATE = 2_000;

/** How far a run is. `running` is told by the queue. */
export async function progressOf(
  ask: Ask,
  { schema }: Tenant,
  { number, chunks, rows }: Pick<RunLine, "number" | "chunks" | "rows">,
  running: number,
): Promise<ClusterProgress> {
  const { rows: found } = await ask<{
    doneChunks: number;
    doneRows: number;
    rate: number | null;
    average: number | null;
    quiet: number | null;
    workers: number;
    failed: number;
    dead: number;
    refused: number;
  }>(
    `WITH t AS (
        SELECT *, ended_at IS NULL AND seen_at > now() - ${SILENT} AS is_there
        FROM ${schema}.tally WHERE run = $1),
      -- Since the first of those began that are there: while nobody was, nothing could be done.
      began AS (SELECT min(began_at) AS at FROM t WHERE is_there AND worker <> ''),
      since AS (
        SELECT greatest(began.at,
          (SELECT at FROM ${schema}.effect WHERE run = $1 ORDER BY at DESC OFFSET ${MOST_OF_LATE} LIMIT 1), least(now() - interval '${OF_LATE.ms / MS_PER_SECOND} seconds',
          coalesce((SELECT at FROM ${schema}.effect WHERE run = $1 ORDER BY at DESC OFFSET ${OF_LATE.chunks} LIMIT 1), began.at)
        )) AS at FROM began),
      lately AS (
        SELECT sum(r.rows) AS rows FROM since, ${schema}.effect e JOIN ${schema}.result r ON r.run = e.run AND r.chunk = e.chunk
        WHERE e.run = $1 AND e.at > since.at),
      f AS (
        SELECT chunk, bool_or(is_dead) AS is_dead FROM ${schema}.fault
        WHERE run = $1 AND chunk IS NOT NULL AND kind <> 'refused' AND NOT EXISTS (
          SELECT FROM ${schema}.result r WHERE r.run = $1 AND r.chunk = fault.chunk)
        GROUP BY chunk)
    SELECT coalesce(sum(chunks), 0)::float8 AS "doneChunks", coalesce(sum(rows), 0)::float8 AS "doneRows",
      (SELECT lately.rows / extract(epoch FROM greatest(now() - since.at, interval '1 millisecond'))
        FROM lately, since)::float8 AS rate,
      (sum(rows) FILTER (WHERE worker <> '') / extract(epoch FROM greatest(
        max(seen_at) FILTER (WHERE worker <> '') - min(began_at) FILTER (WHERE worker <> ''),
        interval '1 millisecond')))::float8 AS average,
      extract(epoch FROM now() - greatest((SELECT max(at) FROM ${schema}.effect WHERE run = $1),
        (SELECT at FROM began)))::float8 AS quiet,
      (count(*) FILTER (WHERE is_there AND worker <> ''))::integer AS workers,
      (SELECT count(*) FROM f)::integer AS failed,
      (SELECT count(*) FROM f WHERE is_dead)::integer AS dead,
      (SELECT count(*) FROM ${schema}.fault WHERE run = $1 AND kind = 'refused')::integer AS refused
    FROM t`,
    [number],
  );
  const [told] = found;
  const {
    doneChunks = 0,
    doneRows = 0,
    failed = 0,
    dead = 0,
    refused = 0,
    workers = 0,
  } = told ?? {};
  // While it runs, what was done of late; once it is over, the whole of it. Where nobody is there to do the rest, none.
  const isWhole = doneChunks >= chunks;
  const rate = (isWhole ? told?.average : workers > 0 ? told?.rate : undefined) ?? undefined;
  const rowsPerSecond = rate === undefined || rate === 0 ? undefined : rate;
  return {
    chunks,
    doneChunks,
    rows,
    doneRows,
    running,
    failed,
    rowsPerSecond,
    secondsLeft: rowsPerSecond === undefined ? undefined : (rows - doneRows) / rowsPerSecond,
    quietSeconds: isWhole ? undefined : (told?.quiet ?? undefined),
    dead,
    refused,
    workers,
  };
}
