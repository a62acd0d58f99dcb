/** Axes and grid of the curve. */
import type { PlotFrame } from "./CurvePlot.tsx";
import { useWords } from "./words.ts";

export function CurveFrame({ frame: { x, y, width, height, margin } }: { frame: PlotFrame }) {
  const { say, format } = useWords();
  const bottom = height - margin.bottom;
  const right = width - margin.right;
  return (
    <g>
      {y.ticks.map((tick) => (
        <g key={tick}>
          <line class="grid" x1={margin.left} x2={right} y1={y.at(tick)} y2={y.at(tick)} />
          <text class="tick" x={margin.left - 8} y={y.at(tick)} dy="0.32em" text-anchor="end">
            {format.shortMoney(tick)}
          </text>
        </g>
      ))}
      {x.ticks.map((tick) => (
        <g key={tick}>
          <line class="grid" x1={x.at(tick)} x2={x.at(tick)} y1={margin.top} y2={bottom} />
          <text class="tick" x={x.at(tick)} y={bottom + 16} text-anchor="middle">
            {format.plain(tick)}
          </text>
        </g>
      ))}
      <line class="axis" x1={margin.left} x2={right} y1={bottom} y2={bottom} />
      <text class="axis-name" x={right} y={height - 6} text-anchor="end">
        {x.isLog ? `${say.axisDays} (${say.logScale})` : say.axisDays}
      </text>
      <text class="axis-name" x={0} y={height - 6}>
        {say.dotSize}
      </text>
    </g>
  );
}
