/** Runs in the database: manifest and network by hash, checked whenever they are loaded. */
import { type Manifest, manifestText, parseManifest, sha256 } from "@lianyun/node";
import { ENGINE } from "@lianyun/planner";
import type { Ask, Database } from "../database/connect.ts";
import { refusal } from "../database/refusal.ts";
import type { Tenant } from "../database/tenant.ts";

export type RunState = "open" | "ended" | "cancelled";

/** What a list of runs tells. */
export interface RunLine {
  /** Short name inside the database. */
  readonly number: number;
  readonly id: string;
  readonly name: string;
  readonly engine: string;
  readonly chunks: number;
  readonly rows: number;
  readonly state: RunState;
  readonly submittedBy: string;
}

/** A run that was loaded and is what its hashes say. */
export interface LoadedRun {
  readonly number: number;
  readonly manifest: Manifest;
  snapshot(): Promise<Uint8Array>;
}

const LINE = `number, id, name, engine, chunks, rows::float8 AS rows, state, submitted_by AS "submittedBy"`;

/** All runs, the oldest first. */
export async function listRuns(ask: Ask, { schema }: Tenant): Promise<readonly RunLine[]> {
  const { rows } = await ask<RunLine>(`SELECT ${LINE} FROM ${schema}.run ORDER BY number`);
  return rows;
}

/** Runs that have work for this version of the planner, the oldest first. */
export async function listOpen(ask: Ask, { schema }: Tenant): Promise<readonly RunLine[]> {
  const { rows } = await ask<RunLine>(
    `SELECT ${LINE} FROM ${schema}.run WHERE state = 'open' AND engine = $1 ORDER BY number`,
    [ENGINE],
  );
  return rows;
}

export async function isOpen(ask: Ask, { schema }: Tenant, number: number): Promise<boolean> {
  const { count } = await ask(`SELECT FROM ${schema}.run WHERE number = $1 AND state = 'open'`, [
    number,
  ]);
  return count === 1;
}

/** Least part of an id that names a run. */
const LEAST_LETTERS = 6;

/** The run of an id or of the beginning of one. Throws a FreightError where none or several have it. */
export async function getRun(ask: Ask, tenant: Tenant, id: string): Promise<RunLine> {
  if (!new RegExp(`^[0-9a-f]{${LEAST_LETTERS},64}$`).test(id))
    throw refusal(
      "No run",
      `expected an id, or ${LEAST_LETTERS} or more letters of one, found "${id}"`,
    );
  const { rows } = await ask<RunLine>(
    `SELECT ${LINE} FROM ${tenant.schema}.run WHERE starts_with(id, $1)`,
    [id],
  );
  const [found, other] = rows;
  if (found === undefined)
    throw refusal(
      "No run",
      `tenant ${tenant.name} has no run ${id}: lianyun cluster status lists them`,
    );
  if (other !== undefined)
    throw refusal("No run", `several runs begin with ${id}: give more of it`);
  return found;
}

/** Writes a run that is not there yet, and opens it anew where it was cancelled; as to CSV, the last word counts. Its number. */
export async function putRun(
  ask: Ask,
  tenant: Tenant,
  manifest: Manifest,
  snapshot: Uint8Array,
): Promise<number> {
  const { schema } = tenant;
  const { network } = manifest;
  if (sha256(snapshot) !== network.snapshot)
    throw new Error("invariant: the snapshot is not the manifest's");
  await lockSnapshots(ask, tenant);
  // Written again where it is there: one that was damaged is mended so.
  await ask(
    `INSERT INTO ${schema}.snapshot (sha256, bytes) VALUES ($1, $2)
      ON CONFLICT (sha256) DO UPDATE SET bytes = excluded.bytes`,
    [network.snapshot, Buffer.from(snapshot.buffer, snapshot.byteOffset, snapshot.byteLength)],
  );
  const { rows } = await ask<{ number: number }>(
    `INSERT INTO ${schema}.run (id, name, engine, network_hash, snapshot, manifest, chunks, rows)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
      ON CONFLICT (id) DO UPDATE SET manifest = excluded.manifest, state = CASE run.state WHEN 'cancelled' THEN 'open' ELSE run.state END
      RETURNING number`,
    [
      manifest.id,
      manifest.study.name,
      manifest.engine,
      network.hash,
      network.snapshot,
      Buffer.from(manifestText(manifest)),
      manifest.chunks.length,
      manifest.rows,
    ],
  );
  return rows[0]?.number ?? 0;
}

/** Loads a run. Throws a FreightError where it is of another version of the planner, or not what its hashes say. */
export async function loadRun(
  { ask }: Pick<Database, "ask">,
  { schema }: Tenant,
  { number, id, engine }: Pick<RunLine, "number" | "id" | "engine">,
): Promise<LoadedRun> {
  if (engine !== ENGINE)
    throw refusal(
      "Another version",
      `run ${id.slice(0, 12)} is of ${engine}, this is ${ENGINE}: nothing is computed; use that version, or submit the study anew`,
    );
  const { rows } = await ask<{ manifest: Buffer; snapshot: string }>(
    `SELECT manifest, snapshot FROM ${schema}.run WHERE number = $1`,
    [number],
  );
  const [found] = rows;
  if (found === undefined) throw refusal("No run", `run ${id} was deleted`);
  const manifest = parseManifest(`run ${id.slice(0, 12)}`, found.manifest.toString());
  if (manifest.id !== id)
    throw refusal("A damaged run", `run ${id} holds the manifest of ${manifest.id}`);
  return {
    number,
    manifest,
    async snapshot() {
      const { rows: snapshots } = await ask<{ bytes: Buffer }>(
        `SELECT bytes FROM ${schema}.snapshot WHERE sha256 = $1`,
        [manifest.network.snapshot],
      );
      const bytes = snapshots[0]?.bytes;
      if (bytes === undefined || sha256(bytes) !== manifest.network.snapshot)
        throw refusal(
          "A damaged network",
          `the snapshot of network ${manifest.network.hash} is not what its SHA-256 says: submit the study again`,
        );
      return bytes;
    },
  };
}

export async function setState(
  ask: Ask,
  { schema }: Tenant,
  number: number,
  state: RunState,
): Promise<void> {
  await ask(`UPDATE ${schema}.run SET state = $2 WHERE number = $1`, [number, state]);
}

/** Opens a run again that ended; one that was cancelled is left. */
export async function reopenEnded(ask: Ask, { schema }: Tenant, number: number): Promise<void> {
  await ask(`UPDATE ${schema}.run SET state = 'open' WHERE number = $1 AND state = 'ended'`, [
    number,
  ]);
}

/** Nobody removes a snapshot while somebody else submits a run of it; to the end of the transaction. */
async function lockSnapshots(ask: Ask, { schema }: Tenant): Promise<void> {
  await ask("SELECT pg_advisory_xact_lock(hashtext($1))", [`${schema}.snapshot`]);
}

/** Removes a run and everything that was computed for it. */
export async function removeRun(ask: Ask, tenant: Tenant, number: number): Promise<void> {
  const { schema } = tenant;
  await lockSnapshots(ask, tenant);
  await ask(`DELETE FROM ${schema}.effect WHERE run = $1`, [number]);
  await ask(`DELETE FROM ${schema}.run WHERE number = $1`, [number]);
  await ask(
    `DELETE FROM ${schema}.snapshot s WHERE NOT EXISTS (SELECT FROM ${schema}.run WHERE snapshot = s.sha256)`,
  );
}
