/** Why there is no way, and what would help. */
import { type IssueCode, MOST_KG_PER_BOX } from "@lianyun/planner";
import { MODE_ORDER, type Question } from "../logic/question.ts";
import type { Trouble } from "../logic/state.ts";
import { ReasonText } from "./ReasonText.tsx";
import { useWords } from "./words.ts";

interface TroubleBoxProps {
  readonly trouble: Trouble;
  readonly question: Question;
  readonly onChange: (fields: Partial<Question>) => void;
  readonly onRetry: () => void;
  readonly onDefault: () => void;
}

export function TroubleBox({ trouble, question, onChange, onRetry, onDefault }: TroubleBoxProps) {
  const { say } = useWords();
  const codes = new Set(
    trouble.kind === "infeasible" ? trouble.because.map(({ code }) => code) : [],
  );
  const allModes = question.modes.length < MODE_ORDER.length;
  return (
    <section class="trouble" aria-labelledby="trouble-title">
      <h2 id="trouble-title">{say[trouble.kind]}</h2>
      <Reasons trouble={trouble} question={question} />
      <div class="ways-out">
        {allModes && (codes.has("modes_exclude") || codes.has("no_modes")) && (
          <button type="button" onClick={() => onChange({ modes: MODE_ORDER })}>
            {say.allowAllModes}
          </button>
        )}
        {codes.has("only_assumed") && !question.includeAssumed && (
          <button type="button" onClick={() => onChange({ includeAssumed: true })}>
            {say.useAssumed}
          </button>
        )}
        {question.scenarios.length > 0 && (
          <button type="button" onClick={() => onChange({ scenarios: [] })}>
            {say.turnAllOff}
          </button>
        )}
        {(trouble.kind === "failed" || trouble.kind === "halted") && (
          <button type="button" onClick={onRetry}>
            {say.tryAgain}
          </button>
        )}
        <button type="button" class="quiet-button" onClick={onDefault}>
          {say.defaultQuestion}
        </button>
      </div>
    </section>
  );
}

function Reasons({ trouble, question }: Pick<TroubleBoxProps, "trouble" | "question">) {
  const { say, format, language } = useWords();
  const kinds: Partial<Record<IssueCode, string>> = say.faults;
  switch (trouble.kind) {
    case "infeasible":
      return (
        <ul class="reasons">
          {trouble.because.map((reason) => (
            <li key={reason.code + reason.message}>
              <ReasonText reason={reason} />
            </li>
          ))}
        </ul>
      );
    case "stopped":
      return <p class="reasons">{say.stoppedEmpty(format.money(trouble.bound))}</p>;
    case "refused":
      return (
        <ul class="reasons">
          {trouble.issues.map((issue) => (
            <li key={issue.code + issue.message}>
              {issue.at.column === "cargo.grossKg"
                ? say.mostKg(
                    say.boxes(question.count, question.container),
                    format.number(MOST_KG_PER_BOX * question.count),
                    format.number(MOST_KG_PER_BOX),
                  )
                : kinds[issue.code]}
              {language === "en" && <small>{issue.message}</small>}
            </li>
          ))}
        </ul>
      );
    case "halted":
      return null;
    case "failed":
      return (
        <p class="reasons">
          {say.failedHint} <small lang="en">{trouble.message}</small>
        </p>
      );
  }
}
