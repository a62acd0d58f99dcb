import type { Directory } from "../directory.ts";
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
      <p>{say.dataVersion(directory.name, directory.version)}</p>
    </footer>
  );
}
