/** Axes and grid of the curve. */
import type { PlaneName } from "../logic/curve.ts";
import type { PlotFrame } from "./CurvePlot.tsx";
import { useWords } from "./words.ts";

const KG_PER_TONNE = 1_000;

interface CurveFrameProps {
  readonly planeName: PlaneName;
  readonly frame: PlotFrame;
}

export function CurveFrame({ planeName, frame }: CurveFrameProps) {
  const { say, format } = useWords();
  const { plane, x, y, width, height, margin } = frame;
  const { axis, size } = say.planes[planeName];
  const bottom = height - margin.bottom;
  const right = width - margin.right;
  return (
    <g>
      {y.ticks.map((tick) => (
        <g key={tick}>
          <line class="grid" x1={margin.left} x2={right} y1={y.at(tick)} y2={y.at(tick)} />
          <text class="tick" x={margin.left - 8} y={y.at(tick)} dy="0.32em" text-anchor="end">
            {plane.y === "cost" ? format.shortMoney(tick) : format.shortDays(tick)}
          </text>
        </g>
      ))}
      {x.ticks.map((tick) => (
        <g key={tick}>
          <line class="grid" x1={x.at(tick)} x2={x.at(tick)} y1={margin.top} y2={bottom} />
          <text class="tick" x={x.at(tick)} y={bottom + 16} text-anchor="middle">
            {format.plain(plane.x === "days" ? tick : tick / KG_PER_TONNE)}
          </text>
        </g>
      ))}
      <line class="axis" x1={margin.left} x2={right} y1={bottom} y2={bottom} />
      <text class="axis-name" x={right} y={height - 6} text-anchor="end">
        {x.isLog ? `${axis} (${say.logScale})` : axis}
      </text>
      <text class="axis-name" x={0} y={height - 6}>
        {size}
      </text>
    </g>
  );
}
