/** The drawing of the curve: a dot an option, stairs through the best trade-offs, the chosen one ringed, savings priced. */
import type { Itinerary } from "@lianyun/planner";
import {
  type Axis,
  type Plane,
  type PlaneName,
  type Point,
  stairs,
  type Tradeoffs,
} from "../logic/curve.ts";
import { mainMode } from "../logic/mainMode.ts";
import type { Results } from "../logic/results.ts";
import { generalizedCost } from "../logic/valueOfTime.ts";
import { CurveFrame } from "./CurveFrame.tsx";
import { CurveTexts } from "./CurveTexts.tsx";

/** Dot radii in pixels; the area goes with the measure that has no axis. */
const RADIUS = { least: 4, most: 11 };

/** Where things are on the drawing. */
export interface PlotFrame {
  readonly width: number;
  readonly height: number;
  readonly margin: Readonly<Record<"left" | "right" | "top" | "bottom", number>>;
  readonly plane: Plane;
  readonly x: Axis;
  readonly y: Axis;
}

interface CurvePlotProps {
  readonly results: Results;
  /** Those to draw, with and without what is supposed. */
  readonly points: readonly Point[];
  readonly without: readonly Point[];
  readonly tradeoffs: Tradeoffs;
  readonly planeName: PlaneName;
  readonly frame: PlotFrame;
  readonly chosen: number;
  readonly hovered: number | undefined;
  /** The best with capital, and what a day of capital is. */
  readonly best: Point | undefined;
  readonly perDay: number;
}

export function CurvePlot(props: CurvePlotProps) {
  const { results, points, without, tradeoffs, planeName, frame } = props;
  const { chosen, hovered, best, perDay } = props;
  const { found } = results;
  const { front } = tradeoffs;
  const { plane, x, y, width, height, margin } = frame;
  const left = (point: Point): number => x.at(point[plane.x]);
  const top = (point: Point): number => y.at(point[plane.y]);
  const sizeOf = (point: Point): number => point[plane.size];
  const greatest = Math.max(...points.map(sizeOf), Number.MIN_VALUE);
  const radius = (point: Point): number =>
    Math.max(RADIUS.least, RADIUS.most * Math.sqrt(sizeOf(point) / greatest));
  const onFront = new Set(front.map((point) => point.index));
  // Large dots first, so that small ones are not hidden.
  const bySize = [...points].sort((a, b) => sizeOf(b) - sizeOf(a));
  const ringed = results.points[chosen];
  return (
    <svg class="curve-plot" width={width} height={height} aria-hidden="true">
      <CurveFrame planeName={planeName} frame={frame} />
      {ringed !== undefined && (
        <path
          class="curve-guide"
          d={`M${margin.left} ${top(ringed)}H${left(ringed)}V${height - margin.bottom}`}
        />
      )}
      <path class="curve-stairs" d={stairs(front, plane, x, y)} />
      {best !== undefined && perDay > 0 && (
        <path class="curve-equal" d={equalCost(generalizedCost(best, perDay), perDay, frame)} />
      )}
      {without.map((point) => (
        <circle
          key={`without ${point.index}`}
          class="dot-without"
          cx={left(point)}
          cy={top(point)}
          r={RADIUS.least}
        />
      ))}
      {bySize.map((point) => (
        <circle
          key={point.index}
          class={[
            "dot",
            `mode-${mainMode(found.itineraries[point.index] as Itinerary)}`,
            onFront.has(point.index) ? "dot-front" : "dot-behind",
            ...(point.index === hovered ? ["dot-hovered"] : []),
          ].join(" ")}
          cx={left(point)}
          cy={top(point)}
          r={radius(point)}
        />
      ))}
      {ringed !== undefined && (
        <circle class="dot-ring" cx={left(ringed)} cy={top(ringed)} r={radius(ringed) + 4} />
      )}
      {best !== undefined && (
        <path class="optimum" d={`M${left(best)} ${top(best) - radius(best) - 2}l-5 -9h10z`} />
      )}
      <CurveTexts
        results={results}
        points={points}
        tradeoffs={tradeoffs}
        frame={frame}
        radius={radius}
        best={best}
      />
    </svg>
  );
}

/** Pixels between two points of a line that is straight in money and days, but not on a log scale. */
const STEP = 8;

/** The line of all trade-offs that come to the same with the capital: what lies above it is worse. */
function equalCost(
  sum: number,
  perDay: number,
  { x, y, width, height, margin }: PlotFrame,
): string {
  const points: string[] = [];
  for (let left = margin.left; left <= width - margin.right; left += STEP) {
    const cost = sum - perDay * x.from(left);
    const top = cost > 0 || !y.isLog ? y.at(cost) : height;
    if (top >= margin.top && top <= height - margin.bottom)
      points.push(`${left} ${top.toFixed(1)}`);
  }
  return points.length < 2 ? "" : `M${points.join("L")}`;
}
