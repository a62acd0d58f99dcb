/** How far a study is, on stderr: one line that is written over, or plain lines where that is no terminal. */
import { performance } from "node:perf_hooks";
import type { Progress } from "@lianyun/node";

/** A line of plain text at most every so often. */
const PLAIN_EVERY_MS = 10_000;
const REDRAW_EVERY_MS = 200;

export interface ProgressLine {
  show(progress: Progress): void;
  /** Ends the line, so that what follows stands below. */
  end(): void;
}

export function createProgressLine(
  err: (text: string) => void,
  isTerminal: boolean = process.stderr.isTTY === true,
): ProgressLine {
  let last = Number.NEGATIVE_INFINITY;
  let isOpen = false;
  return {
    show(progress) {
      const now = performance.now();
      const isLast = progress.doneChunks === progress.chunks;
      if (!isLast && now - last < (isTerminal ? REDRAW_EVERY_MS : PLAIN_EVERY_MS)) return;
      last = now;
      err(isTerminal ? `\r${progressText(progress)}\u001b[K` : `${progressText(progress)}\n`);
      isOpen = isTerminal;
    },
    end() {
      if (isOpen) err("\n");
      isOpen = false;
    },
  };
}

/** From so many seconds on it is told that nothing was finished. */
const QUIET_SECONDS = 60;

/** `12,000 of 48,000 rows (25 %), 310 rows/s, 1 min 56 s left`; `nothing finished for 2 min 5 s` where that is so. */
export function progressText(progress: Progress): string {
  const { rows, doneRows, rowsPerSecond, secondsLeft, failed, quietSeconds = 0 } = progress;
  const share = rows === 0 ? 100 : Math.floor((100 * doneRows) / rows);
  return [
    `${count(doneRows)} of ${count(rows)} rows (${share} %)`,
    ...(rowsPerSecond === undefined ? [] : [`${rate(rowsPerSecond)} rows/s`]),
    ...(secondsLeft === undefined || doneRows === rows ? [] : [`${timeText(secondsLeft)} left`]),
    ...(quietSeconds < QUIET_SECONDS || doneRows === rows
      ? []
      : [`nothing finished for ${timeText(quietSeconds)}`]),
    ...(failed === 0 ? [] : [`${failed} chunk(s) failed`]),
  ].join(", ");
}

/** `1,234,567`, in every locale. */
export const count = (value: number): string => String(value).replace(/\B(?=(\d{3})+(?!\d))/g, ",");

const rate = (perSecond: number): string =>
  perSecond >= 10 ? count(Math.round(perSecond)) : perSecond.toFixed(1);

const SECONDS_PER_MINUTE = 60;
const SECONDS_PER_HOUR = 3_600;

/** `45 s`, `3 min 20 s`, `5 h 12 min`. */
export function timeText(seconds: number): string {
  const whole = Math.ceil(seconds);
  const minutes = Math.floor((whole % SECONDS_PER_HOUR) / SECONDS_PER_MINUTE);
  if (whole < SECONDS_PER_MINUTE) return `${whole} s`;
  if (whole < SECONDS_PER_HOUR) return `${minutes} min ${whole % SECONDS_PER_MINUTE} s`;
  return `${count(Math.floor(whole / SECONDS_PER_HOUR))} h ${minutes} min`;
}
