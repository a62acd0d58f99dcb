/** What must be said of a link: words that were not understood, other data, a way that is gone. */
import type { LinkNotice } from "../logic/state.ts";
import { CloseIcon } from "./icons.tsx";
import { useWords } from "./words.ts";

interface NoticeProps {
  readonly notice: LinkNotice;
  /** Of the data here. */
  readonly version: string;
  readonly onDismiss: () => void;
}

export function Notice({ notice, version, onDismiss }: NoticeProps) {
  const { say, format } = useWords();
  const { malformed, wrong, otherData, isWayGone = false } = notice;
  const words = wrong.map(({ key, word }) => say.linkWord(say.linkKeys[key], word));
  return (
    <div class="notice" role="alert">
      <p>
        {malformed && `${say.badLink} `}
        {words.length > 0 && `${say.badWords(format.list(words))} `}
        {wrong.some(({ word }) => word.startsWith("@")) && `${say.doorNote} `}
        {otherData !== undefined && `${say.otherData(otherData, version)} `}
        {isWayGone && say.wayGone}
      </p>
      <button type="button" class="icon-button" aria-label={say.dismiss} onClick={onDismiss}>
        <CloseIcon />
      </button>
    </div>
  );
}
