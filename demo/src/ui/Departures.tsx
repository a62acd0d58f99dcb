/** The same cargo on each of the next days: what readiness on another day costs and gains, and by when it must be handed in. */
import type { PlanRequest } from "@lianyun/planner";
import { useEffect, useRef, useState } from "preact/hooks";
import { daysLater } from "../logic/clock.ts";
import { type Question, toRequest } from "../logic/question.ts";
import { capitalPerDay } from "../logic/valueOfTime.ts";
import type { Departure } from "../planning/answer.ts";
import { useIsSeen } from "./hooks.ts";
import { ModeIcon } from "./ModeIcon.tsx";
import { useLater } from "./planner.ts";
import { useWords } from "./words.ts";

const DAYS = 14;

interface DeparturesProps {
  readonly question: Question;
  readonly originZone: string;
  /** Not asked while the question itself is under way. */
  readonly isSearching: boolean;
  readonly onReady: (ready: string) => void;
}

/** What one ready time gives, by the clock at the origin. */
interface Day {
  readonly ready: string;
  readonly departAfter: string;
  readonly best: Departure;
}

export function Departures(props: DeparturesProps) {
  const { say, format } = useWords();
  const { question, onReady } = props;
  const card = useRef<HTMLElement>(null);
  const days = useDays(props, useIsSeen(card));
  const costs = days.flatMap(({ best }) => ("cost" in best ? [best.cost] : []));
  const [dearest, least] = [Math.max(...costs), Math.min(...costs)];
  return (
    <section ref={card} class="card departures" aria-labelledby="departures-title">
      <header class="card-head">
        <h2 id="departures-title">{say.departuresTitle}</h2>
        <p class="quiet">{say.departuresHelp}</p>
      </header>
      <table class="figures days">
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
                  onClick={() => onReady(ready)}
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
                  <td class="number">{format.days(best.durationH)}</td>
                  <td>
                    {format.money(best.cost)}
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
                  {best.because.length === 0
                    ? say.stopped
                    : format.list(best.because.map(({ code }) => say.reasons[code]))}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Asks day by day, so that a new question never waits for more than one of them. */
function useDays(
  { question, originZone, isSearching }: DeparturesProps,
  isSeen: boolean,
): readonly Day[] {
  const later = useLater();
  const [days, setDays] = useState<readonly Day[]>([]);
  useEffect(() => {
    if (isSearching || !isSeen) return undefined;
    let isOld = false;
    const ask = async (): Promise<void> => {
      const told: Day[] = [];
      for (let day = 0; day < DAYS; day++) {
        const ready = daysLater(question.ready, day);
        const request = departureRequest({ ...question, ready }, originZone);
        // One after the other is the point.
        const best = await later((remote) => remote.departure(request));
        if (isOld) return;
        told.push({ ready, departAfter: request.departAfter, best });
      }
      setDays(told);
    };
    // A failure is told where the question itself fails.
    ask().catch(() => {});
    return () => {
      isOld = true;
    };
  }, [question, originZone, isSearching, isSeen, later]);
  return days;
}

/** The best of a day counts the capital in the goods, as the curve does. */
function departureRequest(question: Question, originZone: string): PlanRequest {
  const { over: _, resolution: __, ...request } = toRequest(question, originZone);
  const perHour = capitalPerDay(question.valueUsd, question.capitalPct) / 24;
  return { ...request, minimize: perHour > 0 ? { cost: 1, duration: perHour } : "cost" };
}
