/** Which years the calendars of a network are about: only of these are holidays and closings known by date. */
import type { Calendar } from "../network/rows.ts";

/** The calendars that begin first and last: what is known is known from the year of the one to that of the other. */
export interface CalendarYears {
  readonly first: Calendar;
  readonly last: Calendar;
}

/**
 * By the day on which calendars begin, for one that ends in January tells nothing of the rest of its second year; by id where
 * several begin on a day. Undefined where there are none.
 */
export function calendarYearsOf(calendars: readonly Calendar[]): CalendarYears | undefined {
  const beginOf = ({ validFrom, id }: Calendar): string => `${validFrom} ${id}`;
  const sorted = [...calendars].sort((a, b) => (beginOf(a) < beginOf(b) ? -1 : 1));
  const first = sorted[0];
  const last = sorted.at(-1);
  return first === undefined || last === undefined ? undefined : { first, last };
}
