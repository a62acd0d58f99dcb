/** What must be said of a link: words that were not understood, other data, a way that is gone. */
import type { Misread } from "../logic/hash.ts";
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
        {wrong.some(isDoor) && `${say.doorNote} `}
        {otherData !== undefined && `${say.otherData(otherData, version)} `}
        {isWayGone && say.wayGone}
      </p>
      <button type="button" class="icon-button" aria-label={say.dismiss} onClick={onDismiss}>
        <CloseIcon />
      </button>
    </div>
  );
}

/** True for what stands where a place should and is written as a door. */
const isDoor = ({ key, word }: Misread): boolean =>
  (key === "from" || key === "to") && word.startsWith("@");
