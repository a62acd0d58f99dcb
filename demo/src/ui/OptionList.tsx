/** Options of one way: other departures or services through the same gateways. */
import type { Itinerary } from "@lianyun/planner";
import { useState } from "preact/hooks";
import { labelOf, type Results } from "../logic/results.ts";
import type { Way } from "../logic/ways.ts";
import { useWords } from "./words.ts";

const FIRST_OPTIONS = 4;

interface OptionListProps {
  readonly way: Way;
  readonly results: Results;
  readonly chosen: number;
  readonly onChoose: (index: number) => void;
}

export function OptionList({ way, results, chosen, onChoose }: OptionListProps) {
  const { say, format } = useWords();
  const [isLong, setLong] = useState(false);
  const { options } = way;
  const shown = isLong
    ? options
    : options.filter((option, index) => index < FIRST_OPTIONS || option === chosen);
  return (
    <fieldset class="options">
      <legend>{say.variants(options.length)}</legend>
      {shown.map((option) => {
        const itinerary = results.found.itineraries[option] as Itinerary;
        return (
          <label key={option} class="option">
            <input
              type="radio"
              name="option"
              checked={option === chosen}
              onChange={() => onChoose(option)}
            />
            <span class="option-dates">
              <b>{labelOf(results, option)}</b> {format.date(itinerary.departAt)} →{" "}
              {format.date(itinerary.availableAt)}
            </span>
            <span class="option-days">{format.span(itinerary.durationH)}</span>
            <span class="option-cost">{format.money(itinerary.cost)}</span>
            <span class="option-co2e">{format.co2e(itinerary.co2eKg)}</span>
          </label>
        );
      })}
      {options.length > shown.length && (
        <button type="button" class="more" onClick={() => setLong(true)}>
          {say.showMore(options.length - shown.length)}
        </button>
      )}
    </fieldset>
  );
}
