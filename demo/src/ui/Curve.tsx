/** The cost-time curve as a control: arrow keys step along the best trade-offs, a click takes the nearest dot. */
import type { Itinerary } from "@lianyun/planner";
import { useRef, useState } from "preact/hooks";
import { axis, type Point } from "../logic/curve.ts";
import { moneyAxis } from "../logic/moneyAxis.ts";
import type { Question } from "../logic/question.ts";
import { labelOf, type Results } from "../logic/results.ts";
import { capitalPerDay, optimum } from "../logic/valueOfTime.ts";
import { CurvePlot, type PlotFrame } from "./CurvePlot.tsx";
import { DayPrices } from "./DayPrices.tsx";
import { useWidth } from "./hooks.ts";
import { useHopText, WayHops } from "./WayList.tsx";
import { useWords } from "./words.ts";

const HEIGHT = 250;
const LEAST_WIDTH = 260;
const MARGIN = { left: 62, right: 18, top: 14, bottom: 40 };
/** Pixels an axis needs for one mark. */
const MARK = { x: 55, y: 34 };
/** A click this far from any dot chooses nothing. */
const REACH = 40;

interface CurveProps {
  readonly results: Results;
  /** The question as it stands: value and capital cost move the optimum before the planner has answered. */
  readonly question: Question;
  readonly chosen: number;
  readonly onChoose: (index: number) => void;
  readonly onChange: (fields: Partial<Question>) => void;
}

export function Curve({ results, question, chosen, onChoose, onChange }: CurveProps) {
  const { say, format } = useWords();
  const box = useRef<HTMLDivElement>(null);
  const width = Math.max(useWidth(box), LEAST_WIDTH);
  const [hovered, setHovered] = useState<number | undefined>(undefined);
  const frame = frameOf([...results.points, ...results.without], width, format.rate);
  const perDay = capitalPerDay(question.valueUsd, question.capitalPct);
  const best = optimum(results.corners, perDay);

  const nearest = (event: MouseEvent): number | undefined => {
    const corner = box.current?.getBoundingClientRect();
    if (corner === undefined) return undefined;
    const [left, top] = [event.clientX - corner.left, event.clientY - corner.top];
    return nearestPoint(results.points, frame, left, top)?.index;
  };

  /** Where the chosen option stands on the curve: its own step, or that of the one it is dearer than. */
  const days = results.points[chosen]?.days ?? 0;
  const step = Math.max(
    0,
    results.front.findLastIndex((point) => point.days <= days),
  );
  const onKeyDown = (event: KeyboardEvent): void => {
    const point = results.front[nextStep(event.key, step, results.front.length - 1) ?? -1];
    if (point === undefined) return;
    event.preventDefault();
    onChoose(point.index);
  };

  const shown = hovered ?? chosen;
  const shownItinerary = results.found.itineraries[shown] as Itinerary;
  return (
    <section class="card curve" aria-labelledby="curve-title">
      <header class="card-head">
        <h2 id="curve-title">{say.curveTitle}</h2>
        <p class="readout" aria-hidden="true">
          <strong>
            {labelOf(results, shown)} {format.money(shownItinerary.cost)}
          </strong>
          <span>{format.days(shownItinerary.durationH)}</span>
          <span>{format.co2e(shownItinerary.co2eKg)}</span>
          <span>
            <WayHops itinerary={shownItinerary} />
          </span>
        </p>
      </header>
      <div
        ref={box}
        class="curve-box"
        role="slider"
        tabIndex={0}
        aria-label={say.curveLabel}
        aria-describedby="curve-help"
        aria-valuemin={1}
        aria-valuemax={results.front.length}
        aria-valuenow={step + 1}
        aria-valuetext={useOptionText(results, chosen)}
        onKeyDown={onKeyDown}
        onClick={(event) => {
          const index = nearest(event);
          if (index !== undefined) onChoose(index);
        }}
        onPointerMove={(event) => setHovered(nearest(event))}
        onPointerLeave={() => setHovered(undefined)}
      >
        <CurvePlot
          results={results}
          frame={frame}
          chosen={chosen}
          hovered={hovered}
          best={best}
          perDay={perDay}
        />
      </div>
      <p id="curve-help" class="visually-hidden">
        {say.curveHelp}
      </p>
      <DayPrices
        results={results}
        question={question}
        chosen={chosen}
        best={best}
        onChoose={onChoose}
        onChange={onChange}
      />
    </section>
  );
}

/** An option in one line: `A2: 18.2 d, $7,420, 3.1 t CO₂e, Rail via Małaszewicze`. */
function useOptionText(results: Results, index: number): string {
  const { say, format } = useWords();
  const itinerary = results.found.itineraries[index] as Itinerary;
  return say.pointText(
    labelOf(results, index),
    format.days(itinerary.durationH),
    format.money(itinerary.cost),
    format.co2e(itinerary.co2eKg),
    useHopText(itinerary),
  );
}

function frameOf(points: readonly Point[], width: number, rate: number): PlotFrame {
  const [bottom, right] = [HEIGHT - MARGIN.bottom, width - MARGIN.right];
  return {
    width,
    height: HEIGHT,
    margin: MARGIN,
    x: axis(
      points.map((point) => point.days),
      [MARGIN.left, right],
      Math.floor((right - MARGIN.left) / MARK.x),
    ),
    y: moneyAxis(
      points.map((point) => point.cost),
      [bottom, MARGIN.top],
      Math.floor((bottom - MARGIN.top) / MARK.y),
      rate,
    ),
  };
}

function nearestPoint(
  points: readonly Point[],
  { x, y }: PlotFrame,
  left: number,
  top: number,
): Point | undefined {
  let best: Point | undefined;
  let least = REACH;
  for (const point of points) {
    const away = Math.hypot(x.at(point.days) - left, y.at(point.cost) - top);
    if (away < least) [best, least] = [point, away];
  }
  return best;
}

/** Where a key leads on a slider from 0 to `last`; undefined for a key that does not move it. */
function nextStep(key: string, step: number, last: number): number | undefined {
  switch (key) {
    case "ArrowRight":
    case "ArrowUp":
      return Math.min(last, step + 1);
    case "ArrowLeft":
    case "ArrowDown":
      return Math.max(0, step - 1);
    case "Home":
      return 0;
    case "End":
      return last;
    default:
      return undefined;
  }
}
