/** Results of chunks: written once, read in order, checked byte by byte. */
import { type Chunk, type ChunkResult, type Finding, faultOfBytes, sha256 } from "@lianyun/node";
import type { Ask } from "../database/connect.ts";
import type { Tenant } from "../database/tenant.ts";
import type { LoadedRun } from "./runs.ts";

/** What became of a result that was to be written. */
export type Written =
  | "written"
  /** The same bytes were there. */
  | "known"
  /** Other bytes were there: the planner gave two answers. */
  | "contradicting";

export async function writeResult(
  ask: Ask,
  { schema }: Tenant,
  run: number,
  { position, chunk, bytes }: { position: number; chunk: Chunk; bytes: Uint8Array },
): Promise<Written> {
  const hash = sha256(bytes);
  const { count } = await ask(
    `INSERT INTO ${schema}.result (run, chunk, key, sha256, rows, bytes) VALUES ($1, $2, $3, $4, $5, $6)
      ON CONFLICT (run, chunk) DO NOTHING`,
    [
      run,
      position,
      chunk.key,
      hash,
      chunk.to - chunk.from,
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    ],
  );
  if (count === 1) return "written";
  const { rows } = await ask<{ sha256: string }>(
    `SELECT sha256 FROM ${schema}.result WHERE run = $1 AND chunk = $2`,
    [run, position],
  );
  return rows[0]?.sha256 === hash ? "known" : "contradicting";
}

/** Positions that have a result; not yet verified. */
export async function finishedOf(ask: Ask, { schema }: Tenant, run: number): Promise<Set<number>> {
  const { rows } = await ask<{ chunk: number }>(
    `SELECT chunk FROM ${schema}.result WHERE run = $1`,
    [run],
  );
  return new Set(rows.map(({ chunk }) => chunk));
}

export async function isFinished(
  ask: Ask,
  { schema }: Tenant,
  run: number,
  position: number,
): Promise<boolean> {
  const { count } = await ask(`SELECT FROM ${schema}.result WHERE run = $1 AND chunk = $2`, [
    run,
    position,
  ]);
  return count === 1;
}

interface Stored {
  /** Names this very row, and no other that takes its place. */
  readonly version: string;
  readonly chunk: number;
  readonly key: string;
  readonly sha256: string;
  readonly bytes: Buffer;
}

/** Results asked for at a time, and bytes of them held in memory; one is, whatever it takes. */
const PAGE = 64;
const PAGE_BYTES = 16_777_216;
/** Of a table with rows of bytes in an order: those that fit into a page. */
const fitting = (rows: string, order: string): string =>
  `SELECT * FROM (SELECT *, sum(octet_length(bytes)) OVER (ORDER BY ${order}) - octet_length(bytes) AS before
    FROM (${rows} ORDER BY ${order} LIMIT ${PAGE}) page) summed WHERE before < ${PAGE_BYTES} ORDER BY ${order}`;
const VERSION = "ctid::text || ' ' || xmin::text";

async function* read(
  ask: Ask,
  { schema }: Tenant,
  { number, manifest }: LoadedRun,
): AsyncGenerator<Stored> {
  for (let next = 0; next < manifest.chunks.length; ) {
    const { rows } = await ask<Stored>(
      fitting(
        `SELECT ${VERSION} AS version, chunk, key, sha256, bytes FROM ${schema}.result
          WHERE run = $1 AND chunk >= $2`,
        "chunk",
      ),
      [number, next],
    );
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined) return;
    next = last.chunk + 1;
  }
}

function faultOf(
  chunk: Chunk,
  { key, sha256: hash, bytes }: Pick<Stored, "key" | "sha256" | "bytes">,
): ReturnType<typeof faultOfBytes> {
  return key === chunk.key
    ? faultOfBytes(bytes, hash, chunk)
    : { what: "damaged", message: `expected the result of chunk ${chunk.key}, found ${key}'s` };
}

/** Sound results in the order of the manifest. */
export async function* soundResults(
  ask: Ask,
  tenant: Tenant,
  run: LoadedRun,
): AsyncGenerator<ChunkResult> {
  for await (const stored of read(ask, tenant, run)) {
    const chunk = run.manifest.chunks[stored.chunk];
    if (chunk !== undefined && faultOf(chunk, stored) === undefined)
      yield { chunk, sha256: stored.sha256, bytes: stored.bytes };
  }
}

/** Everything that lacks or is damaged, in the order of the manifest. */
export async function findingsOf(
  ask: Ask,
  tenant: Tenant,
  run: LoadedRun,
): Promise<readonly Finding[]> {
  const { chunks } = run.manifest;
  const findings: Finding[] = [];
  const missing = (until: number, from: number): void => {
    for (let chunk = from; chunk < until; chunk++)
      findings.push({
        what: "missing",
        file: chunks[chunk]?.key ?? "",
        chunk,
        message: `chunk ${chunk + 1} of ${chunks.length} has no sound result`,
      });
  };
  const contradicted = await contradictions(ask, tenant, run.number);
  let next = 0;
  for await (const stored of read(ask, tenant, run)) {
    missing(stored.chunk, next);
    const { chunk: position } = stored;
    const chunk = chunks[position];
    next = position + 1;
    if (chunk === undefined) continue;
    const fault = faultOf(chunk, stored);
    const file = chunk.key;
    if (fault !== undefined) {
      findings.push({ ...fault, file, chunk: position });
      missing(next, position);
    }
    const message = contradicted.get(position);
    if (message !== undefined)
      findings.push({ what: "contradicting", file, chunk: position, message });
  }
  missing(chunks.length, next);
  return findings;
}

/** Chunks that gave two answers, neither of which was set aside since. */
async function contradictions(
  ask: Ask,
  { schema }: Tenant,
  run: number,
): Promise<ReadonlyMap<number, string>> {
  const { rows } = await ask<{ chunk: number; message: string }>(
    `SELECT chunk, message FROM ${schema}.fault f
      WHERE run = $1 AND chunk IS NOT NULL AND kind = 'contradicting' AND NOT EXISTS (
        SELECT FROM ${schema}.aside a WHERE a.run = f.run AND a.chunk = f.chunk AND a.at >= f.at)`,
    [run],
  );
  return new Map(rows.map(({ chunk, message }) => [chunk, message]));
}

/** Sets results aside that are damaged, or of which there was another answer, so that their chunks are computed again; how many. */
export async function setAside(ask: Ask, tenant: Tenant, run: LoadedRun): Promise<number> {
  const { schema } = tenant;
  const contradicted = await contradictions(ask, tenant, run.number);
  let aside = 0;
  for await (const stored of read(ask, tenant, run)) {
    const { chunk: position, version } = stored;
    const chunk = run.manifest.chunks[position];
    if (chunk === undefined) continue;
    const message = faultOf(chunk, stored)?.message ?? contradicted.get(position);
    if (message === undefined) continue;
    // The row that was read and no other: somebody else may have mended it meanwhile.
    const { count } = await ask(
      `WITH bad AS (
        DELETE FROM ${schema}.result WHERE run = $1 AND chunk = $2 AND ${VERSION} = $4 RETURNING *)
        INSERT INTO ${schema}.aside (run, chunk, sha256, bytes, message)
        SELECT run, chunk, sha256, bytes, $3 FROM bad`,
      [run.number, position, message, version],
    );
    aside += count;
  }
  return aside;
}

/** Keys asked for at a time. */
const KEYS = 5_000;

interface Found extends Stored {
  /** The run that has it. */
  readonly run: number;
}

/** Takes over sound results that other runs of the tenant have for the same keys; how many. */
export async function takeOver(ask: Ask, tenant: Tenant, run: LoadedRun): Promise<number> {
  const { schema } = tenant;
  const { chunks } = run.manifest;
  const finished = await finishedOf(ask, tenant, run.number);
  let taken = 0;
  for (let from = 0; from < chunks.length; from += KEYS) {
    const wanted = chunks
      .slice(from, from + KEYS)
      .map(({ key }, index) => ({ key, position: from + index }))
      .filter(({ position }) => !finished.has(position));
    const keys = wanted.map(({ key }) => key);
    const positions = wanted.map(({ position }) => position);
    for (let after = [-1, -1]; wanted.length > 0; ) {
      const { rows } = await ask<Found>(
        fitting(
          `SELECT wanted.chunk, other.run, other.key, other.sha256, other.bytes
            FROM unnest($2::text[], $3::integer[]) AS wanted (key, chunk)
            JOIN ${schema}.result other ON other.key = wanted.key AND other.run <> $1
            WHERE (wanted.chunk, other.run) > ($4::integer, $5::integer)`,
          "chunk, run",
        ),
        [run.number, keys, positions, ...after],
      );
      for (const found of rows) taken += await takeOne(ask, tenant, run, found);
      const last = rows.at(-1);
      if (last === undefined) break;
      after = [last.chunk, last.run];
    }
  }
  return taken;
}

/** Takes a result over if it is sound: what is damaged in another run is not made to be in two. */
async function takeOne(
  ask: Ask,
  tenant: Tenant,
  { number, manifest }: LoadedRun,
  found: Found,
): Promise<number> {
  const chunk = manifest.chunks[found.chunk];
  if (chunk === undefined || faultOf(chunk, found) !== undefined) return 0;
  const { count } = await ask(
    `INSERT INTO ${tenant.schema}.result (run, chunk, key, sha256, rows, bytes)
      VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (run, chunk) DO NOTHING`,
    [number, found.chunk, chunk.key, found.sha256, chunk.to - chunk.from, found.bytes],
  );
  return count;
}

/** Positions that took effect more often than their results were set aside: none, or exactly-once is broken. */
export async function twice(ask: Ask, { schema }: Tenant, run: number): Promise<readonly number[]> {
  const { rows } = await ask<{ chunk: number }>(
    `SELECT chunk FROM ${schema}.effect e WHERE run = $1 GROUP BY chunk
      HAVING count(*) > 1 + (SELECT count(*) FROM ${schema}.aside a WHERE a.run = $1 AND a.chunk = e.chunk)
      ORDER BY chunk`,
    [run],
  );
  return rows.map(({ chunk }) => chunk);
}
