/** Which years the calendars of a network are about: holidays and other days of these are known by date. */
import type { Network } from "@lianyun/planner";

/** Both included. */
export interface CalendarYears {
  readonly first: number;
  readonly last: number;
}

/** From the first year that a calendar begins in to the last; undefined where there are no calendars. */
export function calendarYearsOf({
  calendars,
}: Pick<Network, "calendars">): CalendarYears | undefined {
  const years = calendars.map(({ validFrom }) => Number(validFrom.slice(0, 4)));
  return years.length === 0 ? undefined : { first: Math.min(...years), last: Math.max(...years) };
}
