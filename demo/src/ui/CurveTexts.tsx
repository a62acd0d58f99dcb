/** Names of the bends of the curve and the price of what is saved between them, where there is room. */
import { type Point, rungs } from "../logic/curve.ts";
import { labelOf, type Results } from "../logic/results.ts";
import { type Box, placeTexts, type Wanted } from "../logic/textBoxes.ts";
import type { PlotFrame } from "./CurvePlot.tsx";
import { useWords } from "./words.ts";

/** Beside the middle of two bends, then a little farther into the empty corner above the curve, with a line back. */
const AROUND: readonly (readonly [number, number])[] = [
  [44, -10],
  ...[0, 1, 2].flatMap((step): [number, number][] => [
    [30 + 8 * step, -18 - 17 * step],
    [-10 + 8 * step, -18 - 17 * step],
  ]),
];
/** Pixels between two bends that have room for a price; all of them stand in the table below. */
const APART = 24;

interface CurveTextsProps {
  readonly results: Results;
  /** All dots of the drawing. */
  readonly points: readonly Point[];
  readonly corners: readonly Point[];
  readonly frame: PlotFrame;
  readonly radius: (point: Point) => number;
  /** Marked over its dot. */
  readonly best: Point | undefined;
}

export function CurveTexts(props: CurveTextsProps) {
  const { results, points, corners, frame, radius, best } = props;
  const { say, format } = useWords();
  const { plane, x, y, width, height, margin } = frame;
  const at = (point: Point): readonly [number, number] => [
    x.at(point[plane.x]),
    y.at(point[plane.y]),
  ];
  const names = corners.map((point): Wanted => {
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
  const prices = rungs(corners, plane).flatMap(({ point, before, price }): Wanted[] => {
    if (before === undefined) return [];
    const [[x1, y1], [x2, y2]] = [at(point), at(before)];
    if (Math.hypot(x1 - x2, y1 - y2) < APART) return [];
    const [left, top] = [(x1 + x2) / 2, (y1 + y2) / 2];
    const text = (plane.x === "days" ? say.aDay : say.aTonne)(
      labelOf(results, before.index),
      labelOf(results, point.index),
      plane.y === "cost" ? format.shortMoney(price) : format.shortDays(price),
    );
    return [{ text, from: [left, top], places: AROUND.map(([x, y]) => [left + x, top + y]) }];
  });
  const dots = points.map((point) => {
    const [left, top] = at(point);
    const size = radius(point) + 1;
    return { left: left - size, right: left + size, top: top - size, bottom: top + size };
  });
  const flag = best === undefined ? [] : [flagOf(at(best), radius(best))];
  const inside = {
    left: margin.left,
    top: 2,
    right: width - 2,
    bottom: height - margin.bottom,
  };
  const placed = placeTexts([...names, ...prices], inside, [...dots, ...flag]);
  return (
    <g>
      {placed.map(
        ({ text, x: left, y: top, from }) =>
          from !== undefined && (
            <path key={text} class="curve-leader" d={`M${left} ${top}L${from[0]} ${from[1]}`} />
          ),
      )}
      {placed.map(({ text, x: left, y: top }) => (
        <text key={text} class="curve-text" x={left} y={top} dy="0.35em">
          {text}
        </text>
      ))}
    </g>
  );
}

/** What the mark of the best covers. */
const flagOf = ([x, y]: readonly [number, number], radius: number): Box => ({
  left: x - 6,
  right: x + 6,
  top: y - radius - 13,
  bottom: y,
});
