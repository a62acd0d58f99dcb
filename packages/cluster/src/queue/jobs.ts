/** What a job says: hashes and numbers, never code, paths or addresses. */
import { createHash } from "node:crypto";
import type { Chunk, Manifest } from "@lianyun/node";
import { ENGINE } from "@lianyun/planner";

/** The payload of a job. All of it stands in the manifest too, and is compared with it before anything is computed. */
export interface Payload {
  /** Id of the run. */
  readonly run: string;
  /** Position in its manifest. */
  readonly chunk: number;
  readonly key: string;
  /** Hash of the network. */
  readonly network: string;
  readonly engine: string;
  readonly rows: number;
  /** Labels that a search may make; null: the planner's own limit. */
  readonly labels: number | null;
}

export function payloadOf(manifest: Manifest, chunk: number): Payload {
  const { key, from, to }: Pick<Chunk, "key" | "from" | "to"> = chunkAt(manifest, chunk);
  return {
    run: manifest.id,
    chunk,
    key,
    network: manifest.network.hash,
    engine: manifest.engine,
    rows: to - from,
    labels: manifest.study.options.labels ?? null,
  };
}

export function chunkAt({ chunks }: Manifest, position: number): Chunk {
  const chunk = chunks[position];
  if (chunk === undefined) throw new Error(`invariant: no chunk ${position}`);
  return chunk;
}

/** Why a job is not that of a chunk of this run; `undefined` where it is. */
export function whyNot(
  { id, data: payload }: { readonly id: string; readonly data: unknown },
  manifest: Manifest,
): string | undefined {
  if (typeof payload !== "object" || payload === null || Array.isArray(payload))
    return "expected an object";
  const given = payload as Record<string, unknown>;
  const { chunk } = given;
  if (given["engine"] !== ENGINE)
    return `expected engine ${ENGINE}, found ${shown(given["engine"])}`;
  if (given["run"] !== manifest.id)
    return `expected run ${manifest.id}, found ${shown(given["run"])}`;
  if (given["network"] !== manifest.network.hash)
    return `expected network ${manifest.network.hash}, found ${shown(given["network"])}`;
  if (!Number.isInteger(chunk) || manifest.chunks[Number(chunk)] === undefined)
    return `expected a chunk from 0 to ${manifest.chunks.length - 1}, found ${shown(chunk)}`;
  const expected: Record<string, unknown> = { ...payloadOf(manifest, Number(chunk)) };
  for (const [field, value] of Object.entries(given)) {
    if (!Object.hasOwn(expected, field)) return `no such field: ${shown(field)}`;
    if (value !== expected[field])
      return `${field}: expected ${shown(expected[field])}, found ${shown(value)}`;
  }
  const lacking = Object.keys(expected).find((field) => !Object.hasOwn(given, field));
  if (lacking !== undefined) return `${lacking}: missing`;
  // Under another id a chunk could be queued twice, and its attempts would not be counted.
  const own = jobIdOf(manifest.id, Number(chunk));
  return id === own ? undefined : `expected id ${own}, found ${id}`;
}

const LONGEST_SHOWN = 80;
const shown = (value: unknown): string =>
  (JSON.stringify(value) ?? "nothing").slice(0, LONGEST_SHOWN);

/** The same job has the same id, so that it cannot be queued twice. */
export function jobIdOf(run: string, chunk: number): string {
  const hex = createHash("sha256").update(`${run} ${chunk}`).digest("hex");
  // RFC 9562, version 8: bits of our own.
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
