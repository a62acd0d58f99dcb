/** The drawing of the curve: a dot an option, stairs through the best trade-offs, the chosen one ringed, days priced. */
import type { Itinerary } from "@lianyun/planner";
import { type Axis, type Point, stairs } from "../logic/curve.ts";
import { mainMode } from "../logic/mainMode.ts";
import type { Results } from "../logic/results.ts";
import { generalizedCost } from "../logic/valueOfTime.ts";
import { CurveFrame } from "./CurveFrame.tsx";
import { CurveTexts } from "./CurveTexts.tsx";

/** Dot radii in pixels; the area goes with CO2e. */
const RADIUS = { least: 4, most: 11 };

/** Where things are on the drawing. */
export interface PlotFrame {
  readonly width: number;
  readonly height: number;
  readonly margin: Readonly<Record<"left" | "right" | "top" | "bottom", number>>;
  readonly x: Axis;
  readonly y: Axis;
}

interface CurvePlotProps {
  readonly results: Results;
  readonly frame: PlotFrame;
  readonly chosen: number;
  readonly hovered: number | undefined;
  /** The best with capital, and what a day of capital is. */
  readonly best: Point | undefined;
  readonly perDay: number;
}

export function CurvePlot({ results, frame, chosen, hovered, best, perDay }: CurvePlotProps) {
  const { points, front, found, without } = results;
  const { x, y, width, height, margin } = frame;
  const greatest = Math.max(...points.map((point) => point.co2eKg), 1);
  const radius = (point: Point): number =>
    Math.max(RADIUS.least, RADIUS.most * Math.sqrt(point.co2eKg / greatest));
  const onFront = new Set(front.map((point) => point.index));
  // Large dots first, so that small ones are not hidden.
  const bySize = [...points].sort((a, b) => b.co2eKg - a.co2eKg);
  const ringed = points[chosen];
  return (
    <svg class="curve-plot" width={width} height={height} aria-hidden="true">
      <CurveFrame frame={frame} />
      {ringed !== undefined && (
        <path
          class="curve-guide"
          d={`M${margin.left} ${y.at(ringed.cost)}H${x.at(ringed.days)}V${height - margin.bottom}`}
        />
      )}
      <path class="curve-stairs" d={stairs(front, x, y)} />
      {best !== undefined && perDay > 0 && (
        <path class="curve-equal" d={equalCost(generalizedCost(best, perDay), perDay, frame)} />
      )}
      {without.map((point) => (
        <circle
          key={`without ${point.index}`}
          class="dot-without"
          cx={x.at(point.days)}
          cy={y.at(point.cost)}
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
          cx={x.at(point.days)}
          cy={y.at(point.cost)}
          r={radius(point)}
        />
      ))}
      {ringed !== undefined && (
        <circle
          class="dot-ring"
          cx={x.at(ringed.days)}
          cy={y.at(ringed.cost)}
          r={radius(ringed) + 4}
        />
      )}
      {best !== undefined && (
        <path
          class="optimum"
          d={`M${x.at(best.days)} ${y.at(best.cost) - radius(best) - 2}l-5 -9h10z`}
        />
      )}
      <CurveTexts results={results} frame={frame} radius={radius} best={best} />
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
