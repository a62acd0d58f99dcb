/** Names of the bends of the curve and the price of a day between them, where there is room. */
import type { Point } from "../logic/curve.ts";
import { labelOf, type Results } from "../logic/results.ts";
import { placeTexts, type Wanted } from "../logic/textBoxes.ts";
import { rungs } from "../logic/valueOfTime.ts";
import type { PlotFrame } from "./CurvePlot.tsx";
import { useWords } from "./words.ts";

interface CurveTextsProps {
  readonly results: Results;
  readonly frame: PlotFrame;
  readonly radius: (point: Point) => number;
}

export function CurveTexts({ results, frame, radius }: CurveTextsProps) {
  const { say, format } = useWords();
  const { x, y, width, height, margin } = frame;
  const at = (point: Point): readonly [number, number] => [x.at(point.days), y.at(point.cost)];
  const names = results.corners.map((point): Wanted => {
    const [left, top] = at(point);
    const away = radius(point) + 10;
    return {
      text: labelOf(results, point.index),
      places: [
        [left + away + 4, top - 8],
        [left - away - 4, top + 8],
        [left + away + 6, top + 8],
        [left, top + away + 2],
      ],
    };
  });
  // The rate of capital moves no price of a day.
  const prices = rungs(results.corners, 0).flatMap(({ point, slower, perDay }): Wanted[] => {
    if (slower === undefined) return [];
    const [[x1, y1], [x2, y2]] = [at(point), at(slower)];
    const [left, top] = [(x1 + x2) / 2, (y1 + y2) / 2];
    return [
      {
        text: say.aDay(format.shortMoney(perDay)),
        places: [
          [left + 26, top - 12],
          [left + 42, top],
          [left - 20, top + 14],
          [left, top],
        ],
      },
    ];
  });
  const dots = results.corners.map((point) => {
    const [left, top] = at(point);
    const size = radius(point) + 1;
    return { left: left - size, right: left + size, top: top - size, bottom: top + size };
  });
  const inside = {
    left: margin.left,
    top: 2,
    right: width - 2,
    bottom: height - margin.bottom,
  };
  return (
    <g>
      {placeTexts([...names, ...prices], inside, dots).map(({ text, x: left, y: top }) => (
        <text key={`${left} ${top}`} class="curve-text" x={left} y={top} dy="0.35em">
          {text}
        </text>
      ))}
    </g>
  );
}
