import type { QuestionField } from "../logic/question.ts";
import { CloseIcon } from "./icons.tsx";
import { useWords } from "./words.ts";

interface NoticeProps {
  /** What could not be read of a link; undefined where all of it could. */
  readonly fields: readonly QuestionField[] | undefined;
  /** The version of the data the link is of, if another. */
  readonly otherData: string | undefined;
  readonly version: string;
  readonly onDismiss: () => void;
}

/** Says that a link could not be read, and which parts of it, or that it was made with other data. */
export function Notice({ fields, otherData, version, onDismiss }: NoticeProps) {
  const { say, format } = useWords();
  if (fields === undefined && otherData === undefined) return null;
  return (
    <div class="notice" role="alert">
      <p>
        {fields !== undefined && `${say.badLink} `}
        {otherData !== undefined && say.otherData(otherData, version)}
        {fields !== undefined &&
          fields.length > 0 &&
          say.badLinkFields(format.list(fields.map((field) => say.fields[field])))}
      </p>
      <button type="button" class="icon-button" aria-label={say.dismiss} onClick={onDismiss}>
        <CloseIcon />
      </button>
    </div>
  );
}
