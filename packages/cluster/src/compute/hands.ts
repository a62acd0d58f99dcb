/** Whoever computes: a thread beside the one that is heard of, or a child alone. */
import { type ChildProcess, fork } from "node:child_process";
import { Worker } from "node:worker_threads";
import type { Manifest } from "@lianyun/node";
import type { FaultKind } from "../store/faults.ts";
import type { Given, Reply } from "./computer.ts";

/** A chunk that could not be computed, by a fault of its own. */
export class ChunkFault extends Error {
  readonly kind: FaultKind;
  /** True where nothing had begun to compute: the worker's fault, and not the chunk's. */
  readonly isWorkers: boolean;
  constructor(kind: FaultKind, message: string, isWorkers = false) {
    super(message);
    this.isWorkers = isWorkers;
    this.name = "ChunkFault";
    this.kind = kind;
  }
}

export interface Hand {
  ask(position: number): void;
  end(): Promise<unknown>;
}

/** What a hand is started with. */
export interface HandOptions {
  /** The module that it runs. */
  readonly computer: string;
  readonly manifest: Manifest;
  readonly snapshot: SharedArrayBuffer;
  readonly memoryMb: number;
  /** Called with all that it says, and with its end. */
  readonly hear: (said: Reply | ChunkFault) => void;
}

/** Shares the snapshot; its end is not ours, unless it ends the process. */
export function startThread(options: HandOptions): Hand {
  const { computer, manifest, snapshot, memoryMb, hear } = options;
  const worker = new Worker(computer, {
    workerData: { manifest, snapshot } satisfies Given,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
  });
  worker.on("message", hear);
  worker.on("error", (error: Error & { readonly code?: string }) =>
    hear(
      error.code === "ERR_WORKER_OUT_OF_MEMORY"
        ? new ChunkFault("memory", `took more than ${memoryMb} MB`)
        : new ChunkFault("exited", `the thread failed: ${error.message}`),
    ),
  );
  worker.on("exit", (code) => hear(new ChunkFault("exited", `the thread ended with ${code}`)));
  return { ask: (position) => worker.postMessage(position), end: () => worker.terminate() };
}

/** Has a copy of the snapshot; its end is never ours. */
export function startChild({ computer, manifest, snapshot, memoryMb, hear }: HandOptions): Hand {
  const child = fork(computer, [], {
    execArgv: [`--max-old-space-size=${memoryMb}`],
    serialization: "advanced",
    // What it says while it dies is not ours to repeat.
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  child.on("message", hear);
  child.on("error", ({ message }) => hear(new ChunkFault("exited", message)));
  child.on("exit", (code, signal) =>
    hear(new ChunkFault("exited", `the child that computed it alone ended with ${signal ?? code}`)),
  );
  tell(child, { manifest, snapshot: new Uint8Array(snapshot).slice() });
  return { ask: (position) => tell(child, position), end: () => endChild(child) };
}

/** To a child that may be gone: of its end it is told otherwise. */
const tell = (child: ChildProcess, message: Given | number): void => {
  if (child.connected) child.send(message, () => undefined);
};

async function endChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.kill("SIGKILL");
  await ended;
}
