/** An axis of money of the network with round marks in the money that is shown. */
import { type Axis, axis } from "./curve.ts";

/** `rate`: how much of the money shown one unit of the network's money buys. */
export function moneyAxis(
  values: readonly number[],
  ends: readonly [number, number],
  most: number,
  rate: number,
): Axis {
  const shown = axis(
    values.map((value) => value * rate),
    ends,
    most,
  );
  return {
    ...shown,
    ticks: shown.ticks.map((tick) => tick / rate),
    at: (value) => shown.at(value * rate),
  };
}
