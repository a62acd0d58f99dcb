/** Times of a question: steps between them, and how they are written in its offset. */
import type { DeparturesRequest } from "../request/request.ts";
import { MINUTES_PER_DAY, MINUTES_PER_HOUR, MS_PER_MINUTE } from "../units.ts";
import { minutesOf } from "./prepare.ts";
import { refuse } from "./refuse.ts";

const offsetOf = (iso: string): string => /(Z|[+-]\d\d:\d\d)$/.exec(iso)?.[1] ?? "Z";

/** Writes minutes since the epoch with the offset that an instant has: `2026-06-01T08:00+08:00`. */
export function writerOf(iso: string): (minutes: number) => string {
  const offset = offsetOf(iso);
  const [hours = 0, minutes = 0] = offset === "Z" ? [] : offset.slice(1).split(":").map(Number);
  const shift = (offset.startsWith("-") ? -1 : 1) * (hours * MINUTES_PER_HOUR + minutes);
  return (instant) =>
    `${new Date((instant + shift) * MS_PER_MINUTE).toISOString().slice(0, 16)}${offset}`;
}

/** The most rows of one answer. */
const MOST_ROWS = 1_000;

/**
 * The ready times of a checked request, in minutes since the epoch. Throws a FreightError where `until` is before
 * `departAfter`, where `every` is no time at all, and where they make more than 1,000 times.
 */
export function listReadyTimes({ departAfter, every, until }: DeparturesRequest): number[] {
  const first = minutesOf(departAfter);
  const isDate = !until.includes("T");
  const last = minutesOf(isDate ? `${until}T23:59${offsetOf(departAfter)}` : until, "down");
  const [, days = "0", hours = "0"] = /^P(?:(\d+)D)?(?:T(\d+)H)?$/.exec(every) ?? [];
  const step = Number(days) * MINUTES_PER_DAY + Number(hours) * MINUTES_PER_HOUR;
  if (step === 0) refuse("every", "bad_request", "expected more than no time", every);
  if (last < first)
    refuse("until", "bad_time", `expected a time at or after departAfter ${departAfter}`, until);
  const rows = Math.floor((last - first) / step) + 1;
  if (rows > MOST_ROWS)
    refuse(
      "every",
      "bad_request",
      `expected at most ${MOST_ROWS} ready times until ${until}, found ${rows}`,
      every,
    );
  return Array.from({ length: rows }, (_, index) => first + index * step);
}
