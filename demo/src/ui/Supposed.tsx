/** What is supposed, over the list of ways: each switch can be turned off here, and its effect is told. */
import type { Itinerary } from "@lianyun/planner";
import { HOURS_PER_DAY } from "../logic/clock.ts";
import type { Results } from "../logic/results.ts";
import type { Switch } from "../whatIf.ts";
import { CloseIcon } from "./icons.tsx";
import { useCalmText } from "./Marks.tsx";
import { useWords } from "./words.ts";

interface SupposedProps {
  readonly switches: readonly Switch[];
  readonly on: readonly string[];
  /** Undefined where there is no way to compare with. */
  readonly results: Results | undefined;
  readonly onChange: (on: readonly string[]) => void;
}

export function Supposed({ switches, on, results, onChange }: SupposedProps) {
  const { say, language } = useWords();
  const shown = switches.filter(({ id }) => on.includes(id));
  const isCompared = results !== undefined && results.found.without !== undefined;
  if (shown.length === 0 && !isCompared) return null;
  return (
    <section class="supposed" aria-label={say.supposed}>
      {shown.length > 0 && (
        <ul class="chips">
          {shown.map(({ id, name, nameZh }) => {
            const text = language === "zh" ? nameZh : name;
            return (
              <li key={id}>
                <button
                  type="button"
                  class="chip"
                  aria-label={say.turnOff(text)}
                  onClick={() => onChange(on.filter((each) => each !== id))}
                >
                  {text} <CloseIcon />
                </button>
              </li>
            );
          })}
        </ul>
      )}
      {isCompared && results.found.supposed?.scenario === undefined && (
        <p class="field-note">{say.ownEffect}</p>
      )}
      {isCompared && <Effect results={results} />}
    </section>
  );
}

/** Cheapest and fastest before and after. */
function Effect({ results }: { results: Results }) {
  const { say, format } = useWords();
  const { points, without, best, found } = results;
  const withCalm = useCalmText();
  const figures = (point: { cost: number; days: number } | undefined): string =>
    point === undefined
      ? say.noWay
      : `${format.money(point.cost)}, ${format.span(point.days * HOURS_PER_DAY)}`;
  const least = (by: "cost" | "days") =>
    without.reduce<(typeof without)[number] | undefined>(
      (found, each) => (found === undefined || each[by] < found[by] ? each : found),
      undefined,
    );
  const rows = [
    { by: "cost", before: figures(least("cost")) },
    { by: "duration", before: figures(least("days")) },
  ] as const;
  return (
    <dl class="effect">
      {rows.map(({ by, before }) => {
        const after = figures(points[best[by]]);
        const told = withCalm(after, found.itineraries[best[by]] as Itinerary);
        return (
          <div key={by}>
            <dt>{say.best[by]}</dt>
            <dd>{before === after ? say.unchanged(told) : say.beforeAfter(before, told)}</dd>
          </div>
        );
      })}
    </dl>
  );
}
