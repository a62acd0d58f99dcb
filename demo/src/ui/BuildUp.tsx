/** Time and cost of the chosen option side by side: in all, then step by step, on one scale each. */
import type { Itinerary } from "@lianyun/planner";
import { type Step, stepsOf, sumParts, total } from "../logic/buildUp.ts";
import { HOURS_PER_DAY } from "../logic/clock.ts";
import { groupOf } from "../logic/group.ts";
import { Bar, type BarPart } from "./Bar.tsx";
import { useWords } from "./words.ts";

interface BuildUpProps {
  readonly itinerary: Itinerary;
  /** Money that the capital in the goods costs a day. */
  readonly perDay: number;
}

export function BuildUp({ itinerary, perDay }: BuildUpProps) {
  const { say, format } = useWords();
  const { time, money } = usePartNames();
  const steps = stepsOf(itinerary);
  const capital = (perDay * itinerary.durationH) / HOURS_PER_DAY;
  const hours = time(sumParts(steps.flatMap((step) => step.hours)));
  const costs = money(sumParts(steps.flatMap((step) => step.costs)), capital);
  return (
    <section class="card build-up" aria-labelledby="build-up-title">
      <header class="card-head">
        <h2 id="build-up-title">{say.buildUpTitle}</h2>
      </header>
      <div class="build-up-totals">
        <Total name={say.timeBuildUp} sum={format.span(itinerary.durationH)} parts={hours} />
        {capital > 0 ? (
          <Total
            name={say.costAndCapital}
            sum={`${format.money(itinerary.cost)} + ${format.money(capital)}`}
            parts={costs}
          />
        ) : (
          <Total name={say.costBuildUp} sum={format.money(itinerary.cost)} parts={costs} />
        )}
      </div>
      {perDay > 0 && (
        <p class="quiet">
          {say.withCapital(format.money(capital), format.money(itinerary.cost + capital))}
        </p>
      )}
      <table class="figures steps">
        <caption class="visually-hidden">{say.stepsTitle}</caption>
        <thead>
          <tr>
            <th scope="col">{say.what}</th>
            <th scope="col">{say.timeBuildUp}</th>
            <th scope="col">{say.costBuildUp}</th>
          </tr>
        </thead>
        <tbody>
          {steps.map((step) => (
            <StepRow
              key={step.part + step.index}
              step={step}
              itinerary={itinerary}
              perDay={perDay}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface TotalProps {
  readonly name: string;
  readonly sum: string;
  readonly parts: readonly BarPart[];
}

function Total({ name, sum, parts }: TotalProps) {
  return (
    <div>
      <h3>
        <span>{name}</span> <strong>{sum}</strong>
      </h3>
      <Bar parts={parts} />
      <ul class="bar-legend">
        {parts.map(({ className, text, figure }) => (
          <li key={className}>
            <i class={`swatch ${className}`} aria-hidden="true" />
            <span>{text}</span>
            <b>{figure}</b>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface StepRowProps extends BuildUpProps {
  readonly step: Step;
}

function StepRow({ step, itinerary, perDay }: StepRowProps) {
  const { time, money } = usePartNames();
  const { durationH, cost } = itinerary;
  const hours = total(step.hours);
  const capital = (perDay * hours) / HOURS_PER_DAY;
  return (
    <tr class={step.part === "transfer" ? "row-transfer" : ""}>
      <th scope="row">{useStepName(itinerary, step.part, step.index)}</th>
      <td>
        <Parts parts={time(sumParts(step.hours))} share={hours / durationH} />
      </td>
      <td>
        <Parts
          parts={money(step.costs, capital)}
          share={(total(step.costs) + capital) / (cost + (perDay * durationH) / HOURS_PER_DAY)}
        />
      </td>
    </tr>
  );
}

/** In words it is told once, for all of the way: step by step it would be said of every row. */
const CAPITAL = "block-capital";

/** A bar as long as its share of the whole, and what it is made of in words. */
function Parts({ parts, share }: { parts: readonly BarPart[]; share: number }) {
  const { format } = useWords();
  if (parts.length === 0) return null;
  return (
    <>
      <Bar parts={parts} share={share} />
      <span class="row-note">
        {format.list(
          parts
            .filter(({ className }) => className !== CAPITAL)
            .map(({ text, figure }) => `${text} ${figure}`),
        )}
      </span>
    </>
  );
}

/** A step's name: what happens where, or by what from where to where. */
export function useStepName(
  { legs, transfers }: Itinerary,
  part: Step["part"],
  index: number,
): string {
  const { say, names } = useWords();
  if (part === "shipment") return say.wholeShipment;
  const leg = legs[index];
  if (part === "leg" && leg !== undefined) {
    // Across one city its name would say nothing.
    const name = groupOf(leg.from) === groupOf(leg.to) ? names.terminal : names.city;
    return say.legTitle(say.modes[leg.mode], name(leg.from), name(leg.to));
  }
  const transfer = transfers[index];
  return transfer === undefined
    ? ""
    : `${say.transferKinds[transfer.kind]} · ${names.terminal(transfer.at)}`;
}

/** Parts as bars and legends show them. */
function usePartNames(): {
  time: (parts: Step["hours"]) => readonly BarPart[];
  money: (parts: Step["costs"], capital: number) => readonly BarPart[];
} {
  const { say, format } = useWords();
  return {
    time: (parts) =>
      parts.map(({ kind, mode, amount }) => ({
        className: mode === undefined ? `block-${kind}` : `block-moving mode-${mode}`,
        text: mode === undefined ? say.timeKinds[kind] : say.movingBy(say.modes[mode]),
        figure: format.span(amount),
        amount,
      })),
    money: (parts, capital) => [
      ...parts.map(({ kind, mode, amount }) => ({
        className: mode === undefined ? `block-${kind}` : `block-moving mode-${mode}`,
        text: mode === undefined ? say.costKinds[kind] : say.freight(say.modes[mode]),
        figure: format.money(amount),
        amount,
      })),
      ...(capital > 0
        ? [
            {
              className: CAPITAL,
              text: say.capital,
              figure: format.money(capital),
              amount: capital,
            },
          ]
        : []),
    ],
  };
}
