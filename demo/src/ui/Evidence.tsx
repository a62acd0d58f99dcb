/** Every figure of the chosen option with where it comes from: source, year and grade. */
import type { Evidence as Ground, Itinerary } from "@lianyun/planner";
import { useState } from "preact/hooks";
import type { Step } from "../logic/buildUp.ts";
import { useAbout } from "./About.tsx";
import { useStepName } from "./BuildUp.tsx";
import { SourceLink } from "./SourceLink.tsx";
import { useWords } from "./words.ts";

export function Evidence({ itinerary }: { itinerary: Itinerary }) {
  const { say } = useWords();
  // A row a figure: not drawn with every answer, for nobody has looked yet.
  const [isOpen, setOpen] = useState(false);
  return (
    <details class="evidence" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{say.evidenceTitle}</summary>
      {isOpen && <Figures itinerary={itinerary} />}
    </details>
  );
}

function Figures({ itinerary }: { itinerary: Itinerary }) {
  const { say, format } = useWords();
  const hours = useAbout()?.hours ?? [];
  return (
    <div class="evidence-scroll">
      <table class="lines">
        <caption class="visually-hidden">{say.evidenceTitle}</caption>
        <thead>
          <tr>
            <th scope="col">{say.part}</th>
            <th scope="col" class="number">
              {say.amount}
            </th>
            <th scope="col">{say.grade}</th>
            <th scope="col">{say.source}</th>
            <th scope="col">{say.year}</th>
            <th scope="col">{say.note}</th>
          </tr>
        </thead>
        <tbody>
          {itinerary.lines.map((line, index) => (
            <LineRow
              key={index}
              line={line}
              itinerary={itinerary}
              amount={
                line.measure === "cost"
                  ? format.money(line.amount)
                  : `${format.co2e(line.amount)} ${say.co2e}`
              }
            />
          ))}
          {hours.map((line) => (
            <LineRow
              key={line.part + line.index}
              line={line}
              itinerary={itinerary}
              amount={format.span(line.hours)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface LineRowProps {
  readonly line: Ground & {
    readonly part: Step["part"];
    readonly index: number;
    readonly rule: string;
    readonly covers?: Itinerary["lines"][0]["covers"];
    readonly note?: string;
  };
  readonly itinerary: Itinerary;
  readonly amount: string;
}

function LineRow({ line, itinerary, amount }: LineRowProps) {
  const { say, format, names } = useWords();
  const covers = (line.covers ?? []).map((what) => say.covered[what]);
  const english = [line.basis, line.note].filter((text) => text !== undefined && text !== "");
  return (
    <tr>
      <td>{useStepName(itinerary, line.part, line.index)}</td>
      <td class="number">{amount}</td>
      <td>
        <span class={`grade grade-${line.grade}`}>{say.grades[line.grade]}</span>
      </td>
      <td>
        <SourceName id={line.source} />
      </td>
      <td>{names.findSource(line.source)?.year}</td>
      <td class="line-note">
        {english.length > 0 && <span lang="en">{english.join("; ")}</span>}
        {covers.length > 0 && <span> {say.covers(format.list(covers))}</span>}{" "}
        <code>{line.rule}</code>
      </td>
    </tr>
  );
}

function SourceName({ id }: { id: string }) {
  const { names } = useWords();
  const source = names.findSource(id);
  if (source === undefined) return <>{id}</>;
  return <SourceLink address={source.address} text={source.title} />;
}
