/** The curve as a control: arrow keys step along the best trade-offs, a click takes the nearest dot; its axes can be changed. */
import type { Itinerary } from "@lianyun/planner";
import { useMemo, useRef, useState } from "preact/hooks";
import {
  isNear,
  PLANE_NAMES,
  PLANES,
  type Plane,
  type PlaneName,
  type Point,
  tradeoffsOf,
} from "../logic/curve.ts";
import { measureAxis } from "../logic/measureAxis.ts";
import type { Question } from "../logic/question.ts";
import { labelOf, type Results } from "../logic/results.ts";
import { capitalPerDay, optimum } from "../logic/valueOfTime.ts";
import { CurvePlot, type PlotFrame } from "./CurvePlot.tsx";
import { useWidth } from "./hooks.ts";
import { Savings } from "./Savings.tsx";
import { useWayText, WayHops } from "./WayList.tsx";
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
  readonly planeName: PlaneName;
  readonly onPlane: (plane: PlaneName) => void;
  readonly onChoose: (index: number) => void;
  readonly onChange: (fields: Partial<Question>) => void;
}

export function Curve(props: CurveProps) {
  const { results, question, chosen, planeName, onPlane, onChoose, onChange } = props;
  const { say, format } = useWords();
  const box = useRef<HTMLDivElement>(null);
  const width = Math.max(useWidth(box), LEAST_WIDTH);
  const [hovered, setHovered] = useState<number | undefined>(undefined);
  const plane = PLANES[planeName];
  const { front, corners } = useMemo(() => tradeoffsOf(results.points, plane), [results, plane]);
  const near = isNear(front, plane);
  const points = results.points.filter((point) => near(point) || point.index === chosen);
  const beyond = results.points.length - points.length;
  const without = results.without.filter(near);
  const frame = frameOf([...points, ...without], plane, width, format.rate);
  const perDay = capitalPerDay(question.valueUsd, question.capitalPct);
  // Capital is what money and time have in common: elsewhere it has no say.
  const best = planeName === "costTime" ? optimum(corners, perDay) : undefined;

  const nearest = (event: MouseEvent): number | undefined => {
    const corner = box.current?.getBoundingClientRect();
    if (corner === undefined) return undefined;
    const [left, top] = [event.clientX - corner.left, event.clientY - corner.top];
    return nearestPoint(points, frame, left, top)?.index;
  };

  /** Where the chosen option stands on the curve: its own step, or that of the one it is dearer than. */
  const saved = results.points[chosen]?.[plane.x] ?? 0;
  const step = Math.max(
    0,
    front.findLastIndex((point) => point[plane.x] <= saved),
  );
  const onKeyDown = (event: KeyboardEvent): void => {
    const point = front[nextStep(event.key, step, front.length - 1) ?? -1];
    if (point === undefined) return;
    event.preventDefault();
    onChoose(point.index);
  };

  const shown = hovered ?? chosen;
  const shownItinerary = results.found.itineraries[shown] as Itinerary;
  return (
    <section class="card curve" aria-labelledby="curve-title">
      <header class="card-head">
        <h2 id="curve-title">{say.planes[planeName].title}</h2>
        <fieldset class="segments">
          <legend class="visually-hidden">{say.axes}</legend>
          {PLANE_NAMES.map((each) => (
            <button
              key={each}
              type="button"
              aria-pressed={each === planeName}
              onClick={() => onPlane(each)}
            >
              {say.planes[each].name}
            </button>
          ))}
        </fieldset>
        <p class="readout" aria-hidden="true" title={useOptionText(results, shown)}>
          <strong>
            {labelOf(results, shown)} {format.money(shownItinerary.cost)}
          </strong>
          <span>{format.span(shownItinerary.durationH)}</span>
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
        aria-label={say.planes[planeName].label}
        aria-describedby="curve-help"
        aria-valuemin={1}
        aria-valuemax={front.length}
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
          points={points}
          without={without}
          tradeoffs={{ front, corners }}
          planeName={planeName}
          frame={frame}
          chosen={chosen}
          hovered={hovered}
          best={best}
          perDay={perDay}
        />
      </div>
      {beyond > 0 && <p class="quiet">{say.beyond(beyond)}</p>}
      <p id="curve-help" class="visually-hidden">
        {say.curveHelp}
      </p>
      <Savings
        results={results}
        corners={corners}
        planeName={planeName}
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
    format.span(itinerary.durationH),
    format.money(itinerary.cost),
    format.co2e(itinerary.co2eKg),
    useWayText(itinerary),
  );
}

function frameOf(points: readonly Point[], plane: Plane, width: number, rate: number): PlotFrame {
  const [bottom, right] = [HEIGHT - MARGIN.bottom, width - MARGIN.right];
  return {
    width,
    height: HEIGHT,
    margin: MARGIN,
    plane,
    x: measureAxis(
      points,
      plane.x,
      [MARGIN.left, right],
      Math.floor((right - MARGIN.left) / MARK.x),
      rate,
    ),
    y: measureAxis(
      points,
      plane.y,
      [bottom, MARGIN.top],
      Math.floor((bottom - MARGIN.top) / MARK.y),
      rate,
    ),
  };
}

function nearestPoint(
  points: readonly Point[],
  { plane, x, y }: PlotFrame,
  left: number,
  top: number,
): Point | undefined {
  let best: Point | undefined;
  let least = REACH;
  for (const point of points) {
    const away = Math.hypot(x.at(point[plane.x]) - left, y.at(point[plane.y]) - top);
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
