/** The bends of the curve from the one that saves nothing: what each day or tonne saved costs, and for which goods a day pays. */
import type { Itinerary } from "@lianyun/planner";
import { type Measure, PLANES, type PlaneName, type Point, rungs } from "../logic/curve.ts";
import type { Question } from "../logic/question.ts";
import { labelOf, type Results, wayOf } from "../logic/results.ts";
import { breakEven, capitalPerDay, generalizedCost } from "../logic/valueOfTime.ts";
import { ModeIcon } from "./ModeIcon.tsx";
import { NumberField } from "./NumberField.tsx";
import { useWords } from "./words.ts";

interface SavingsProps {
  readonly results: Results;
  readonly corners: readonly Point[];
  readonly planeName: PlaneName;
  readonly question: Question;
  readonly chosen: number;
  /** The best with capital, where it has a say. */
  readonly best: Point | undefined;
  readonly onChoose: (index: number) => void;
  readonly onChange: (fields: Partial<Question>) => void;
}

export function Savings(props: SavingsProps) {
  const { results, corners, planeName, question, chosen, best, onChoose, onChange } = props;
  const { say, format } = useWords();
  const { valueUsd, capitalPct } = question;
  const plane = PLANES[planeName];
  const perDay = capitalPerDay(valueUsd, capitalPct);
  const isTimed = planeName === "costTime";
  const { pricesTitle, eachSaved } = say.planes[planeName];
  const name = (point: Point): string => labelOf(results, point.index);
  const shown = ({ index }: Point): Readonly<Record<Measure, string>> => {
    const { cost, durationH, co2eKg } = results.found.itineraries[index] as Itinerary;
    return {
      cost: format.money(cost),
      days: format.span(durationH),
      co2eKg: format.co2e(co2eKg),
    };
  };
  const names = { cost: say.cost, days: say.hours, co2eKg: say.co2e };
  return (
    <section class="savings" aria-labelledby="savings-title">
      <div class="savings-head">
        <h3 id="savings-title">{pricesTitle}</h3>
        {isTimed && (
          <NumberField
            field="capitalPct"
            label={say.capitalPct}
            value={capitalPct}
            onChange={(pct) => onChange({ capitalPct: pct })}
          />
        )}
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
        <caption class="visually-hidden">{pricesTitle}</caption>
        <thead>
          <tr>
            <th scope="col">{say.option}</th>
            {[names[plane.x], names[plane.y], eachSaved, ...(isTimed ? [say.paysFrom] : [])].map(
              (head) => (
                <th key={head} scope="col" class="number">
                  {head}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody class="figures-middle">
          {rungs(corners, plane).map(({ point, before, price }) => (
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
              <td class="number">{shown(point)[plane.x]}</td>
              <td class="number">{shown(point)[plane.y]}</td>
              <td class="number">
                {before !== undefined && (
                  <>
                    <span class="wide">
                      {name(before)}→{name(point)}:{" "}
                    </span>
                    {plane.y === "cost" ? format.money(price) : format.shortDays(price)}
                  </>
                )}
              </td>
              {isTimed && (
                <td class="number">
                  {before === undefined
                    ? format.shortMoney(0)
                    : capitalPct === 0
                      ? say.never
                      : format.shortMoney(breakEven(price, capitalPct))}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
