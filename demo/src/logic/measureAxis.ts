/** An axis of a measure, with marks that are round in what is shown. */
import { type Axis, axis, type Measure, type Point } from "./curve.ts";

/** `rate`: how much of the money shown one unit of the network's money buys. */
export function measureAxis(
  points: readonly Point[],
  measure: Measure,
  ends: readonly [number, number],
  most: number,
  rate: number,
): Axis {
  const scale = measure === "cost" ? rate : 1;
  const shown = axis(
    points.map((point) => point[measure] * scale),
    ends,
    most,
  );
  return {
    ...shown,
    ticks: shown.ticks.map((tick) => tick / scale),
    at: (value) => shown.at(value * scale),
    from: (pixel) => shown.from(pixel) / scale,
  };
}
