/** Every figure of the chosen option with where it comes from. */
import type { Itinerary, Line } from "@lianyun/planner";
import { useWords } from "./words.ts";

export function Evidence({ itinerary }: { itinerary: Itinerary }) {
  const { say } = useWords();
  return (
    <details class="evidence">
      <summary>{say.evidenceTitle}</summary>
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
              <th scope="col">{say.note}</th>
            </tr>
          </thead>
          <tbody>
            {itinerary.lines.map((line, index) => (
              <LineRow key={index} line={line} itinerary={itinerary} />
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

function LineRow({ line, itinerary }: { line: Line; itinerary: Itinerary }) {
  const { say, format } = useWords();
  const amount =
    line.measure === "cost" ? format.money(line.amount) : `${format.co2e(line.amount)} ${say.co2e}`;
  const covers = (line.covers ?? []).map((what) => say.covered[what]);
  const english = [line.basis, line.note].filter((text) => text !== undefined && text !== "");
  return (
    <tr>
      <td>
        <PartName line={line} itinerary={itinerary} />
      </td>
      <td class="number">{amount}</td>
      <td>
        <span class={`grade grade-${line.grade}`}>{say.grades[line.grade]}</span>
      </td>
      <td>
        <SourceName id={line.source} />
      </td>
      <td class="line-note">
        {english.length > 0 && <span lang="en">{english.join("; ")}</span>}
        {covers.length > 0 && <span> {say.covers(format.list(covers))}</span>}{" "}
        <code>{line.rule}</code>
      </td>
    </tr>
  );
}

function PartName({ line, itinerary }: { line: Line; itinerary: Itinerary }) {
  const { say, names } = useWords();
  const leg = line.part === "leg" ? itinerary.legs[line.index] : undefined;
  if (leg !== undefined) {
    return <>{say.legTitle(say.modes[leg.mode], names.city(leg.from), names.city(leg.to))}</>;
  }
  const transfer = itinerary.transfers[line.index];
  if (transfer === undefined) return null;
  return (
    <>
      {say.transferKinds[transfer.kind]} · {names.terminal(transfer.at)}
    </>
  );
}

/** A source's title, as a link if it has a web address; other addresses are text. */
function SourceName({ id }: { id: string }) {
  const { names } = useWords();
  const source = names.findSource(id);
  if (source === undefined) return <>{id}</>;
  const text = source.year === undefined ? source.title : `${source.title} (${source.year})`;
  if (!isWebAddress(source.address)) return <span lang="en">{text}</span>;
  return (
    <a lang="en" href={source.address} target="_blank" rel="noopener noreferrer">
      {text}
    </a>
  );
}

/** True for http and https only: a network could carry `javascript:`. */
function isWebAddress(address: string): boolean {
  return /^https?:\/\//i.test(address) && URL.canParse(address);
}
