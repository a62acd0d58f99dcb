/** How each mode is drawn: a color from the style sheet and a dash, so that color alone never has to tell. */
import type { Mode } from "@lianyun/planner";

/** Canvas and SVG dash lists, in multiples of the line's weight. Rail is solid. */
export const MODE_DASH: Readonly<Record<Mode, readonly number[]>> = {
  rail: [],
  road: [0.1, 2],
  inlandWaterway: [2.2, 1.6],
  sea: [5, 2],
  air: [4.5, 2, 0.1, 2],
};

/** The dash for a line of this weight, as canvas and SVG take it; undefined for a solid line. */
export function dashOf(mode: Mode, weight: number): string | undefined {
  const dash = MODE_DASH[mode];
  return dash.length === 0 ? undefined : dash.map((part) => (part * weight).toFixed(1)).join(" ");
}

/** The style sheet's variable with the color of a mode. */
export const MODE_COLOR: Readonly<Record<Mode, string>> = {
  rail: "--rail",
  road: "--road",
  inlandWaterway: "--river",
  sea: "--sea",
  air: "--air",
};
