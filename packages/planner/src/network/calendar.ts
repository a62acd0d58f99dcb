/**
 * Clock time ⇄ minutes since the epoch (UTC). The only file that knows of time zones.
 *
 * Inside, time is whole minutes; outside, ISO 8601 with the offset of the place.
 */
import { Temporal } from "temporal-polyfill";
import { MINUTES_PER_DAY, MINUTES_PER_HOUR, MS_PER_MINUTE, NS_PER_MINUTE } from "../units.ts";
import { type Departure, WEEKDAYS, type Weekday } from "./rows.ts";

/** A stretch of time in which a zone's offset does not change: `[from, to)` in minutes. */
interface OffsetSpan {
  readonly from: number;
  readonly to: number;
  readonly offset: number;
  /** The offset as ISO 8601 writes it: `+08:00`. */
  readonly suffix: string;
}

// Filled on demand; a pure function of the zone, so sharing it between planners changes no answer.
const spans = new Map<string, OffsetSpan[]>();

const instantAt = (minutes: number): Temporal.Instant =>
  Temporal.Instant.fromEpochMilliseconds(minutes * MS_PER_MINUTE);

// As `spans`; names that are none are not kept, for there is no end of them.
const zonesKnown = new Set<string>();

/** True for a zone the time-zone database knows by name (`Asia/Shanghai`, `UTC`); bare offsets are not zones. */
export function isTimeZone(zone: string): boolean {
  if (zonesKnown.has(zone)) return true;
  if (/^[+-]/.test(zone)) return false;
  try {
    instantAt(0).toZonedDateTimeISO(zone);
    zonesKnown.add(zone);
    return true;
  } catch {
    return false;
  }
}

function spanAt(minutes: number, zone: string): OffsetSpan {
  const known = spans.get(zone) ?? [];
  const hit = known.find((span) => minutes >= span.from && minutes < span.to);
  if (hit !== undefined) return hit;
  const here = instantAt(minutes).toZonedDateTimeISO(zone);
  // A transition found from inside a span is its end; the one before the next minute is its start.
  const next = here.getTimeZoneTransition("next");
  const previous = here.add({ minutes: 1 }).getTimeZoneTransition("previous");
  const offset = Math.round(here.offsetNanoseconds / NS_PER_MINUTE);
  const span: OffsetSpan = {
    from:
      previous === null
        ? Number.NEGATIVE_INFINITY
        : Math.ceil(previous.epochMilliseconds / MS_PER_MINUTE),
    to:
      next === null ? Number.POSITIVE_INFINITY : Math.ceil(next.epochMilliseconds / MS_PER_MINUTE),
    offset,
    suffix: suffixOf(offset),
  };
  known.push(span);
  spans.set(zone, known);
  return span;
}

/** ISO 8601 with the zone's offset, to the minute: `2026-06-01T08:00+08:00`. */
export function toLocal(minutes: number, zone: string): string {
  const { offset, suffix } = spanAt(minutes, zone);
  const clock = minutes + offset;
  const day = Math.floor(clock / MINUTES_PER_DAY);
  const minute = clock - day * MINUTES_PER_DAY;
  const hour = Math.floor(minute / MINUTES_PER_HOUR);
  return `${dateOf(day)}T${pad(hour)}:${pad(minute % MINUTES_PER_HOUR)}${suffix}`;
}

const PADDED = Array.from({ length: 60 }, (_, value) => String(value).padStart(2, "0"));
/** Two digits of an hour or minute; what is left of a minute does not count. */
const pad = (value: number): string => PADDED[Math.floor(value)] ?? "";

function suffixOf(offset: number): string {
  const size = Math.abs(offset);
  return `${offset < 0 ? "-" : "+"}${pad(Math.floor(size / MINUTES_PER_HOUR))}:${pad(size % MINUTES_PER_HOUR)}`;
}

// Minutes since the epoch are kept in 32 bits; two centuries are far inside them, and no freight plan needs more.
const INSTANT =
  /^(19\d\d|20\d\d|21\d\d)-(\d\d)-(\d\d)T(\d\d):(\d\d)(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/;

/**
 * An ISO 8601 instant with `Z` or an offset as minutes since the epoch; `undefined` if it is not one
 * (no offset, 30 February, a bare date, a year outside 1900 to 2199). Seconds round `up` for when cargo is ready, `down`
 * for a deadline: neither is ever stretched.
 */
export function toMinutesUtc(iso: string, rounding: "up" | "down" = "up"): number | undefined {
  if (instants.size > MOST_INSTANTS) instants.clear();
  const minutes = instants.get(iso) ?? readInstant(iso);
  if (minutes === undefined) return undefined;
  instants.set(iso, minutes);
  return rounding === "up" ? Math.ceil(minutes) : Math.floor(minutes);
}

// One question reads its times more than once, and many questions are of one day.
const instants = new Map<string, number>();
const MOST_INSTANTS = 1_000;

function readInstant(iso: string): number | undefined {
  if (!INSTANT.test(iso)) return undefined;
  try {
    return Temporal.Instant.from(iso).epochMilliseconds / MS_PER_MINUTE;
  } catch {
    return undefined;
  }
}

/** The year of a local date or time as it is written, by its own clock. */
export const yearOf = (local: string): number => Number(local.slice(0, 4));

/** True for a date that exists. */
export function isDate(date: string): boolean {
  const ms = /^\d{4}-\d\d-\d\d$/.test(date) ? Date.parse(date) : Number.NaN;
  // 30 February is refused by some platforms and read as 2 March by others.
  return !Number.isNaN(ms) && dateAt(ms) === date;
}

const MONTHS = [
  ...["January", "February", "March", "April", "May", "June"],
  ...["July", "August", "September", "October", "November", "December"],
];

/** What is wrong with the day of a text that has the form of a date, alone or before a time; `undefined` where nothing is. */
export function whyNoDay(text: unknown): string | undefined {
  const [, year = "", month, day] = /^(\d{4})-(\d\d)-(\d\d)(?:T|$)/.exec(String(text)) ?? [];
  if (month === undefined) return undefined;
  const name = MONTHS[Number(month) - 1];
  if (name === undefined) return "expected a month from 01 to 12";
  const days = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  if (Number(day) >= 1 && Number(day) <= days) return undefined;
  return `expected a day of ${name} ${year}, which has ${days}`;
}

const MS_PER_DAY = MINUTES_PER_DAY * MS_PER_MINUTE;
// A date of a row is `YYYY-MM-DD`, which Date reads as UTC: no time-zone database is asked, and days are even.
const dateAt = (ms: number): string => new Date(ms).toISOString().split("T")[0] ?? "";
/** The date of a day, which is asked for again and again: there are 110,000 days in three centuries. */
function dateOf(day: number): string {
  const known = dates.get(day) ?? dateAt(day * MS_PER_DAY);
  dates.set(day, known);
  return known;
}
const dates = new Map<number, string>();
// 1970-01-01 was a Thursday.
const weekdayIndexOf = (day: number): number => (((day + 3) % 7) + 7) % 7;
const weekdayOf = (day: number): Weekday => WEEKDAYS[weekdayIndexOf(day)] as Weekday;
/** Days since the epoch of a date that exists. */
export const dayOf = (date: string): number => Date.parse(date) / MS_PER_DAY;

/** The date so many days after one, `YYYY-MM-DD`. */
export const dateLater = (date: string, days: number): string => dateOf(dayOf(date) + days);

/** The date after one, `YYYY-MM-DD`. */
export const nextDate = (date: string): string => dateLater(date, 1);

/**
 * Clock time in a zone, as minutes since the epoch read off that clock, to minutes since the epoch: the first of two, and in a
 * gap as far past it as the clock is past its beginning.
 */
function toUtc(clock: number, zone: string): number {
  // Zones lie within a day of UTC: this offset is that of the clock or of the change before it.
  const before = spanAt(clock - MINUTES_PER_DAY, zone);
  const early = clock - before.offset;
  if (early < before.to) return early;
  const after = spanAt(before.to, zone);
  const late = clock - after.offset;
  if (early < after.to && late < after.to) return late < after.from ? early : late;
  // Two changes within two days.
  const local = Temporal.PlainDateTime.from(
    new Date(clock * MS_PER_MINUTE).toISOString().slice(0, 16),
  );
  const instant = local.toZonedDateTime(zone, { disambiguation: "compatible" });
  return Math.round(instant.epochMilliseconds / MS_PER_MINUTE);
}

/** The minute of the day of a clock time `HH:MM`. */
const minuteOfClock = (time: string): number =>
  Number(time.slice(0, 2)) * MINUTES_PER_HOUR + Number(time.slice(3));

/**
 * Every departure of a weekly timetable whose local date lies in `[firstDay, lastDay]` (days since the epoch),
 * as sorted minutes. In a gap of the clock it moves forward, in an overlap it takes the first.
 */
export function listDepartures(
  timetable: readonly Departure[],
  zone: string,
  firstDay: number,
  lastDay: number,
): number[] {
  const found = new Set<number>();
  for (const { days, time, validFrom, validTo } of timetable) {
    const from = validFrom === undefined ? firstDay : Math.max(firstDay, dayOf(validFrom));
    const to = validTo === undefined ? lastDay : Math.min(lastDay, dayOf(validTo));
    const minute = minuteOfClock(time);
    const isRunning = WEEKDAYS.map((weekday) => days.includes(weekday));
    // Almost every day is in the span of the day before: then what `toUtc` finds needs no search.
    let span = spanAt(from * MINUTES_PER_DAY, zone);
    for (let day = from; day <= to; day++) {
      if (isRunning[weekdayIndexOf(day)] !== true) continue;
      const clock = day * MINUTES_PER_DAY + minute;
      const early = clock - span.offset;
      if (clock - MINUTES_PER_DAY >= span.from && early < span.to) {
        found.add(early);
        continue;
      }
      span = spanAt(clock - MINUTES_PER_DAY, zone);
      found.add(toUtc(clock, zone));
    }
  }
  return [...found].sort((a, b) => a - b);
}

// As `spans`: pure, and asked again and again for the same few dates.
const midnights = new Map<string, number>();

/** Midnight at which a local date begins, `days` dates after it, as minutes since the epoch. */
export function midnightOf(date: string, zone: string, days = 0): number {
  const key = `${date} ${days} ${zone}`;
  const known = midnights.get(key);
  if (known !== undefined) return known;
  const midnight = midnightOfDay(dayOf(date) + days, zone);
  midnights.set(key, midnight);
  return midnight;
}

/** Midnight at which a local day begins, days since the epoch, as minutes since the epoch. */
export const midnightOfDay = (day: number, zone: string): number =>
  toUtc(day * MINUTES_PER_DAY, zone);

/** Every local midnight in `(from, to]`, rising: where the local date changes. */
export function listMidnights(zone: string, from: number, to: number): number[] {
  const found: number[] = [];
  for (let day = dayOfMinute(from) - 1; day <= dayOfMinute(to) + 1; day++) {
    const midnight = toUtc(day * MINUTES_PER_DAY, zone);
    if (midnight > from && midnight <= to) found.push(midnight);
  }
  return found;
}

/** The local date at a minute, `YYYY-MM-DD`. */
export const localDate = (minutes: number, zone: string): string =>
  dateOf(dayOfMinute(minutes + spanAt(minutes, zone).offset));

/** Local days and clock hours in which something is open. */
export interface OpeningHours {
  readonly days: readonly Weekday[];
  /** `HH:MM`. */
  readonly opens: string;
  /** `HH:MM` up to `24:00`; the first minute that is shut. */
  readonly closes: string;
}

/** The first minute at or after `minutes` at which the clock of a zone reads opening hours; they open on some day of the week. */
export function nextOpen(
  { days, opens, closes }: OpeningHours,
  zone: string,
  minutes: number,
): number {
  const [from, to] = [minuteOfClock(opens), minuteOfClock(closes)];
  let at = minutes;
  // A week and the few changes of a clock in it; every step goes on to a later day or a later offset.
  for (let step = 0; step < 20; step++) {
    const span = spanAt(at, zone);
    const clock = at + span.offset;
    const day = dayOfMinute(clock);
    const time = clock - day * MINUTES_PER_DAY;
    const isDay = days.includes(weekdayOf(day));
    if (isDay && from <= time && time < to) return at;
    const next = isDay && time < from ? day : nextDayOf(days, day);
    at = Math.min(next * MINUTES_PER_DAY + from - span.offset, span.to);
  }
  throw new Error("invariant: opening hours were not checked");
}

function nextDayOf(days: readonly Weekday[], day: number): number {
  for (let next = day + 1; next <= day + 7; next++) if (days.includes(weekdayOf(next))) return next;
  throw new Error("invariant: opening hours were not checked");
}

/** The day since the epoch, UTC, that a minute lies in. */
export const dayOfMinute = (minutes: number): number => Math.floor(minutes / MINUTES_PER_DAY);
