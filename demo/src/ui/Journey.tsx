/** The chosen option told: its legs, where they are shared, and the evidence for its figures. */
import type { Itinerary } from "@lianyun/planner";
import { estimatedLegs } from "../logic/estimated.ts";
import { labelOf, type Results, wayOf } from "../logic/results.ts";
import { Arrival } from "./Arrival.tsx";
import { Evidence } from "./Evidence.tsx";
import { Exports } from "./Exports.tsx";
import { Grades } from "./Grades.tsx";
import { LegTable } from "./LegTable.tsx";
import { useWords } from "./words.ts";

export function Journey({ results, chosen }: { results: Results; chosen: number }) {
  const { say, format } = useWords();
  const itinerary = results.found.itineraries[chosen] as Itinerary;
  const own = wayOf(results, chosen);
  const others = results.ways
    .filter((way) => way !== own)
    .map(({ best }) => ({
      label: labelOf(results, best),
      itinerary: results.found.itineraries[best] as Itinerary,
    }));
  const { departAt, availableAt } = itinerary;
  const estimated = estimatedLegs(itinerary);
  return (
    <section class="card journey" aria-labelledby="legs-title">
      <header class="card-head">
        <h2 id="legs-title">
          {say.legsTitle} {labelOf(results, chosen)}
        </h2>
        <p class="readout">
          <span>
            {say.departs} {format.day(departAt)} {estimated[0] === true && "≈ "}
            {format.time(departAt)} {format.zone(departAt)}
          </span>
          <span>
            {say.available} {format.day(availableAt)} {estimated.at(-1) === true && "≈ "}
            {format.time(availableAt)} {format.zone(availableAt)}
          </span>
          <Arrival />
        </p>
      </header>
      <Exports results={results} chosen={chosen} />
      <LegTable itinerary={itinerary} others={others} />
      <Grades />
      <Evidence itinerary={itinerary} />
    </section>
  );
}
