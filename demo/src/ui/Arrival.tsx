/** When the chosen option is there if things are late: eight in ten of the draws, and how much of the way is known. */
import type { About } from "../planning/answer.ts";
import { useAbout } from "./About.tsx";
import { useWords } from "./words.ts";

export function Arrival() {
  const about = useAbout();
  const text = useArrivalText(about?.arrival);
  // A line that is there from the first keeps the rest in its place.
  return (
    <span class="arrival" aria-busy={about === undefined}>
      {text}
    </span>
  );
}

/** Days by the clock at the destination, and hours too where it is one day. */
function useArrivalText(arrival: About["arrival"] | undefined): string {
  const { say, format } = useWords();
  if (arrival === undefined) return "…";
  const { p10, p50, p90, legs, known } = arrival;
  if (known === 0) return say.noDelaysKnown;
  const range =
    p10 === undefined || p50 === undefined || p90 === undefined
      ? say.arrivalUnsure
      : format.date(p10) === format.date(p90)
        ? say.arrivalOn(format.date(p10), format.time(p10), format.time(p90))
        : say.arrivalRange(format.date(p10), format.date(p90), format.date(p50));
  return known === legs ? range : `${range} ${say.delaysKnown(known, legs)}`;
}
