/** Said of a way with days whose holidays are not known. */
import type { Itinerary } from "@lianyun/planner";
import { isBeyondCalendars } from "../logic/beyondCalendars.ts";
import type { Results } from "../logic/results.ts";
import { useWords } from "./words.ts";

export function BeyondCalendars({ results, chosen }: { results: Results; chosen: number }) {
  const { say } = useWords();
  const { found } = results;
  const { calendarYears: years } = found;
  if (years === undefined || !isBeyondCalendars(results, found.itineraries[chosen] as Itinerary))
    return null;
  return <p class="field-wrong">{say.beyondCalendars(years.first, years.last)}</p>;
}
