/** What threads and children of a worker say and hear: a position, and the bytes of its chunk. */

import { parentPort, Worker, workerData } from "node:worker_threads";
import { createComputer, type Manifest, tuneProcess } from "@lianyun/node";

/** What it is given first. */
export interface Given {
  readonly manifest: Manifest;
  /** Shared with a thread; a copy in a child. */
  readonly snapshot: SharedArrayBuffer | Uint8Array;
}

/** What it answers; `ready` first, once it could compute. */
export type Reply = "ready" | Answer;
export type Answer = { readonly bytes: Uint8Array } | { readonly error: string };

/** Computes a chunk; a test puts another in its place, which fails on purpose. */
export type Make = (given: Given) => (position: number) => Promise<Uint8Array>;

/** Beside this file: children run what was built, and so does it. */
const LEASH = new URL("./leash.js", import.meta.url);

/** The one that computes. */
export const compute: Make = ({ manifest, snapshot }) => {
  const computer = createComputer(manifest, snapshot);
  return (position) => {
    const chunk = manifest.chunks[position];
    if (chunk === undefined) throw new Error(`no chunk ${position} in this run`);
    return computer(chunk);
  };
};

/** Listens to whoever started us, thread or child, and answers one position at a time. */
export function serve(make: Make): void {
  const answer = async (of: ReturnType<Make>, position: number): Promise<Answer> => {
    try {
      return { bytes: await of(position) };
    } catch (error) {
      return { error: error instanceof Error ? error.message : String(error) };
    }
  };
  if (parentPort !== null) {
    const port = parentPort;
    const of = make(workerData as Given);
    port.postMessage("ready" satisfies Reply);
    port.on("message", async (position: number) => {
      const reply = await answer(of, position);
      // Handed over, not copied, where the bytes have a buffer of their own.
      port.postMessage(reply, "bytes" in reply ? [reply.bytes.buffer as ArrayBuffer] : []);
    });
    return;
  }
  // A thread has what its process set.
  tuneProcess();
  keepOnLeash();
  let of: ReturnType<Make> | undefined;
  process.on("message", async (message: Given | number) => {
    if (typeof message !== "number") {
      of = make(message);
      process.send?.("ready" satisfies Reply);
    } else if (of !== undefined) process.send?.(await answer(of, message));
  });
  // Whoever started us is gone.
  process.on("disconnect", () => process.exit());
}

/** A worker that was killed tells its child nothing, and a chunk that never ends would take a core until the machine is put out. */
function keepOnLeash(): void {
  new Worker(LEASH, { workerData: process.ppid, execArgv: [] }).unref();
}
