/** The drawing of the curve: a dot an option, stairs through the best trade-offs, the chosen one ringed. */
import type { Itinerary } from "@lianyun/planner";
import { type Axis, type Point, stairs } from "../logic/curve.ts";
import { mainMode } from "../logic/mainMode.ts";
import type { Results } from "../logic/results.ts";
import { CurveFrame } from "./CurveFrame.tsx";

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
}

export function CurvePlot({ results, frame, chosen, hovered }: CurvePlotProps) {
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
    </svg>
  );
}
