/** What the lines on the map mean: color, dash and drawing of each mode in sight. */
import type { Mode } from "@lianyun/planner";
import { MODE_ORDER } from "../logic/question.ts";
import { dashOf } from "../map/modeStyle.ts";
import { ModeIcon } from "./ModeIcon.tsx";
import { useWords } from "./words.ts";

const WEIGHT = 3;

export function Legend({ modes }: { modes: ReadonlySet<Mode> }) {
  const { say } = useWords();
  if (modes.size === 0) return null;
  return (
    <ul class="legend" aria-label={say.legend}>
      {MODE_ORDER.filter((mode) => modes.has(mode)).map((mode) => (
        <li key={mode}>
          <ModeIcon mode={mode} isNamed={false} />
          <svg class={`legend-line mode-${mode}`} viewBox="0 0 34 6" aria-hidden="true">
            <line
              x1="2"
              x2="32"
              y1="3"
              y2="3"
              stroke-width={WEIGHT}
              stroke-dasharray={dashOf(mode, WEIGHT)}
            />
          </svg>
          <span>{say.modes[mode]}</span>
        </li>
      ))}
    </ul>
  );
}
