/** The chosen option beside another one: what they cost, take and emit, by kind, and which legs they share. */
import type { Itinerary } from "@lianyun/planner";
import { useId } from "preact/hooks";
import { differenceOf } from "../logic/difference.ts";
import type { Compared } from "../logic/format.ts";
import { labelOf, type Results } from "../logic/results.ts";
import { sharing } from "../logic/shared.ts";
import { useStepName } from "./BuildUp.tsx";
import { useHopText } from "./WayList.tsx";
import { useWords } from "./words.ts";

interface CompareProps {
  readonly results: Results;
  readonly chosen: number;
  readonly compared: number | undefined;
  readonly onCompare: (index: number | undefined) => void;
}

export function Compare({ results, chosen, compared, onCompare }: CompareProps) {
  const { say } = useWords();
  const id = useId();
  const options = results.ways.flatMap((way) => way.options).filter((each) => each !== chosen);
  const other = compared === chosen ? undefined : compared;
  return (
    <section class="card compare" aria-labelledby={`${id}-title`}>
      <header class="card-head">
        <h2 id={`${id}-title`}>{say.compareTitle}</h2>
      </header>
      <div class="field">
        <label for={id}>{say.compareWith(labelOf(results, chosen))}</label>
        <select
          id={id}
          value={String(other ?? "")}
          onChange={({ currentTarget: { value } }) =>
            onCompare(value === "" ? undefined : Number(value))
          }
        >
          <option value="">{say.compareNone}</option>
          {options.map((index) => (
            <OptionName key={index} results={results} index={index} />
          ))}
        </select>
      </div>
      {other !== undefined && <Differences results={results} a={chosen} b={other} />}
    </section>
  );
}

function OptionName({ results, index }: { results: Results; index: number }) {
  const { format } = useWords();
  const itinerary = results.found.itineraries[index] as Itinerary;
  const { cost, durationH } = itinerary;
  return (
    <option value={String(index)}>
      {labelOf(results, index)}: {format.money(cost)}, {format.span(durationH)},{" "}
      {useHopText(itinerary)}
    </option>
  );
}

function Differences({ results, a, b }: { results: Results; a: number; b: number }) {
  const { say, format } = useWords();
  const [ours, theirs] = [a, b].map((index) => results.found.itineraries[index]) as [
    Itinerary,
    Itinerary,
  ];
  const { costs, hours } = differenceOf(ours, theirs);
  const row = (name: string, left: number, right: number, kind: Compared, isTotal = false) => {
    const [ofLeft, ofRight] = [format[kind](left), format[kind](right)];
    return (
      <tr key={name} class={isTotal ? "row-total" : ""}>
        <th scope="row">{name}</th>
        <td class="number">{ofLeft}</td>
        <td class="number">{ofRight}</td>
        <td class="number">
          {ofLeft === ofRight
            ? "="
            : `${right > left ? "+" : "\u2212"}${format.apart[kind](left, right)}`}
        </td>
      </tr>
    );
  };
  return (
    <>
      <table class="figures differences">
        <caption class="visually-hidden">{say.compareTitle}</caption>
        <thead>
          <tr>
            <td />
            <th scope="col" class="number">
              {labelOf(results, a)}
            </th>
            <th scope="col" class="number">
              {labelOf(results, b)}
            </th>
            <th scope="col" class="number">
              {say.difference}
            </th>
          </tr>
        </thead>
        <tbody>
          {row(say.cost, ours.cost, theirs.cost, "money", true)}
          {costs.map((pair) => row(say.costKinds[pair.kind], pair.a, pair.b, "money"))}
          {row(say.hours, ours.durationH, theirs.durationH, "span", true)}
          {hours.map((pair) => row(say.timeKinds[pair.kind], pair.a, pair.b, "span"))}
          {row(say.co2e, ours.co2eKg, theirs.co2eKg, "co2e", true)}
        </tbody>
      </table>
      <div class="splits">
        <Split name={labelOf(results, a)} itinerary={ours} other={theirs} />
        <Split name={labelOf(results, b)} itinerary={theirs} other={ours} />
      </div>
    </>
  );
}

interface SplitProps {
  readonly name: string;
  readonly itinerary: Itinerary;
  readonly other: Itinerary;
}

/** The legs of one of the two, each told to be shared or not. */
function Split({ name, itinerary, other }: SplitProps) {
  return (
    <div>
      <h3>{name}</h3>
      <ol>
        {itinerary.legs.map((leg, index) => {
          const how = sharing(leg, other);
          return (
            <li key={leg.departAt} class={`split-${how}`}>
              <SplitLeg itinerary={itinerary} index={index} how={how} />
            </li>
          );
        })}
      </ol>
    </div>
  );
}

function SplitLeg({
  itinerary,
  index,
  how,
}: {
  itinerary: Itinerary;
  index: number;
  how: ReturnType<typeof sharing>;
}) {
  const { say } = useWords();
  return (
    <>
      {useStepName(itinerary, "leg", index)} <small class="quiet">{say.sharing[how]}</small>
    </>
  );
}
