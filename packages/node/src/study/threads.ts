/** Worker threads of this machine: one task a thread, one thread a core. */
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { Piscina } from "piscina";
import type { ChunkEngine } from "./engine.ts";
import { engineOn, everyChunk } from "./engineOn.ts";
import type { RunFolder } from "./runFolder.ts";
import type { WorkerData } from "./worker.ts";

export interface ThreadOptions {
  /** Defaults to the cores of the machine. */
  readonly workers?: number;
  /** Positions of the chunks to compute; defaults to all. */
  readonly chunks?: readonly number[];
  readonly name?: string;
}

/** Threads run JavaScript: from the sources, what was built of them. */
const WORKER = fileURLToPath(
  new URL(
    import.meta.url.endsWith(".ts") ? "../../dist/study/worker.js" : "./worker.js",
    import.meta.url,
  ),
);

/** An engine of worker threads. They are started by `work` and ended with it. */
export function createThreads(
  run: RunFolder,
  { workers = availableParallelism(), chunks = everyChunk(run), name }: ThreadOptions = {},
): ChunkEngine {
  let pool: Piscina<number, Uint8Array> | undefined;
  return engineOn(
    name ?? `${workers} thread${workers === 1 ? "" : "s"}`,
    { run, chunks, workers },
    {
      async start() {
        const bytes = await run.snapshot();
        // One copy for all threads.
        const snapshot = new SharedArrayBuffer(bytes.byteLength);
        new Uint8Array(snapshot).set(bytes);
        const workerData: WorkerData = { manifest: run.manifest, snapshot };
        const started = new Piscina<number, Uint8Array>({
          filename: WORKER,
          minThreads: workers,
          maxThreads: workers,
          concurrentTasksPerWorker: 1,
          idleTimeout: Number.POSITIVE_INFINITY,
          execArgv: [],
          workerData,
        });
        pool = started;
        return (chunk) => started.run(chunk);
      },
      async end() {
        await pool?.destroy();
        pool = undefined;
      },
    },
  );
}
