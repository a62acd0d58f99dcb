/** Chunks shared out among workers, each computed by whoever the engine has, and committed. */
import type { Failure, Progress, WorkOptions } from "./engine.ts";
import { createMeter } from "./meter.ts";
import { inOrderOfWork } from "./orderOfWork.ts";
import type { RunFolder } from "./runFolder.ts";
import { createStretches } from "./stretches.ts";

/** Computes a chunk, told by its position in the manifest. */
export type Execute = (chunk: number) => Promise<Uint8Array>;

/** How often it is told how far the share is, where no chunk is finished. */
const TELL_MS = 1_000;

/** Thrown for a chunk that was cut off on purpose: it is computed another time. */
export class HandedBack extends Error {}

/** What an engine works on. */
export interface Share {
  readonly run: RunFolder;
  /** Positions in the manifest, rising. */
  readonly chunks: readonly number[];
  /** Chunks computed at the same time. */
  readonly workers: number;
}

/**
 * Computes what lacks of a share. A chunk that fails is tried once more when all others are done; two faults of one chunk are
 * a failure, and stop no other. A fault of the disk is thrown, once what runs has ended.
 */
export async function workChunks(
  { run, chunks, workers: workerCount }: Share,
  execute: Execute,
  { signal, onProgress }: WorkOptions = {},
): Promise<readonly Failure[]> {
  const { manifest } = run;
  const finished = await run.finished();
  const todo = inOrderOfWork(manifest, chunks, workerCount).filter(
    (index) => !finished.has(manifest.chunks[index]?.key ?? ""),
  );
  const meter = createMeter(manifest, chunks, finished);
  const tell = (): void => onProgress?.(meter.read());
  tell();
  let fault: unknown;
  const isOver = (): boolean => signal?.aborted === true || fault !== undefined;

  const attempt = async (indices: readonly number[], workers: number): Promise<Failure[]> => {
    const failures: Failure[] = [];
    const next = createStretches(indices, workers);
    const worker = async (number: number): Promise<void> => {
      // A chunk is begun before the one before is on the disk, so that no core waits for the disk.
      let writing: Promise<void> = Promise.resolve();
      for (let index = next(number); index !== undefined && !isOver(); index = next(number)) {
        const chunk = manifest.chunks[index];
        if (chunk === undefined) throw new Error(`invariant: no chunk ${index}`);
        meter.begin();
        try {
          const bytes = await execute(index);
          await writing;
          writing = commit(chunk, bytes);
        } catch (error) {
          if (!(error instanceof HandedBack)) {
            failures.push({ chunk: index, message: messageOf(error) });
            meter.fail();
          }
        } finally {
          meter.end();
        }
      }
      await writing;
    };
    const commit = async (
      chunk: (typeof manifest.chunks)[number],
      bytes: Uint8Array,
    ): Promise<void> => {
      try {
        await run.commit(chunk, bytes);
        meter.count(chunk.to - chunk.from);
        tell();
      } catch (error) {
        fault ??= error;
      }
    };
    await Promise.all(Array.from({ length: workers }, (_, number) => worker(number)));
    return failures;
  };

  const telling = setInterval(tell, TELL_MS);
  try {
    const failed = await attempt(todo, workerCount);
    // Alone: what failed for want of memory beside others may pass.
    if (!isOver()) meter.forgive();
    const again = isOver()
      ? failed
      : await attempt(
          failed.map(({ chunk }) => chunk),
          1,
        );
    if (fault !== undefined) throw fault;
    return again;
  } finally {
    clearInterval(telling);
  }
}

/** How far a share is, without working on it. */
export async function progressOf({ run, chunks }: Share): Promise<Progress> {
  return createMeter(run.manifest, chunks, await run.finished()).read();
}

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
