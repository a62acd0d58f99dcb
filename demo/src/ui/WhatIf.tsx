/** The what-if switches, by what they are about; each that is on says what it rests on. */
import { useId } from "preact/hooks";
import { flip } from "../logic/whatIf.ts";
import { SCENARIO_GROUPS, type Switch } from "../whatIf.ts";
import { SourceLink } from "./SourceLink.tsx";
import { useWords } from "./words.ts";

interface WhatIfProps {
  readonly switches: readonly Switch[];
  /** Ids of those that are on. */
  readonly on: readonly string[];
  /** True if they are known to change nothing. */
  readonly isIdle: boolean;
  readonly onChange: (on: readonly string[]) => void;
}

export function WhatIf({ switches, on, isIdle, onChange }: WhatIfProps) {
  const { say } = useWords();
  return (
    <details class="what-if">
      <summary>
        {say.whatIf} <b>{on.length > 0 && say.switchesOn(on.length)}</b>
      </summary>
      <p class="field-note">{say.whatIfHelp}</p>
      {SCENARIO_GROUPS.map((group) => {
        const members = switches.filter((each) => each.group === group);
        return (
          members.length > 0 && (
            <fieldset key={group} class="switches">
              <legend>{say.scenarioGroups[group]}</legend>
              {members.map((each) => (
                <SwitchBox
                  key={each.id}
                  scenario={each}
                  isOn={on.includes(each.id)}
                  isIdle={isIdle}
                  onFlip={() => onChange(flip(switches, on, each.id))}
                />
              ))}
            </fieldset>
          )
        );
      })}
    </details>
  );
}

interface SwitchBoxProps {
  readonly scenario: Switch;
  readonly isOn: boolean;
  readonly isIdle: boolean;
  readonly onFlip: () => void;
}

function SwitchBox({ scenario, isOn, isIdle, onFlip }: SwitchBoxProps) {
  const { say, language } = useWords();
  const id = useId();
  const { name, nameZh, grade, basis, basisZh, sources } = scenario;
  return (
    <div class="switch">
      <label class="check">
        <input
          type="checkbox"
          role="switch"
          name={scenario.id}
          aria-checked={isOn}
          checked={isOn}
          aria-describedby={isOn ? id : undefined}
          onChange={onFlip}
        />
        <span>
          {language === "zh" ? nameZh : name}
          {isOn && isIdle && <b> · {say.noChange}</b>}
        </span>
      </label>
      {isOn && (
        <p id={id} class="field-note">
          {grade !== undefined && <span class="award">{say.grades[grade]}</span>}{" "}
          {language === "zh" && basisZh !== "" ? basisZh : <span lang="en">{basis}</span>}{" "}
          {sources.map((source) => (
            <SourceLink key={source} address={source} />
          ))}
        </p>
      )}
    </div>
  );
}
