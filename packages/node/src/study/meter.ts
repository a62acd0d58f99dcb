/** Counts what is done of a share, and how fast. */
import { performance } from "node:perf_hooks";
import type { Progress } from "./engine.ts";
import type { Manifest } from "./manifest.ts";

export interface Meter {
  /** A chunk is being computed; no longer. */
  begin(): void;
  end(): void;
  /** A chunk of so many rows is finished. */
  count(rows: number): void;
  /** A chunk failed; all that failed are tried again. */
  fail(): void;
  forgive(): void;
  read(): Progress;
}

const MS_PER_SECOND = 1_000;

/** Counts from what is finished already; the rate is of what this meter has seen, by the monotonic clock. */
export function createMeter(
  manifest: Manifest,
  chunks: readonly number[],
  finished: ReadonlySet<string>,
): Meter {
  const own = chunks.flatMap((index) => manifest.chunks[index] ?? []);
  const sum = (list: typeof own): number =>
    list.reduce((rows, { from, to }) => rows + to - from, 0);
  const done = own.filter(({ key }) => finished.has(key));
  const rows = sum(own);
  const before = sum(done);
  const started = performance.now();
  let [doneChunks, doneRows, running, failed] = [done.length, before, 0, 0];
  return {
    begin: () => {
      running++;
    },
    end: () => {
      running--;
    },
    count(more) {
      doneChunks++;
      doneRows += more;
    },
    fail: () => {
      failed++;
    },
    forgive: () => {
      failed = 0;
    },
    read() {
      const seconds = (performance.now() - started) / MS_PER_SECOND;
      const rowsPerSecond =
        doneRows === before || seconds === 0 ? undefined : (doneRows - before) / seconds;
      return {
        chunks: own.length,
        doneChunks,
        rows,
        doneRows,
        running,
        failed,
        rowsPerSecond,
        secondsLeft: rowsPerSecond === undefined ? undefined : (rows - doneRows) / rowsPerSecond,
      };
    },
  };
}
