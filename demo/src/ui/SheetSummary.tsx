/** The answer in chips, for the sheet at its lowest: what is best by each measure, to choose it. */
import type { Criterion, Itinerary } from "@lianyun/planner";
import type { Results } from "../logic/results.ts";
import { Cost } from "./Marks.tsx";
import { useWords } from "./words.ts";

const MEASURES: readonly Criterion[] = ["cost", "duration", "co2e"];

interface SheetSummaryProps {
  readonly results: Results;
  readonly chosen: number;
  readonly onChoose: (index: number) => void;
}

export function SheetSummary({ results, chosen, onChoose }: SheetSummaryProps) {
  const { say, format } = useWords();
  return (
    <ul class="summary-chips">
      {MEASURES.map((measure) => {
        const index = results.best[measure];
        const itinerary = results.found.itineraries[index] as Itinerary;
        const { durationH, co2eKg } = itinerary;
        return (
          <li key={measure}>
            <button type="button" aria-pressed={index === chosen} onClick={() => onChoose(index)}>
              <b>{say.best[measure]}</b>
              <span>
                <Cost itinerary={itinerary} />
              </span>
              <span>{format.span(durationH)}</span>
              <span>{format.co2e(co2eKg)}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
