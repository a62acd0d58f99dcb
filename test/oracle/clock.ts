/**
 * Local time for the oracle, by Temporal alone: it shares no code with the planner's calendar.
 *
 * Minutes since 1970-01-01T00:00Z, days since 1970-01-01.
 */
import type { Departure, Weekday } from "@lianyun/planner";
import { Temporal } from "temporal-polyfill";

const MINUTES_PER_DAY = 1_440;
const MS_PER_MINUTE = 60_000;
// Day 0 was a Thursday.
const WEEKDAY_OF_DAY = ["thu", "fri", "sat", "sun", "mon", "tue", "wed"] as const;

const parsed = new Map<string, number>();

/** Whole minutes of an ISO 8601 time with offset. Throws where it has seconds. */
export function minutesOf(iso: string): number {
  const known = parsed.get(iso);
  if (known !== undefined) return known;
  const minutes = Temporal.Instant.from(iso).epochMilliseconds / MS_PER_MINUTE;
  if (!Number.isInteger(minutes)) throw new Error(`expected whole minutes, got ${iso}`);
  parsed.set(iso, minutes);
  return minutes;
}

const instants = new Map<string, Map<number, number>>();

/** The instant of a local time: moved forward by the gap in a gap of the clock, the first in an overlap. */
export function instantOf(timeZone: string, day: number, time: string): number {
  const localMinute = day * MINUTES_PER_DAY + minuteOfDay(time);
  const known = instants.get(timeZone) ?? new Map<number, number>();
  instants.set(timeZone, known);
  const found = known.get(localMinute);
  if (found !== undefined) return found;
  const zoned = Temporal.PlainDateTime.from(`${dateOf(day)}T${time}`).toZonedDateTime(timeZone, {
    disambiguation: "compatible",
  });
  const instant = zoned.epochMilliseconds / MS_PER_MINUTE;
  known.set(localMinute, instant);
  return instant;
}

/** A change of a zone's clock: from this minute on it is so many minutes ahead of UTC. */
interface ClockChange {
  readonly at: number;
  readonly ahead: number;
}

/** Years in which clocks are looked at; a horizon of 400 days lies well within them. */
const CLOCKS_FROM = "2020-01-01T00:00Z";
const CLOCKS_TO = "2035-01-01T00:00Z";
const clocks = new Map<string, readonly ClockChange[]>();

/** Every change of the clock, rising; the first one stands for how it was before. */
function clockChangesOf(timeZone: string): readonly ClockChange[] {
  const known = clocks.get(timeZone);
  if (known !== undefined) return known;
  const end = Temporal.Instant.from(CLOCKS_TO).epochMilliseconds;
  const changes: ClockChange[] = [];
  let zoned: Temporal.ZonedDateTime | null =
    Temporal.Instant.from(CLOCKS_FROM).toZonedDateTimeISO(timeZone);
  while (zoned !== null && zoned.epochMilliseconds < end) {
    const ahead = zoned.offsetNanoseconds / 1e6 / MS_PER_MINUTE;
    changes.push({ at: zoned.epochMilliseconds / MS_PER_MINUTE, ahead });
    zoned = zoned.getTimeZoneTransition("next");
  }
  clocks.set(timeZone, changes);
  return changes;
}

/** The local clock at an instant: the day and the minute of the day. */
export function localClock(
  timeZone: string,
  minutes: number,
): { readonly day: number; readonly minute: number } {
  const local = minutes + aheadAt(timeZone, minutes);
  const day = Math.floor(local / MINUTES_PER_DAY);
  return { day, minute: local - day * MINUTES_PER_DAY };
}

/** Minutes that a zone's clock is ahead of UTC. */
const aheadAt = (timeZone: string, minutes: number): number =>
  clockChangesOf(timeZone).findLast(({ at }) => at <= minutes)!.ahead;

/** The next minute at which the zone's clocks are put forward or back. */
export function nextClockChange(timeZone: string, minutes: number): number {
  const next = clockChangesOf(timeZone).find(({ at }) => at > minutes);
  return next?.at ?? Number.POSITIVE_INFINITY;
}

/** The weekday of a day. */
export const weekdayOf = (day: number): Weekday => WEEKDAY_OF_DAY[((day % 7) + 7) % 7]!;

/** Minutes of the day of a clock time `HH:MM`; `24:00` is 1,440. */
export const minuteOfDay = (time: string): number =>
  60 * Number(time.slice(0, 2)) + Number(time.slice(3));

/** Minutes from `from` up to, and without, `to`. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/** The local days from one date to another, both included; open ended where a date is absent. */
export function windowOf(
  timeZone: string,
  { validFrom, validTo }: { readonly validFrom?: string; readonly validTo?: string },
): Window {
  return {
    from:
      validFrom === undefined
        ? Number.NEGATIVE_INFINITY
        : instantOf(timeZone, dayOf(validFrom), "00:00"),
    to:
      validTo === undefined
        ? Number.POSITIVE_INFINITY
        : instantOf(timeZone, dayOf(validTo) + 1, "00:00"),
  };
}

/** True where a minute lies in the window. */
export const isWithin = (minutes: number, { from, to }: Window): boolean =>
  from <= minutes && minutes < to;

/** The instant as it is printed at a place: local time and the offset in force there. */
export function localIso(minutes: number, timeZone: string): string {
  const { day, minute } = localClock(timeZone, minutes);
  const ahead = aheadAt(timeZone, minutes);
  return `${dateOf(day)}T${hoursOf(minute)}${ahead < 0 ? "-" : "+"}${hoursOf(Math.abs(ahead))}`;
}

/** Minutes as hours and minutes: `HH:MM`. */
const hoursOf = (minutes: number): string =>
  [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, "0")).join(":");

/** Days since 1970-01-01 of a date `YYYY-MM-DD`. */
export function dayOf(date: string): number {
  return Date.parse(`${date}T00:00Z`) / (MINUTES_PER_DAY * MS_PER_MINUTE);
}

/** The date `YYYY-MM-DD` of a day. */
export function dateOf(day: number): string {
  const known =
    dates.get(day) ?? new Date(day * MINUTES_PER_DAY * MS_PER_MINUTE).toISOString().slice(0, 10);
  dates.set(day, known);
  return known;
}
const dates = new Map<number, string>();

/** Every instant from `first` to `last` at which a row departs, each once, rising. */
export function listDepartures(
  rows: readonly Departure[],
  timeZone: string,
  first: number,
  last: number,
): number[] {
  const instantsFound = new Set<number>();
  for (const row of rows) {
    const validFrom = row.validFrom === undefined ? Number.NEGATIVE_INFINITY : dayOf(row.validFrom);
    const validTo = row.validTo === undefined ? Number.POSITIVE_INFINITY : dayOf(row.validTo);
    // A local date is at most a day away from the UTC date of the same instant.
    const firstDay = Math.max(validFrom, Math.floor(first / MINUTES_PER_DAY) - 1);
    const lastDay = Math.min(validTo, Math.floor(last / MINUTES_PER_DAY) + 1);
    for (let day = firstDay; day <= lastDay; day += 1) {
      if (!row.days.includes(weekdayOf(day))) continue;
      const instant = instantOf(timeZone, day, row.time);
      if (instant >= first && instant <= last) instantsFound.add(instant);
    }
  }
  return [...instantsFound].sort((a, b) => a - b);
}
