/** An engine whose results lie in a folder: what threads and shards have in common. */
import type { ChunkEngine } from "./engine.ts";
import type { RunFolder } from "./runFolder.ts";
import { type Execute, HandedBack, progressOf, type Share, workChunks } from "./workChunks.ts";

/** Who computes, started when there is work and ended after it. */
export interface Crew {
  start(): Promise<Execute>;
  end(): Promise<void>;
}

/** Positions of all chunks of a run. */
export const everyChunk = (run: RunFolder): number[] => [...run.manifest.chunks.keys()];

export function engineOn(name: string, share: Share, crew: Crew): ChunkEngine {
  const { run } = share;
  let stop = new AbortController();
  return {
    name,
    async work({ signal, onProgress } = {}) {
      stop = new AbortController();
      const { signal: cancelled } = stop;
      const before = await progressOf(share);
      if (before.doneChunks === before.chunks) {
        onProgress?.(before);
        return [];
      }
      const execute = await crew.start();
      try {
        return await workChunks(share, unlessCancelled(execute, cancelled), {
          signal: signal === undefined ? cancelled : AbortSignal.any([signal, cancelled]),
          ...(onProgress === undefined ? {} : { onProgress }),
        });
      } finally {
        await crew.end();
      }
    },
    progress: () => progressOf(share),
    results: () => run.results(),
    reconcile: () => run.setAside(share.chunks),
    verify: () => run.verify(),
    async cancel() {
      stop.abort();
      await crew.end();
    },
  };
}

/** A chunk that was handed back is no failure. */
const unlessCancelled =
  (execute: Execute, cancelled: AbortSignal): Execute =>
  async (chunk) => {
    try {
      return await execute(chunk);
    } catch (error) {
      throw cancelled.aborted ? new HandedBack() : error;
    }
  };
