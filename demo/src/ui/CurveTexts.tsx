/** Names of the bends of the curve and the price of what is saved between them, where there is room. */
import { longestPiece, type Point, rungs, type Spot, type Tradeoffs } from "../logic/curve.ts";
import { labelOf, type Results } from "../logic/results.ts";
import { type Box, placeTexts, unmistaken, type Wanted, widthOf } from "../logic/textBoxes.ts";
import type { PlotFrame } from "./CurvePlot.tsx";
import { useWords } from "./words.ts";

/** From the stairs a little farther into the empty corners above and under them, with a line back. */
const AROUND: readonly Spot[] = [1, -1].flatMap((up) =>
  [0, 1, 2].flatMap((step): Spot[] => [
    [up * (30 + 8 * step), -up * (18 + 17 * step)],
    [up * (8 * step - 10), -up * (18 + 17 * step)],
  ]),
);
/** Pixels from a line to the middle of a text along it. */
const BESIDE = 11;
/** Pixels between two bends that have room for a price; all of them stand in the table below. */
const APART = 24;

interface CurveTextsProps {
  readonly results: Results;
  /** All dots of the drawing. */
  readonly points: readonly Point[];
  readonly tradeoffs: Tradeoffs;
  readonly frame: PlotFrame;
  readonly radius: (point: Point) => number;
  /** Marked over its dot. */
  readonly best: Point | undefined;
}

export function CurveTexts(props: CurveTextsProps) {
  const { results, points, frame, radius, best } = props;
  const { front, corners } = props.tradeoffs;
  const { say, format } = useWords();
  const { plane, x, y, width, height, margin } = frame;
  const at = (point: Point): Spot => [x.at(point[plane.x]), y.at(point[plane.y])];
  const dots = new Map(
    points.map((point): [Point, Box] => {
      const [left, top] = at(point);
      const size = radius(point) + 1;
      return [
        point,
        { left: left - size, right: left + size, top: top - size, bottom: top + size },
      ];
    }),
  );
  const names = corners.map((point): Wanted => {
    const [left, top] = at(point);
    const away = radius(point) + 10;
    const text = labelOf(results, point.index);
    const places: readonly Spot[] = [
      [left + away + 4, top - 8],
      [left - away - 4, top + 8],
      [left + away + 6, top + 8],
      [left, top + away + 2],
    ];
    const others = [...dots].flatMap(([other, box]) => (other === point ? [] : [box]));
    return { text, places: unmistaken(text, places, dots.get(point) as Box, others) };
  });
  const prices = rungs(corners, plane).flatMap(({ point, before, price }): Wanted[] => {
    if (before === undefined) return [];
    const [[x1, y1], [x2, y2]] = [at(point), at(before)];
    if (Math.hypot(x1 - x2, y1 - y2) < APART) return [];
    const steps = front.slice(front.indexOf(point), front.indexOf(before) + 1).map(at);
    const piece = longestPiece(steps);
    if (piece === undefined) return [];
    const text = (plane.x === "days" ? say.aDay : say.aTonne)(
      labelOf(results, before.index),
      labelOf(results, point.index),
      plane.y === "cost" ? format.shortMoney(price) : format.shortDays(price),
    );
    const [left, top] = piece.middle;
    const side = widthOf(text) / 2 + 6;
    const beside: Spot = piece.isUpright ? [side, 0] : [0, -BESIDE];
    const places = [beside, ...AROUND].map(([x, y]): Spot => [left + x, top + y]);
    return [{ text, from: piece.middle, places }];
  });
  const flag = best === undefined ? [] : [flagOf(at(best), radius(best))];
  const inside = {
    left: margin.left,
    top: 2,
    right: width - 2,
    bottom: height - margin.bottom,
  };
  const placed = placeTexts([...names, ...prices], inside, [...dots.values(), ...flag]);
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
const flagOf = ([x, y]: Spot, radius: number): Box => ({
  left: x - 6,
  right: x + 6,
  top: y - radius - 13,
  bottom: y,
});
