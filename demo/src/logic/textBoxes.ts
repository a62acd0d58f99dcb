/** Finds room for short texts on a drawing: each goes to its first place that is free, or is left out. */

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Wanted {
  readonly text: string;
  /** What it is about, where a line should lead back to it. */
  readonly from?: readonly [x: number, y: number];
  /** Where the middle of the text may be, best first. */
  readonly places: readonly (readonly [x: number, y: number])[];
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
    const half = widthOf(text) / 2;
    for (const [x, y] of places) {
      const box = { left: x - half, right: x + half, top: y - HIGH / 2, bottom: y + HIGH / 2 };
      const isInside =
        box.left >= frame.left &&
        box.right <= frame.right &&
        box.top >= frame.top &&
        box.bottom <= frame.bottom;
      if (!isInside || taken.some((other) => overlap(box, other))) continue;
      taken.push(box);
      return [{ ...rest, text, x, y }];
    }
    return [];
  });
}
