/** Where chunks of one run are computed, one at a time, within what a chunk may take. */
import { fileURLToPath } from "node:url";
import type { Manifest } from "@lianyun/node";
import type { Reply } from "./computer.ts";
import { ChunkFault, type Hand, startChild, startThread } from "./hands.ts";

/** What a chunk may take. */
export interface Allowance {
  readonly memoryMb: number;
  readonly seconds: number;
}

/** A planner of a large network with a few scenarios fits twice; a chunk is made to take five seconds. */
export const USUAL_ALLOWANCE: Allowance = { memoryMb: 2_048, seconds: 1_800 };

export interface Bench {
  /** Computes a chunk, one at a time. Throws a ChunkFault, which is the worker's where it could not begin. `isAlone`: in a child, whose end ends nothing else. */
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
/** To start on a busy machine is no fault of the chunk. */
export const START_SECONDS = 120;
const MS_PER_SECOND = 1_000;

/** A hand, and who listens to it. */
interface Taken {
  readonly hand: Hand;
  isReady: boolean;
  hear: (said: Reply | ChunkFault) => void;
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
  let thread: Taken | undefined;
  let current: Taken | undefined;

  const take = (start: typeof startThread): Taken => {
    const hear = (said: Reply | ChunkFault): void => {
      if (said === "ready") taken.isReady = true;
      // A thread that ended between two chunks: the next begins with another.
      if (said instanceof ChunkFault && thread === taken) thread = undefined;
      taken.hear(said);
    };
    const taken: Taken = {
      hand: start({ computer, manifest, snapshot, memoryMb, hear }),
      isReady: false,
      hear: () => undefined,
    };
    return taken;
  };
  const ask = (taken: Taken, position: number): Promise<Uint8Array> =>
    new Promise((resolve, reject) => {
      let timer: NodeJS.Timeout | undefined;
      const within = (allowed: number, what: string): void => {
        clearTimeout(timer);
        timer = setTimeout(
          () => taken.hear(new ChunkFault("time", `${what} after ${allowed} s`)),
          allowed * MS_PER_SECOND,
        );
      };
      taken.hear = (said) => {
        if (said === "ready") {
          within(seconds, "not done");
          return;
        }
        clearTimeout(timer);
        taken.hear = () => undefined;
        if (said instanceof ChunkFault) reject(said);
        else if ("error" in said) reject(new ChunkFault("threw", said.error));
        else resolve(said.bytes);
      };
      if (taken.isReady) within(seconds, "not done");
      else within(START_SECONDS, "not started");
      taken.hand.ask(position);
    });

  const drop = async (taken: Taken): Promise<void> => {
    if (thread === taken) thread = undefined;
    await taken.hand.end();
  };

  return {
    async compute(position, isAlone) {
      if (!isAlone) thread ??= take(startThread);
      const taken = (isAlone ? undefined : thread) ?? take(startChild);
      current = taken;
      try {
        return await ask(taken, position);
      } catch (error) {
        // What threw can go on; whatever else happened, the next chunk begins with another.
        const isSound = error instanceof ChunkFault && error.kind === "threw" && taken.isReady;
        if (!isSound) await drop(taken);
        if (error instanceof ChunkFault && !taken.isReady)
          throw new ChunkFault(error.kind, error.message, true);
        throw error;
      } finally {
        current = undefined;
        if (isAlone) await drop(taken);
      }
    },
    async clear() {
      const all = [thread, current];
      thread = undefined;
      current?.hear(new ChunkFault("exited", "ended by its worker"));
      for (const taken of all) await taken?.hand.end();
    },
  };
}
