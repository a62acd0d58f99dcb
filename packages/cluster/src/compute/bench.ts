/** Where chunks of one run are computed: in a thread beside the one that is heard of, or alone in a child. */
import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import type { Manifest } from "@lianyun/node";
import type { FaultKind } from "../store/faults.ts";
import type { Given, Reply } from "./computer.ts";

/** A chunk that could not be computed, and whose fault it is: the chunk's own. */
export class ChunkFault extends Error {
  readonly kind: FaultKind;
  constructor(kind: FaultKind, message: string) {
    super(message);
    this.name = "ChunkFault";
    this.kind = kind;
  }
}

/** What a chunk may take. */
export interface Allowance {
  readonly memoryMb: number;
  readonly seconds: number;
}

/** A planner of a large network with a few scenarios fits twice; a chunk is made to take five seconds. */
export const USUAL_ALLOWANCE: Allowance = { memoryMb: 2_048, seconds: 1_800 };

export interface Bench {
  /** Computes a chunk, one at a time. Throws a ChunkFault. `isAlone`: in a child, whose end ends nothing else. */
  compute(position: number, isAlone: boolean): Promise<Uint8Array>;
  /** Ends what runs; it then throws. */
  clear(): Promise<void>;
}

/** Threads and children run JavaScript: from the sources, what was built of them. */
const COMPUTER = fileURLToPath(
  new URL(
    import.meta.url.endsWith(".ts") ? "../../dist/compute/main.js" : "./main.js",
    import.meta.url,
  ),
);

/** Whoever computes: a thread or a child. */
interface Hand {
  ask(position: number): void;
  end(): Promise<unknown>;
}

/** A bench for one run. Nothing is started before the first chunk; the thread is kept from one to the next. */
export function openBench(
  manifest: Manifest,
  bytes: Uint8Array,
  { memoryMb, seconds }: Allowance = USUAL_ALLOWANCE,
  computer: string = COMPUTER,
): Bench {
  const snapshot = new SharedArrayBuffer(bytes.byteLength);
  new Uint8Array(snapshot).set(bytes);
  let thread: Hand | undefined;
  let hand: Hand | undefined;
  let hear: ((said: Reply | ChunkFault) => void) | undefined;
  const heard = (said: Reply | ChunkFault): void => hear?.(said);

  const startThread = (): Hand => {
    const given: Given = { manifest, snapshot };
    const worker = new Worker(computer, {
      workerData: given,
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    });
    const own: Hand = {
      ask: (position) => worker.postMessage(position),
      end: () => worker.terminate(),
    };
    const lost = (fault: ChunkFault): void => {
      if (thread === own) thread = undefined;
      if (hand === own) heard(fault);
    };
    worker.on("message", (reply: Reply) => {
      if (hand === own) heard(reply);
    });
    worker.on("error", (error) => lost(faultOfThread(error, memoryMb)));
    worker.on("exit", (code) => lost(new ChunkFault("exited", `the thread ended with ${code}`)));
    return own;
  };
  const startChild = (): Hand => {
    const child = fork(computer, [], {
      execArgv: [`--max-old-space-size=${memoryMb}`],
      serialization: "advanced",
      // What it says while it dies is not ours to repeat.
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    const own: Hand = { ask: (position) => tell(child, position), end: () => endChild(child) };
    const lost = (message: string): void => {
      if (hand === own) heard(new ChunkFault("exited", message));
    };
    child.on("message", (reply: Reply) => {
      if (hand === own) heard(reply);
    });
    child.on("error", (error) => lost(error.message));
    child.on("exit", (code, signal) =>
      lost(`the child that computed it alone ended with ${signal ?? code}`),
    );
    tell(child, { manifest, snapshot: new Uint8Array(bytes) } satisfies Given);
    return own;
  };

  return {
    async compute(position, isAlone) {
      if (!isAlone) thread ??= startThread();
      const own = isAlone ? startChild() : (thread as Hand);
      hand = own;
      let timer: NodeJS.Timeout | undefined;
      try {
        const said = await new Promise<Reply | ChunkFault>((resolve) => {
          hear = resolve;
          timer = setTimeout(
            () => resolve(new ChunkFault("time", `not done after ${seconds} s`)),
            seconds * 1_000,
          );
          own.ask(position);
        });
        if (said instanceof ChunkFault) throw said;
        if ("error" in said) throw new ChunkFault("threw", said.error);
        return said.bytes;
      } catch (error) {
        // Whatever state it is in: the next chunk begins with another.
        if (thread === own) thread = undefined;
        hand = undefined;
        await own.end();
        throw error;
      } finally {
        clearTimeout(timer);
        hear = undefined;
        hand = undefined;
        if (isAlone) await own.end();
      }
    },
    async clear() {
      const all = [thread, hand];
      heard(new ChunkFault("exited", "ended by its worker"));
      thread = undefined;
      await Promise.all(all.map((each) => each?.end()));
    },
  };
}

function faultOfThread(error: Error & { readonly code?: string }, memoryMb: number): ChunkFault {
  return error.code === "ERR_WORKER_OUT_OF_MEMORY"
    ? new ChunkFault("memory", `took more than ${memoryMb} MB`)
    : new ChunkFault("threw", error.message);
}

/** To a child that may be gone: it is told of its end otherwise. */
const tell = (child: ChildProcess, message: Given | number): void => {
  if (child.connected) child.send(message, () => undefined);
};

async function endChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.kill("SIGKILL");
  await ended;
}
