/** The bends of the curve from cheapest to fastest: what each day saved costs, and for goods of which value it pays. */
import type { Itinerary } from "@lianyun/planner";
import type { Point } from "../logic/curve.ts";
import type { Question } from "../logic/question.ts";
import { labelOf, type Results, wayOf } from "../logic/results.ts";
import { capitalPerDay, generalizedCost, rungs } from "../logic/valueOfTime.ts";
import { ModeIcon } from "./ModeIcon.tsx";
import { NumberField } from "./NumberField.tsx";
import { useWords } from "./words.ts";

interface DayPricesProps {
  readonly results: Results;
  readonly question: Question;
  readonly chosen: number;
  /** The best with capital. */
  readonly best: Point | undefined;
  readonly onChoose: (index: number) => void;
  readonly onChange: (fields: Partial<Question>) => void;
}

export function DayPrices(props: DayPricesProps) {
  const { results, question, chosen, best, onChoose, onChange } = props;
  const { say, format } = useWords();
  const { valueUsd, capitalPct } = question;
  const perDay = capitalPerDay(valueUsd, capitalPct);
  const name = (point: Point): string => labelOf(results, point.index);
  return (
    <section class="day-prices" aria-labelledby="day-prices-title">
      <div class="day-prices-head">
        <h3 id="day-prices-title">{say.dayPricesTitle}</h3>
        <NumberField
          field="capitalPct"
          label={say.capitalPct}
          value={capitalPct}
          onChange={(pct) => onChange({ capitalPct: pct })}
        />
      </div>
      {best !== undefined && (
        <p class="best-with-capital">
          <span aria-hidden="true">▼ </span>
          {say.bestWithCapital(
            name(best),
            format.money(valueUsd),
            format.money(perDay),
            format.money(generalizedCost(best, perDay)),
          )}
        </p>
      )}
      <table class="figures">
        <caption class="visually-hidden">{say.dayPricesTitle}</caption>
        <thead>
          <tr>
            <th scope="col">{say.option}</th>
            <th scope="col" class="number">
              {say.hours}
            </th>
            <th scope="col" class="number">
              {say.cost}
            </th>
            <th scope="col" class="number">
              {say.eachDaySaved}
            </th>
            <th scope="col" class="number">
              {say.paysFrom}
            </th>
          </tr>
        </thead>
        <tbody class="figures-middle">
          {rungs(results.corners, capitalPct).map(({ point, slower, perDay: price, breakEven }) => {
            const itinerary = results.found.itineraries[point.index] as Itinerary;
            return (
              <tr key={point.index} class={point === best ? "row-total" : ""}>
                <th scope="row">
                  <button
                    type="button"
                    class="small-button"
                    aria-pressed={point.index === chosen}
                    onClick={() => onChoose(point.index)}
                  >
                    <b>{name(point)}</b>
                    {wayOf(results, point.index).modes.map((mode, index) => (
                      <ModeIcon key={index} mode={mode} />
                    ))}
                  </button>
                </th>
                <td class="number">{format.days(itinerary.durationH)}</td>
                <td class="number">{format.money(point.cost)}</td>
                <td class="number">
                  {slower !== undefined && (
                    <>
                      <span class="wide">
                        {name(slower)}→{name(point)}:{" "}
                      </span>
                      {format.money(price)}
                    </>
                  )}
                </td>
                <td class="number">
                  {Number.isFinite(breakEven) ? format.shortMoney(breakEven) : say.never}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
