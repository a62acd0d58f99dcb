/** Said of a way with days whose holidays are not known. */
import type { Itinerary } from "@lianyun/planner";
import { useWords } from "./words.ts";

export function BeyondCalendars({ itinerary }: { itinerary: Itinerary }) {
  const { say } = useWords();
  const told = itinerary.notices.find(({ code }) => code === "beyond_calendars");
  return told?.years === undefined ? null : (
    <p class="field-wrong">{say.beyondCalendars(told.years.first, told.years.last)}</p>
  );
}
