/** Own rates: tables are dropped on the page or chosen, checked cell by cell, used, and removed again. */
import type { Issue, IssueCode } from "@lianyun/planner";
import { useRef } from "preact/hooks";
import type { OwnTables } from "../planning/planners.ts";
import { useAbout } from "./About.tsx";
import { save } from "./save.ts";
import { useWords } from "./words.ts";

/** Faults shown; the rest is counted. */
const SHOWN = 20;

interface OwnRatesProps {
  readonly own: OwnTables | undefined;
  readonly issues: readonly Issue[];
  /** What is odd about the tables in use. */
  readonly warnings: readonly Issue[];
  readonly onFiles: (files: readonly File[]) => void;
  readonly onRemove: () => void;
}

export function OwnRates({ own, issues, warnings, onFiles, onRemove }: OwnRatesProps) {
  const { say, format } = useWords();
  const picker = useRef<HTMLInputElement>(null);
  const template = useAbout()?.ownTariffs;
  return (
    <details class="own-rates" open={own !== undefined || issues.length > 0}>
      <summary>{say.ownRates}</summary>
      <p class="field-note">{say.ownRatesHelp}</p>
      <div class="ways-out">
        <button type="button" class="drop" onClick={() => picker.current?.click()}>
          {say.chooseFiles}
        </button>
        {template !== undefined && (
          <button
            type="button"
            class="quiet-button"
            onClick={() => save("tariffs.csv", "text/csv", template)}
          >
            {say.ownTemplate}
          </button>
        )}
        {own !== undefined && (
          <button type="button" class="quiet-button" onClick={onRemove}>
            {say.removeOwn}
          </button>
        )}
      </div>
      <input
        ref={picker}
        type="file"
        accept=".csv,text/csv"
        multiple
        hidden
        aria-label={say.chooseFiles}
        onChange={(event) => {
          const field = event.currentTarget;
          if (field.files !== null && field.files.length > 0) onFiles([...field.files]);
          field.value = ""; // so that the same file can be given again when it is corrected
        }}
      />
      {own !== undefined && (
        <p class="own-laid" role="status">
          {say.ownLaid(
            format.list(Object.entries(own.tables).map(([name, { file }]) => file ?? name)),
          )}
        </p>
      )}
      {issues.length > 0 && (
        <div role="alert">
          <p class="field-wrong">{say.ownWrong(issues.length)}</p>
          <IssueTable issues={issues} />
        </div>
      )}
      {own !== undefined && warnings.length > 0 && (
        <>
          <p class="field-note">{say.ownNoted(warnings.length)}</p>
          <IssueTable issues={warnings} />
        </>
      )}
    </details>
  );
}

/** Where each fault stands, and of what kind it is; the planner's own words are English. */
function IssueTable({ issues }: { issues: readonly Issue[] }) {
  const { say } = useWords();
  const kinds: Partial<Record<IssueCode, string>> = say.faults;
  return (
    // A wide table scrolls by itself, so it must be reachable by key.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the box scrolls
    <section class="issues" tabIndex={0} aria-label={say.wrong}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say.file}</th>
            <th scope="col">{say.row}</th>
            <th scope="col">{say.column}</th>
            <th scope="col">{say.wrong}</th>
          </tr>
        </thead>
        <tbody>
          {issues.slice(0, SHOWN).map(({ at, code, message }, index) => (
            <tr key={index}>
              <td>{at.file ?? `${at.table}.csv`}</td>
              {/* What is about no row but names a column is about the header. */}
              <td>{at.line ?? at.row ?? (at.column === undefined ? "" : 1)}</td>
              <td>{at.column}</td>
              <td>
                {kinds[code]} <small lang="en">{message}</small>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {issues.length > SHOWN && <p>{say.ownMore(issues.length - SHOWN)}</p>}
    </section>
  );
}
