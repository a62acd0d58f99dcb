/** What must be known before a figure is trusted, with the reason for those who point at it or listen. */
import type { Itinerary, Mode } from "@lianyun/planner";
import { calmModes } from "../logic/calm.ts";
import { useWords } from "./words.ts";

function Mark({ text, why }: { text: string; why: string }) {
  return (
    <span class="award award-assumed" title={why}>
      {text}
      <span class="visually-hidden">: {why}</span>
    </span>
  );
}

/** Marks a service for which no evidence was found. */
export function AssumedMark() {
  const { say } = useWords();
  return <Mark text={say.assumed} why={say.assumedWhy} />;
}

/** Marks a price of calm times among those supposed; of a way it names the modes that have one. */
export function CalmMark({ modes = [] }: { modes?: readonly Mode[] }) {
  const { say, format } = useWords();
  const named = modes.length === 0 ? "" : ` (${format.list(modes.map((mode) => say.modes[mode]))})`;
  return <Mark text={`${say.calmRate}${named}`} why={say.calmRateWhy} />;
}

/** What a way costs, with a star where a part of it is at calm rates among others: such a sum is not compared as it stands. */
export function Cost({ itinerary }: { itinerary: Itinerary }) {
  const { say, format } = useWords();
  return (
    <>
      {format.money(itinerary.cost)}
      {calmModes(itinerary).length > 0 && (
        <span title={say.calmPart}>
          *<span class="visually-hidden"> {say.calmPart}</span>
        </span>
      )}
    </>
  );
}

/** A text about what an option costs, which says so where a part of that is at calm rates: `Cheapest (part at calm rates)`. */
export function useCalmText(): (text: string, itinerary: Itinerary) => string {
  const { say } = useWords();
  return (text, itinerary) =>
    calmModes(itinerary).length > 0 ? `${text} (${say.calmPart})` : text;
}
