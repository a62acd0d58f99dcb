/** Counts what is done of a share, and how fast of late. */
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

/**
 * What the rate is of: the time before, which tells of now and not of an hour ago; but as many chunks at least, for large ones
 * come one in minutes.
 */
export const OF_LATE = { ms: 120_000, chunks: 20 } as const;

/** A chunk that was finished. */
interface Done {
  readonly at: number;
  readonly rows: number;
}

/** Counts from what is finished already; the rate is of what this meter has seen, by a clock that never goes back. */
export function createMeter(
  manifest: Manifest,
  chunks: readonly number[],
  finished: ReadonlySet<string>,
  now: () => number = () => performance.now(),
): Meter {
  const own = chunks.flatMap((index) => manifest.chunks[index] ?? []);
  const sum = (list: typeof own): number =>
    list.reduce((rows, { from, to }) => rows + to - from, 0);
  const before = own.filter(({ key }) => finished.has(key));
  const rows = sum(own);
  const started = now();
  let [doneChunks, doneRows, running, failed] = [before.length, sum(before), 0, 0];
  /** What the rate is of, the oldest first, and its rows; what came before ended at `since`. */
  const lately: Done[] = [];
  let [made, since, last] = [0, started, started];
  const forget = (): void => {
    const from = now() - OF_LATE.ms;
    for (
      let [oldest] = lately;
      oldest !== undefined && oldest.at < from && lately.length > OF_LATE.chunks;
      [oldest] = lately
    ) {
      made -= oldest.rows;
      since = oldest.at;
      lately.shift();
    }
  };
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
      made += more;
      last = now();
      lately.push({ at: last, rows: more });
    },
    fail: () => {
      failed++;
    },
    forgive: () => {
      failed = 0;
    },
    read() {
      forget();
      const seconds = (now() - since) / MS_PER_SECOND;
      const rowsPerSecond = made === 0 || seconds === 0 ? undefined : made / seconds;
      return {
        chunks: own.length,
        doneChunks,
        rows,
        doneRows,
        running,
        failed,
        rowsPerSecond,
        secondsLeft: rowsPerSecond === undefined ? undefined : (rows - doneRows) / rowsPerSecond,
        quietSeconds: running === 0 ? undefined : (now() - last) / MS_PER_SECOND,
      };
    },
  };
}
