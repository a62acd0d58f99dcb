/** When the cargo is ready, by the clock at the origin. */
import { useId, useState } from "preact/hooks";
import { toInstant } from "../logic/clock.ts";
import { isReadyTime } from "../logic/question.ts";
import { useWords } from "./words.ts";

interface ReadyFieldProps {
  readonly value: string;
  readonly timeZone: string;
  readonly onChange: (ready: string) => void;
}

export function ReadyField({ value, timeZone, onChange }: ReadyFieldProps) {
  const { say, format } = useWords();
  const id = useId();
  const [draft, setDraft] = useState<string | undefined>(undefined);
  const [day = "", time = ""] = (draft ?? value).split("T");
  const isWrong = draft !== undefined && !isReadyTime(draft);
  const take = (nextDay: string, nextTime: string): void => {
    const next = `${nextDay}T${nextTime}`;
    setDraft(isReadyTime(next) ? undefined : next);
    if (isReadyTime(next)) onChange(next);
  };
  return (
    <div class="field ready">
      <div class="ready-parts">
        <div>
          <label for={`${id}-day`}>{say.readyDate}</label>
          <input
            id={`${id}-day`}
            type="date"
            min="2000-01-01"
            max="2099-12-31"
            value={day}
            aria-invalid={isWrong}
            aria-describedby={`${id}-note`}
            onInput={(event) => take(event.currentTarget.value, time)}
          />
        </div>
        <div>
          <label for={`${id}-time`}>{say.readyTime}</label>
          <input
            id={`${id}-time`}
            type="time"
            value={time}
            aria-invalid={isWrong}
            aria-describedby={`${id}-note`}
            onInput={(event) => take(day, event.currentTarget.value.slice(0, 5))}
          />
        </div>
      </div>
      <p id={`${id}-note`} class={isWrong ? "field-wrong" : "field-note"}>
        {isWrong ? say.wrongDate : say.readyZone(format.zone(toInstant(value, timeZone)))}
      </p>
    </div>
  );
}
