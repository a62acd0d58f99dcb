/** Clock times of places: `YYYY-MM-DDTHH:MM` on the wall there, and instants with an offset. No time zone library. */

const CLOCK_TIME = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})$/;
const INSTANT = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;
const MS_PER_MINUTE = 60_000;
/** Of a span, whatever clocks do meanwhile. */
export const HOURS_PER_DAY = 24;

/** True for a wall clock time whose day exists: 30 February does not. */
export function isClockTime(text: string): boolean {
  const match = CLOCK_TIME.exec(text);
  if (match === null) return false;
  const [year, month, day, hour, minute] = match.slice(1).map(Number) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute));
  return date.toISOString().slice(0, 16) === text;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** A formatter of a zone; making one takes milliseconds, so each is kept. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  });
  formats.set(timeZone, format);
  return format;
}

/** Minutes a zone is ahead of UTC at an instant. */
function offsetMinutes(instantMs: number, timeZone: string): number {
  const parts = formatOf(timeZone).formatToParts(instantMs);
  const get = (type: string): string => parts.find((part) => part.type === type)?.value ?? "";
  const wall = `${get("year")}-${get("month")}-${get("day")}T${get("hour")}:${get("minute")}Z`;
  return Math.round((Date.parse(wall) - instantMs) / MS_PER_MINUTE);
}

const two = (value: number): string => String(value).padStart(2, "0");

/** `+05:45` for 345. */
export function offsetText(minutes: number): string {
  const size = Math.abs(minutes);
  return `${minutes < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/**
 * The instant at which a clock in the zone shows the time, as ISO 8601 with offset.
 *
 * In a gap of the clock it moves forward; in an overlap it takes the first, as timetables do.
 */
export function toInstant(clockTime: string, timeZone: string): string {
  const wall = Date.parse(`${clockTime}Z`);
  // The offsets a day before and after are the only two that can hold at this wall time.
  const before = offsetMinutes(wall - 86_400_000, timeZone);
  const after = offsetMinutes(wall + 86_400_000, timeZone);
  for (const offset of [before, after]) {
    if (offsetMinutes(wall - offset * MS_PER_MINUTE, timeZone) === offset) {
      return `${clockTime}${offsetText(offset)}`;
    }
  }
  const shown = new Date(wall + (after - before) * MS_PER_MINUTE).toISOString().slice(0, 16);
  return `${shown}${offsetText(after)}`;
}

/** A wall clock time so many days later: the same hour, whatever the clock does in between. */
export function daysLater(clockTime: string, days: number): string {
  return new Date(Date.parse(`${clockTime}Z`) + days * 86_400_000).toISOString().slice(0, 16);
}

/** The first Monday after today, by the calendar of the zone: `YYYY-MM-DD`. */
export function nextMonday(nowMs: number, timeZone: string): string {
  // The wall time read as if it were UTC, so that its day can be counted on.
  const minute = nowMs - (nowMs % MS_PER_MINUTE);
  const wall = new Date(minute + offsetMinutes(minute, timeZone) * MS_PER_MINUTE);
  const sinceMonday = (wall.getUTCDay() + 6) % 7;
  wall.setUTCDate(wall.getUTCDate() + 7 - sinceMonday);
  return wall.toISOString().slice(0, 10);
}

/** A printed instant taken apart: the day and time on the wall there, and how far that is from UTC. */
export interface WallTime {
  readonly day: string;
  readonly time: string;
  /** `+08:00`. */
  readonly offset: string;
}

/** Takes the wall time out of an ISO 8601 instant; nothing is converted. */
export function wallTime(instant: string): WallTime {
  const match = INSTANT.exec(instant);
  if (match === null) throw new Error(`invariant: not an instant: ${instant}`);
  const [, day = "", time = "", zone = ""] = match;
  return { day, time, offset: zone === "Z" ? "+00:00" : zone };
}

/** Hours from one instant to another. */
export function hoursBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / (60 * MS_PER_MINUTE);
}
