/** What a worker thread runs: chunks of one run, by their position. */
import { workerData as given } from "node:worker_threads";
import { move } from "piscina";
import { createComputer } from "./computeChunk.ts";
import type { Manifest } from "./manifest.ts";

/** What every thread is given when it starts. */
export interface WorkerData {
  readonly manifest: Manifest;
  readonly snapshot: SharedArrayBuffer;
}

const { manifest, snapshot } = given as WorkerData;
const compute = createComputer(manifest, snapshot);

/** Computes a chunk; its bytes are handed over, not copied. */
export default async function run(index: number): Promise<unknown> {
  const chunk = manifest.chunks[index];
  if (chunk === undefined) throw new Error(`no chunk ${index} in this run`);
  return move(await compute(chunk));
}
