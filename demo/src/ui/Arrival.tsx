/** When the chosen option is there if things are late: eight in ten of the draws, and how much of the way is known. */
import type { Arrival as Arrivals } from "../planning/answer.ts";
import { useAbout, useIsWaiting } from "./About.tsx";
import { useWords } from "./words.ts";

export function Arrival() {
  const isWaiting = useIsWaiting();
  const told = useArrivalText(useAbout()?.arrival);
  const text = isWaiting ? "…" : told;
  // A line that is there from the first keeps the rest in its place.
  return (
    <span class="arrival" aria-busy={isWaiting}>
      {text}
    </span>
  );
}

/** Days by the clock at the destination, and hours too where it is one day. */
function useArrivalText(arrival: Arrivals | undefined): string {
  const { say, format } = useWords();
  if (arrival === undefined) return "";
  const { p10, p50, p90, legs, known } = arrival;
  // Waits for services and handling are drawn even where no delay of a leg is known.
  if (known === 0 && p10 !== undefined && p10 === p90) return say.noDelaysKnown;
  const range =
    p10 === undefined || p50 === undefined || p90 === undefined
      ? say.arrivalUnsure
      : format.date(p10) === format.date(p90)
        ? say.arrivalOn(format.date(p10), format.time(p10), format.time(p90))
        : say.arrivalRange(format.date(p10), format.date(p90), format.date(p50));
  return known === legs ? range : `${range} ${say.delaysKnown(known, legs)}`;
}
