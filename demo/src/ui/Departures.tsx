/** The same cargo on each of the next days: what readiness on another day costs and gains, and by when it must be handed in. */
import type { DepartureRow, PlanRequest } from "@lianyun/planner";
import { useEffect, useState } from "preact/hooks";
import { daysLater } from "../logic/clock.ts";
import { type Question, toRequest } from "../logic/question.ts";
import { capitalPerDay } from "../logic/valueOfTime.ts";
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
  readonly row: DepartureRow;
}

export function Departures(props: DeparturesProps) {
  const { say, format } = useWords();
  const { question, onReady } = props;
  const days = useDays(props);
  const found = days.flatMap(({ row }) => (row.status === "optimal" ? [row.itinerary] : []));
  const dearest = Math.max(...found.map(({ cost }) => cost));
  const least = Math.min(...found.map(({ cost }) => cost));
  return (
    <section class="card departures" aria-labelledby="departures-title">
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
          {days.map(({ ready, row }) => (
            <tr key={ready} class={ready === question.ready ? "day-chosen" : ""}>
              <th scope="row">
                <button
                  type="button"
                  class="small-button"
                  aria-pressed={ready === question.ready}
                  onClick={() => onReady(ready)}
                >
                  {format.day(row.departAfter)}
                </button>
              </th>
              {row.status === "optimal" ? (
                <>
                  <td>
                    {format.date(row.latestGateIn)}{" "}
                    {row.itinerary.legs[0]?.headwayH !== undefined && "≈ "}
                    {format.time(row.latestGateIn)}
                  </td>
                  <td>{format.date(row.itinerary.availableAt)}</td>
                  <td class="number">{format.days(row.itinerary.durationH)}</td>
                  <td class="day-cost">
                    {format.money(row.itinerary.cost)}
                    <span class="day-modes">
                      {[...new Set(row.itinerary.legs.map(({ mode }) => mode))].map((mode) => (
                        <ModeIcon key={mode} mode={mode} />
                      ))}
                    </span>
                    <i
                      class={row.itinerary.cost === least ? "day-bar day-bar-least" : "day-bar"}
                      aria-hidden="true"
                      style={{ width: `${(100 * row.itinerary.cost) / dearest}%` }}
                    />
                  </td>
                </>
              ) : (
                <td colSpan={4}>
                  {row.status === "infeasible"
                    ? format.list(row.because.map(({ code }) => say.reasons[code]))
                    : say.stopped}
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
function useDays({ question, originZone, isSearching }: DeparturesProps): readonly Day[] {
  const later = useLater();
  const [days, setDays] = useState<readonly Day[]>([]);
  useEffect(() => {
    if (isSearching) return undefined;
    let isOld = false;
    const ask = async (): Promise<void> => {
      const told: Day[] = [];
      for (let day = 0; day < DAYS; day++) {
        const ready = daysLater(question.ready, day);
        const request = departureRequest({ ...question, ready }, originZone);
        // One after the other is the point.
        const row = await later((remote) => remote.departure(request));
        if (isOld) return;
        told.push({ ready, row });
      }
      setDays(told);
    };
    // A failure is told where the question itself fails.
    ask().catch(() => {});
    return () => {
      isOld = true;
    };
  }, [question, originZone, isSearching, later]);
  return days;
}

/** The best of a day counts the capital in the goods, as the curve does. */
function departureRequest(question: Question, originZone: string): PlanRequest {
  const { over: _, resolution: __, ...request } = toRequest(question, originZone);
  const perHour = capitalPerDay(question.valueUsd, question.capitalPct) / 24;
  return { ...request, minimize: perHour > 0 ? { cost: 1, duration: perHour } : "cost" };
}
