/** Clock time as ICU tells it, and the changes of a zone's clock found with nothing else: the witness against `calendar.ts`. */

/** Minutes since the epoch at which a zone's offset changes, and the offsets before and after, in minutes. */
export interface Change {
  readonly zone: string;
  readonly at: number;
  readonly before: number;
  readonly after: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat("sv-SE", {
    timeZone: zone,
    calendar: "iso8601",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  formats.set(zone, made);
  return made;
}

/** What a clock in the zone shows: `2026-06-01T08:00`. */
export const icuClock = (minute: number, zone: string): string =>
  formatOf(zone)
    .format(minute * 60_000)
    .replace(" ", "T");

/** A clock's reading as minutes since the epoch read off that clock. */
export const clockMinute = (clock: string): number => Date.parse(`${clock}Z`) / 60_000;

/** Minutes that the zone's clock is ahead of UTC. */
export const icuOffset = (minute: number, zone: string): number =>
  clockMinute(icuClock(minute, zone)) - minute;

/** The clock with its offset: `2026-06-01T08:00+08:00`. */
export function icuText(minute: number, zone: string): string {
  const offset = icuOffset(minute, zone);
  const hours = new Date(Math.abs(offset) * 60_000).toISOString().slice(11, 16);
  return `${icuClock(minute, zone)}${offset < 0 ? "-" : "+"}${hours}`;
}

/** Closer than this no two changes of a zone lie; the nearest are those about Ramadan in Morocco. */
const STEP_MINUTES = 7 * 1_440;

/** Every change of the zone's clock from one minute to another. */
export function listChanges(zone: string, from: number, to: number): Change[] {
  const changes: Change[] = [];
  let before = icuOffset(from, zone);
  for (let known = from; known < to; known += STEP_MINUTES) {
    let low = known;
    let high = Math.min(known + STEP_MINUTES, to);
    const after = icuOffset(high, zone);
    if (after === before) continue;
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (icuOffset(middle, zone) === before) low = middle;
      else high = middle;
    }
    changes.push({ zone, at: high, before, after });
    before = after;
  }
  return changes;
}

/**
 * The minute at which the zone's clock shows `clock` (minutes read off it): the first if it does twice, and if it never
 * does, as far past the gap as the clock is past the gap's beginning.
 */
export function icuMinute(clock: number, zone: string): number {
  // Zones lie within a day of UTC, so both offsets about the change are among these.
  const before = icuOffset(clock - 1_440, zone);
  const offsets = [before, icuOffset(clock + 1_440, zone)];
  const minutes = offsets
    .map((offset) => clock - offset)
    .filter((minute) => minute + icuOffset(minute, zone) === clock);
  return minutes.length === 0 ? clock - before : Math.min(...minutes);
}
