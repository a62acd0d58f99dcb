/** Numbers → places along an axis, and the round numbers that are marked on it. */

/** An axis: where a value stands, and what is marked. */
export interface Scale {
  at(value: number): number;
  readonly ticks: readonly number[];
}

/** From one place to another, in pixels. */
export type Span = readonly [from: number, to: number];

/** Even steps. The domain is widened to whole steps. */
export function linear([low, high]: Span, [from, to]: Span, count = 5): Scale {
  const step = roundStep((high - low) / count);
  const first = Math.floor(low / step + 1e-9) * step;
  const last = Math.max(first + step, Math.ceil(high / step - 1e-9) * step);
  const steps = Math.round((last - first) / step);
  return {
    at: (value) => from + ((value - first) / (last - first)) * (to - from),
    ticks: Array.from({ length: steps + 1 }, (_, index) => exact(first + index * step)),
  };
}

/** Equal factors, for amounts above 0 that differ manyfold. Marked at 1, 2 and 5 of each power of ten within the domain. */
export function logarithmic([low, high]: Span, [from, to]: Span): Scale {
  const floor = Math.log10(low) - 0.03;
  const ceiling = Math.max(floor + 0.1, Math.log10(high) + 0.03);
  const ticks: number[] = [];
  for (let power = Math.floor(floor); power <= ceiling; power++)
    for (const digit of [1, 2, 5]) ticks.push(exact(digit * 10 ** power));
  return {
    at: (value) => from + ((Math.log10(value) - floor) / (ceiling - floor)) * (to - from),
    ticks: ticks.filter((tick) => Math.log10(tick) >= floor && Math.log10(tick) <= ceiling),
  };
}

/** 1, 2 or 5 of a power of ten, no smaller than asked. */
function roundStep(rough: number): number {
  if (!(rough > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(rough));
  return power * ([1, 2, 5].find((digit) => digit * power >= rough * (1 - 1e-9)) ?? 10);
}

/** Without the dust of binary fractions. */
const exact = (value: number): number => Number(value.toPrecision(12));

/** `1,234`, `−0.5`: a true minus, groups of three, no more decimals than asked. */
export function shown(value: number, decimals = 0): string {
  const rounded = Number(value.toFixed(decimals));
  const [whole = "", fraction] = String(Math.abs(rounded)).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return `${rounded < 0 ? "−" : ""}${grouped}${fraction === undefined ? "" : `.${fraction}`}`;
}

/** `+12`, `−3`, `0`. */
export const signed = (value: number, decimals = 0): string => {
  const text = shown(value, decimals);
  return Number(value.toFixed(decimals)) > 0 ? `+${text}` : text;
};
