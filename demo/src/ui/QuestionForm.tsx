/** The question: from, to, cargo, ready date, modes. Every complete change is asked at once; there is no button. */
import type { ContainerType, Mode } from "@lianyun/planner";
import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import type { Place } from "../logic/places.ts";
import { CONTAINERS, MODE_ORDER, type Question } from "../logic/question.ts";
import { SwapIcon } from "./icons.tsx";
import { ModeIcon } from "./ModeIcon.tsx";
import { NumberField } from "./NumberField.tsx";
import { PlaceField } from "./PlaceField.tsx";
import { ReadyField } from "./ReadyField.tsx";
import { useWords } from "./words.ts";

interface QuestionFormProps {
  readonly question: Question;
  readonly places: readonly Place[];
  readonly from: Place;
  readonly to: Place;
  readonly onChange: (fields: Partial<Question>) => void;
  /** What else can be asked for, under the form. */
  readonly children?: ComponentChildren;
}

export function QuestionForm({
  question,
  places,
  from,
  to,
  onChange,
  children,
}: QuestionFormProps) {
  const { say } = useWords();
  const containerId = useId();
  const toggle = (mode: Mode, isOn: boolean): void => {
    const modes = MODE_ORDER.filter((each) =>
      each === mode ? isOn : question.modes.includes(each),
    );
    onChange({ modes });
  };
  return (
    <form class="question" aria-label={say.ask} onSubmit={(event) => event.preventDefault()}>
      <div class="ends">
        <PlaceField
          label={say.from}
          places={places}
          value={from}
          onChange={(id) => onChange({ from: id })}
        />
        <button
          type="button"
          class="swap icon-button"
          aria-label={say.swap}
          title={say.swap}
          onClick={() => onChange({ from: question.to, to: question.from })}
        >
          <SwapIcon />
        </button>
        <PlaceField
          label={say.to}
          places={places}
          value={to}
          onChange={(id) => onChange({ to: id })}
        />
        <p class="field-note">{say.doorNote}</p>
      </div>
      <div class="cargo">
        <NumberField
          field="count"
          label={say.count}
          value={question.count}
          onChange={(count) => onChange({ count })}
        />
        <div class="field">
          <label for={containerId}>{say.container}</label>
          <select
            id={containerId}
            value={question.container}
            onChange={(event) =>
              onChange({ container: event.currentTarget.value as ContainerType })
            }
          >
            {CONTAINERS.map((type) => (
              <option key={type} value={type}>
                {type}
              </option>
            ))}
          </select>
        </div>
        <NumberField
          field="grossKg"
          label={say.gross}
          value={question.grossKg}
          onChange={(grossKg) => onChange({ grossKg })}
        />
        <NumberField
          field="valueUsd"
          label={say.value}
          value={question.valueUsd}
          onChange={(valueUsd) => onChange({ valueUsd })}
        />
      </div>
      <ReadyField
        value={question.ready}
        timeZone={from.timeZone}
        onChange={(ready) => onChange({ ready })}
      />
      <fieldset class="modes">
        <legend>{say.modesAllowed}</legend>
        <div class="mode-checks">
          {MODE_ORDER.map((mode) => (
            <label key={mode} class="mode-check">
              <input
                type="checkbox"
                checked={question.modes.includes(mode)}
                onChange={(event) => toggle(mode, event.currentTarget.checked)}
              />
              <ModeIcon mode={mode} isNamed={false} />
              <span>{say.modes[mode]}</span>
            </label>
          ))}
        </div>
        <label class="check">
          <input
            type="checkbox"
            checked={question.includeAssumed}
            onChange={(event) => onChange({ includeAssumed: event.currentTarget.checked })}
          />
          <span>{say.includeAssumed}</span>
        </label>
      </fieldset>
      {children}
    </form>
  );
}
