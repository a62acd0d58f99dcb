/** Ways through years whose holidays nobody knows yet: they are planned as if all days were alike, and that is said. */
import type { Itinerary } from "@lianyun/planner";
import type { Results } from "./results.ts";

/** True if the cargo of a way is ready before the years of the calendars, or available after them; by the clocks there. */
export function isBeyondCalendars(
  { found: { calendarYears }, question }: Pick<Results, "found" | "question">,
  { availableAt }: Pick<Itinerary, "availableAt">,
): boolean {
  if (calendarYears === undefined) return false;
  const yearOf = (time: string): number => Number(time.slice(0, 4));
  return yearOf(question.ready) < calendarYears.first || yearOf(availableAt) > calendarYears.last;
}
