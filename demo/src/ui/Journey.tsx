/** The chosen option told: its title, its legs, and the evidence for its figures. */
import type { Itinerary } from "@lianyun/planner";
import { estimatedLegs } from "../logic/estimated.ts";
import { Evidence } from "./Evidence.tsx";
import { LegTable } from "./LegTable.tsx";
import { useWords } from "./words.ts";

export function Journey({ itinerary }: { itinerary: Itinerary }) {
  const { say, format } = useWords();
  const { departAt, availableAt } = itinerary;
  const estimated = estimatedLegs(itinerary);
  return (
    <section class="card journey" aria-labelledby="legs-title">
      <header class="card-head">
        <h2 id="legs-title">{say.legsTitle}</h2>
        <p class="readout">
          <span>
            {say.departs} {format.day(departAt)} {estimated[0] === true && "≈ "}
            {format.time(departAt)} {format.zone(departAt)}
          </span>
          <span>
            {say.available} {format.day(availableAt)} {estimated.at(-1) === true && "≈ "}
            {format.time(availableAt)} {format.zone(availableAt)}
          </span>
        </p>
      </header>
      <LegTable itinerary={itinerary} />
      <Evidence itinerary={itinerary} />
    </section>
  );
}
