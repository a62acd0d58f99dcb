/**
 * Local time for the oracle, by Temporal alone: it shares no code with the planner's calendar.
 *
 * Minutes since 1970-01-01T00:00Z, days since 1970-01-01.
 */
import type { Departure } from "@lianyun/planner";
import { Temporal } from "temporal-polyfill";

const MINUTES_PER_DAY = 1_440;
const MS_PER_MINUTE = 60_000;
// Day 0 was a Thursday.
const WEEKDAY_OF_DAY = ["thu", "fri", "sat", "sun", "mon", "tue", "wed"] as const;

/** Whole minutes of an ISO 8601 time with offset. Throws where it has seconds. */
export function minutesOf(iso: string): number {
  const minutes = Temporal.Instant.from(iso).epochMilliseconds / MS_PER_MINUTE;
  if (!Number.isInteger(minutes)) throw new Error(`expected whole minutes, got ${iso}`);
  return minutes;
}

const instants = new Map<string, Map<number, number>>();

/** The instant of a local time: moved forward by the gap in a gap of the clock, the first in an overlap. */
export function instantOf(timeZone: string, day: number, time: string): number {
  const [hour, minute] = time.split(":").map(Number);
  const localMinute = day * MINUTES_PER_DAY + hour! * 60 + minute!;
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

/** The instant as it is printed at a place: local time and the offset in force there. */
export function localIso(minutes: number, timeZone: string): string {
  const zoned = Temporal.Instant.fromEpochMilliseconds(minutes * MS_PER_MINUTE).toZonedDateTimeISO(
    timeZone,
  );
  return zoned.toString({ smallestUnit: "minute", timeZoneName: "never" });
}

/** Days since 1970-01-01 of a date `YYYY-MM-DD`. */
export function dayOf(date: string): number {
  return Date.parse(`${date}T00:00Z`) / (MINUTES_PER_DAY * MS_PER_MINUTE);
}

/** The date `YYYY-MM-DD` of a day. */
export function dateOf(day: number): string {
  return new Date(day * MINUTES_PER_DAY * MS_PER_MINUTE).toISOString().slice(0, 10);
}

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
      if (!row.days.includes(WEEKDAY_OF_DAY[((day % 7) + 7) % 7]!)) continue;
      const instant = instantOf(timeZone, day, row.time);
      if (instant >= first && instant <= last) instantsFound.add(instant);
    }
  }
  return [...instantsFound].sort((a, b) => a - b);
}
