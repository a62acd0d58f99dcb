/** What must be said of a link: words that were not understood or are missing, other data, a way that is gone. */
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
  const { malformed, wrong, missing = [], otherData, isWayGone = false } = notice;
  const words = wrong.map(({ key, word }) => say.linkWord(say.linkKeys[key], word));
  // A link that leaves something away may mean to: that is no alarm.
  const isAlarm = malformed || words.length > 0 || otherData !== undefined || isWayGone;
  return (
    <div class="notice" role={isAlarm ? "alert" : "status"}>
      <p>
        {malformed && `${say.badLink} `}
        {words.length > 0 && `${say.badWords(format.list(words))} `}
        {wrong.some(isDoor) && `${say.doorNote} `}
        {missing.length > 0 &&
          `${say.leftAway(format.list(missing.map((key) => say.linkKeys[key])))} `}
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
