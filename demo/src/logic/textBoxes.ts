/** Finds room for short texts on a drawing: each goes to its first place that is free, or is left out. */
import type { Spot } from "./curve.ts";

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Wanted {
  readonly text: string;
  /** What it is about, where a line should lead back to it. */
  readonly from?: Spot;
  /** Where the middle of the text may be, best first. */
  readonly places: readonly Spot[];
}

export interface Placed extends Pick<Wanted, "text" | "from"> {
  readonly x: number;
  readonly y: number;
}

/** Pixels of a character at 12 px: Chinese is as wide as high. */
const WIDE = 12.5;
const NARROW = 7.5;
const HIGH = 15;

/** Rather too wide than too narrow: the drawing does not measure. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += character > "\u2e80" ? WIDE : NARROW;
  return width;
}

/** What a text covers whose middle is at a place. */
function boxOf(text: string, [x, y]: Spot): Box {
  const half = widthOf(text) / 2;
  return { left: x - half, right: x + half, top: y - HIGH / 2, bottom: y + HIGH / 2 };
}

/** Pixels between two boxes; 0 where they touch. */
const gap = (a: Box, b: Box): number =>
  Math.hypot(
    Math.max(0, a.left - b.right, b.left - a.right),
    Math.max(0, a.top - b.bottom, b.top - a.bottom),
  );

/** Pixels nearer that an eye sees. */
const CLEARLY = 3;

/** Of the places for a name those that are clearly nearer to what it names than to anything else that has a name. */
export function unmistaken(
  text: string,
  places: readonly Spot[],
  own: Box,
  others: readonly Box[],
): readonly Spot[] {
  return places.filter((place) => {
    const box = boxOf(text, place);
    const away = gap(box, own);
    return others.every((other) => gap(box, other) > away + CLEARLY);
  });
}

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** Places the texts in their order within the frame, clear of the obstacles and of each other. */
export function placeTexts(
  wanted: readonly Wanted[],
  frame: Box,
  obstacles: readonly Box[],
): readonly Placed[] {
  const taken = [...obstacles];
  return wanted.flatMap(({ text, places, ...rest }) => {
    for (const place of places) {
      const box = boxOf(text, place);
      const isInside =
        box.left >= frame.left &&
        box.right <= frame.right &&
        box.top >= frame.top &&
        box.bottom <= frame.bottom;
      if (!isInside || taken.some((other) => overlap(box, other))) continue;
      taken.push(box);
      return [{ ...rest, text, x: place[0], y: place[1] }];
    }
    return [];
  });
}
