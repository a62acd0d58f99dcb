/** One of n equal shares, computed in this process: for arrays of jobs on many machines that share nothing but files. */
import { setImmediate } from "node:timers/promises";
import { createComputer } from "./computeChunk.ts";
import type { ChunkEngine } from "./engine.ts";
import { engineOn } from "./engineOn.ts";
import { inOrderOfWork } from "./orderOfWork.ts";
import type { RunFolder } from "./runFolder.ts";

/** Which share: `index` 1 to `of`. */
export interface ShardPlace {
  readonly index: number;
  readonly of: number;
}

/** Positions of the chunks of a share, rising: a stretch of the order of work, so that it has few questions of the base to ask. */
export function chunksOfShard(
  { manifest }: Pick<RunFolder, "manifest">,
  { index, of }: ShardPlace,
): number[] {
  const order = inOrderOfWork(manifest, [...manifest.chunks.keys()]);
  const [from, to] = [index - 1, index].map((share) => Math.floor((order.length * share) / of));
  return order.slice(from, to).sort((a, b) => a - b);
}

/** An engine without threads. It pauses between rows, so that the process hears signals. */
export function createShard(run: RunFolder, place: ShardPlace): ChunkEngine {
  const share = { run, chunks: chunksOfShard(run, place), workers: 1 };
  let isCancelled = false;
  return engineOn(`shard ${place.index}/${place.of}`, share, {
    async start() {
      isCancelled = false;
      const compute = createComputer(run.manifest, await run.snapshot());
      return (index) => {
        const chunk = run.manifest.chunks[index];
        if (chunk === undefined) throw new Error(`invariant: no chunk ${index}`);
        return compute(chunk, async () => {
          await setImmediate();
          if (isCancelled) throw new Error("cancelled");
        });
      };
    },
    async end() {
      isCancelled = true;
    },
  });
}
