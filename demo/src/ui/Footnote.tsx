import type { Directory } from "../directory.ts";
import { RESOLUTION } from "../logic/question.ts";
import type { Results } from "../logic/results.ts";
import { useWords } from "./words.ts";

/** How the answer was reached, and on which data. */
export function Footnote({
  results,
  directory,
}: {
  results: Results | undefined;
  directory: Directory;
}) {
  const { say, format } = useWords();
  const { name, version } = results?.found.network ?? directory;
  const { cost, duration, co2e } = RESOLUTION;
  return (
    <footer class="footnote">
      {results !== undefined && (
        <p>
          {say.answered(
            format.number(results.found.elapsedMs),
            format.number(results.found.stats.labels),
          )}
        </p>
      )}
      <p>{say.method(format.money(cost), format.span(duration), format.co2e(co2e))}</p>
      <p>{say.dataVersion(name, version)}</p>
      <p>{say.licences}</p>
    </footer>
  );
}
