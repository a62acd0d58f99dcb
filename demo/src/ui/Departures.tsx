/** The same cargo on each of the next days: what readiness on another day costs and gains, and by when it must be handed in. */
import { useEffect, useRef, useState } from "preact/hooks";
import { areDaysLeft, askDays, DAYS, type Day } from "../logic/days.ts";
import type { Results } from "../logic/results.ts";
import type { Departure, Found } from "../planning/answer.ts";
import { useIsSeen } from "./hooks.ts";
import { ModeIcon } from "./ModeIcon.tsx";
import { useLater } from "./planner.ts";
import { useWords } from "./words.ts";

interface DeparturesProps {
  readonly results: Results;
  readonly originZone: string;
  /** Not asked while the question itself is under way. */
  readonly isSearching: boolean;
  readonly onReady: (ready: string) => void;
}

export function Departures(props: DeparturesProps) {
  const { say, format } = useWords();
  const { onReady } = props;
  const { question } = props.results;
  const card = useRef<HTMLElement>(null);
  /** The day chosen here last, and the one asked for before any was; forgotten once another is asked for elsewhere. */
  const [chosen, setChosen] = useState<{ readonly first: string; readonly ready: string }>();
  const first = chosen?.ready === question.ready ? chosen.first : question.ready;
  const days = useDays(props, useIsSeen(card));
  const isBusy = areDaysLeft(days);
  const costs = days.flatMap(({ best }) => ("cost" in best ? [best.cost] : []));
  const [dearest, least] = [Math.max(...costs), Math.min(...costs)];
  return (
    <section ref={card} class="card departures" aria-labelledby="departures-title">
      <header class="card-head">
        <h2 id="departures-title">{say.departuresTitle}</h2>
        <p class="quiet">{say.departuresHelp}</p>
        {first !== question.ready && (
          <button type="button" class="small-button" onClick={() => onReady(first)}>
            {say.backTo(format.day(`${first}Z`))}
          </button>
        )}
      </header>
      <table class="figures days" aria-busy={isBusy}>
        <caption class="visually-hidden">{say.departuresTitle}</caption>
        <thead>
          <tr>
            <th scope="col">{say.readyDate}</th>
            <th scope="col">{say.latestGateIn}</th>
            <th scope="col">{say.available}</th>
            <th scope="col" class="number">
              {say.hours}
            </th>
            <th scope="col">{say.cost}</th>
          </tr>
        </thead>
        <tbody class="figures-middle">
          {days.map(({ ready, departAfter, best }) => (
            <tr key={ready} class={ready === question.ready ? "day-chosen" : ""}>
              <th scope="row">
                <button
                  type="button"
                  class="small-button"
                  aria-pressed={ready === question.ready}
                  onClick={() => {
                    setChosen({ first, ready });
                    onReady(ready);
                  }}
                >
                  {format.day(departAfter)}
                </button>
              </th>
              {"cost" in best ? (
                <>
                  <td>
                    {format.date(best.latestGateIn)} {best.isEstimated && "≈ "}
                    {format.time(best.latestGateIn)}
                  </td>
                  <td>{format.date(best.availableAt)}</td>
                  <td class="number">{format.span(best.durationH)}</td>
                  <td>
                    {format.money(best.cost)}{" "}
                    <span class="day-modes">
                      {best.modes.map((mode) => (
                        <ModeIcon key={mode} mode={mode} />
                      ))}
                    </span>
                    <i
                      class={best.cost === least ? "day-bar day-bar-least" : "day-bar"}
                      aria-hidden="true"
                      style={{ width: `${(100 * best.cost) / dearest}%` }}
                    />
                  </td>
                </>
              ) : (
                <td colSpan={4} class="day-none">
                  <NoWay best={best} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
        {isBusy && (
          <tbody aria-hidden="true">
            {Array.from({ length: DAYS - days.length }, (_, index) => (
              <tr key={index}>
                <td colSpan={5}>
                  <span class="skeleton">
                    <i />
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        )}
      </table>
    </section>
  );
}

/** Why a day has no way; the planner's own words are English. */
function NoWay({ best }: { best: Exclude<Departure, { cost: number }> }) {
  const { say, format } = useWords();
  if ("faults" in best)
    return (
      <>
        {say.failed} <small lang="en">{best.faults.join("; ")}</small>
      </>
    );
  const { because } = best;
  return (
    <>
      {because.length === 0
        ? say.stopped
        : format.list([...new Set(because.map(({ code }) => say.reasons[code]))])}
    </>
  );
}

/** The days of the answer shown and of no other: while there are none yet, the table is a skeleton. */
function useDays(
  { results, originZone, isSearching }: DeparturesProps,
  isSeen: boolean,
): readonly Day[] {
  const later = useLater();
  const { question, found } = results;
  const [told, setTold] = useState<{ readonly found: Found; readonly days: readonly Day[] }>();
  const days = told?.found === found ? told.days : NO_DAYS;
  // Out of sight and back again, only the days left are asked for.
  const known = useRef(days);
  known.current = days;
  useEffect(() => {
    if (isSearching || !isSeen) return undefined;
    let isOld = false;
    const { supposed = {} } = found;
    void askDays(
      known.current,
      question,
      originZone,
      (request) => later((remote) => remote.departure(request, supposed)),
      (next) => {
        if (!isOld) setTold({ found, days: next });
        return !isOld;
      },
    );
    return () => {
      isOld = true;
    };
  }, [question, found, originZone, isSearching, isSeen, later]);
  return days;
}

const NO_DAYS: readonly Day[] = [];
