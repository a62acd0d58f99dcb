/** A run out of the database into a folder that the other engines and `study` know. */
import { type ChunkEngine, createRun, type Merged, mergeRun, openRun } from "@lianyun/node";
import type { LoadedRun } from "./store/runs.ts";

/** What was laid out. */
export interface Exported {
  /** Chunks in the folder. */
  readonly chunks: number;
  /** Absent where the run is not whole. */
  readonly merged?: Merged;
}

/**
 * Writes manifest, network and sound results; those that are in the folder already are left. Throws a FreightError where the
 * folder holds another run, DiskFull where there is no room: what was written is whole, and doing it again goes on.
 */
export async function exportRun(
  folder: string,
  loaded: LoadedRun,
  engine: ChunkEngine,
): Promise<Exported> {
  const { manifest } = loaded;
  await createRun(folder, manifest, await loaded.snapshot());
  const run = await openRun(folder);
  let chunks = 0;
  for await (const { chunk, bytes } of engine.results()) {
    await run.commit(chunk, bytes);
    chunks++;
  }
  if (chunks < manifest.chunks.length) return { chunks };
  const merged = await mergeRun(run, engine);
  await run.sweep();
  return { chunks, merged };
}
