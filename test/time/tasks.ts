/** What is asked of a calendar about one change of a clock, and what ICU says it should answer. */
import { type Departure, WEEKDAYS } from "@lianyun/planner";
import { type Change, icuMinute, icuText } from "./icu.ts";

const DAY = 1_440;

/** A weekly departure over the weeks about a change. */
interface Weekly {
  readonly departure: Departure;
  readonly firstDay: number;
  readonly lastDay: number;
  /** Clock readings of its departures, in minutes. */
  readonly clocks: readonly number[];
}

export interface Task {
  readonly zone: string;
  readonly minutes: readonly number[];
  readonly weekly: readonly Weekly[];
}

/** The weekday of a day counted from 1 January 1970, a Thursday. */
const weekdayOf = (day: number): (typeof WEEKDAYS)[number] => WEEKDAYS[(day + 3) % 7]!;

/**
 * Minutes about the change, services of 30 and 60 days over it, and departures a week apart whose clock readings are the
 * first, middle and last of the gap or overlap, the ones next to it, and the ends of its week.
 */
export function taskOf({ zone, at, before, after }: Change): Task {
  const [first, end] = [Math.min(before, after) + at, Math.max(before, after) + at];
  const day = Math.floor(first / DAY);
  const monday = day - ((day + 3) % 7);
  const readings = [
    ...[first - 1, first, Math.floor((first + end) / 2), end - 1, end],
    ...[monday * DAY, (monday + 7) * DAY - 1],
  ];
  const weekly = readings.map((reading): Weekly => {
    const own = Math.floor(reading / DAY);
    const time = new Date(reading * 60_000).toISOString().slice(11, 16);
    return {
      departure: { service: "x", days: [weekdayOf(own)], time },
      firstDay: own - 7,
      lastDay: own + 7,
      clocks: [reading - 7 * DAY, reading, reading + 7 * DAY],
    };
  });
  const about = [-DAY, -60, -1, 0, 1, 60, DAY].map((shift) => at + shift);
  const long = [30, 60].flatMap((days) => [at - days * DAY, at - 1 + days * DAY]);
  return { zone, minutes: [...about, ...long], weekly };
}

/** ICU's answers, one a line: times with their minute, then the departures of each weekly row. */
export function icuAnswers({ zone, minutes, weekly }: Task): string[] {
  return [
    ...minutes.map((minute) => `${icuText(minute, zone)} ${minute}`),
    ...weekly.map(({ clocks }) =>
      clocks
        .map((clock) => icuMinute(clock, zone))
        .sort((a, b) => a - b)
        .join(" "),
    ),
  ];
}
