/** The answer to take along: a quote on paper, a table, lines for a map, and the whole of it for the command. */
import { csvOf } from "../logic/csv.ts";
import { labelOf, type Results } from "../logic/results.ts";
import { useLater } from "./planner.ts";
import { save } from "./save.ts";
import { useWords } from "./words.ts";

export function Exports({ results, chosen }: { results: Results; chosen: number }) {
  const { say, format } = useWords();
  const later = useLater();
  const { question, found } = results;
  const { request, supposed = {}, ownFiles = [] } = found;
  const name = `lianyun-${question.from}-${question.to}-${question.ready.slice(0, 10)}`.replace(
    // A door is a pair of numbers, a terminal has a colon.
    /[^\w.-]+/g,
    "_",
  );
  return (
    <fieldset class="exports">
      <legend class="visually-hidden">{say.exports}</legend>
      <button type="button" class="small-button" onClick={() => print()}>
        {say.printQuote}
      </button>
      <button
        type="button"
        class="small-button"
        title={say.csvHelp}
        onClick={() => save(`${name}.csv`, "text/csv", csvOf(results))}
      >
        CSV
      </button>
      <button
        type="button"
        class="small-button"
        title={say.geojsonHelp}
        onClick={() =>
          save(
            `${name}-${labelOf(results, chosen)}.geojson`,
            "application/geo+json",
            JSON.stringify(found.shapes[chosen]),
          )
        }
      >
        <span lang="en">GeoJSON</span>
      </button>
      {request !== undefined && (
        <button
          type="button"
          class="small-button"
          title={ownFiles.length === 0 ? say.jsonHelp : say.jsonOwnHelp(format.list(ownFiles))}
          onClick={() => {
            // A failure is told where the question itself fails.
            later((remote) => remote.print(request, supposed)).then(
              (text) => save(`${name}.json`, "application/json", text),
              () => {},
            );
          }}
        >
          <span lang="en">JSON</span>
        </button>
      )}
    </fieldset>
  );
}
