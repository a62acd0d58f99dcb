import type { QuestionField } from "../logic/question.ts";
import { CloseIcon } from "./icons.tsx";
import { useWords } from "./words.ts";

/** Says that a link could not be read, and which parts of it. */
export function Notice({
  fields,
  onDismiss,
}: {
  fields: readonly QuestionField[];
  onDismiss: () => void;
}) {
  const { say, format } = useWords();
  return (
    <div class="notice" role="alert">
      <p>
        {say.badLink}{" "}
        {fields.length > 0 &&
          say.badLinkFields(format.list(fields.map((field) => say.fields[field])))}
      </p>
      <button type="button" class="icon-button" aria-label={say.dismiss} onClick={onDismiss}>
        <CloseIcon />
      </button>
    </div>
  );
}
