/** Puts names beside their dots so that none covers another, a dot or a button; leaves out those without room. */

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Where a name stands from its dot; the style sheet does the rest. */
export type Side = "left" | "right" | "below" | "above";

/** A name to place: where its dot is, how large the text is, in pixels of the map. */
export interface NameLabel {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** True in the western half of the route: the name then goes outward, to the left. */
  readonly isWest: boolean;
}

/** Room between a dot's middle and its name, as in the style sheet. */
const GAP = 10;

/** The box a name takes on one side of its dot. */
export function boxOf({ x, y, width, height }: NameLabel, side: Side): Box {
  const left = {
    left: x - GAP - width,
    right: x + GAP,
    below: x - width / 2,
    above: x - width / 2,
  };
  const top = {
    left: y - height / 2,
    right: y - height / 2,
    below: y + GAP,
    above: y - GAP - height,
  };
  return {
    left: left[side],
    top: top[side],
    right: left[side] + width,
    bottom: top[side] + height,
  };
}

/** The side for each name, undefined where there is no room. Early names take the room from later ones. */
export function placeNames(
  labels: readonly NameLabel[],
  frame: Box,
  obstacles: readonly Box[],
): readonly (Side | undefined)[] {
  const taken = [...obstacles];
  return labels.map((label) => {
    const sides: readonly Side[] = label.isWest ? ["left", "right"] : ["right", "left"];
    return [...sides, "below" as const, "above" as const].find((side) => {
      const box = boxOf(label, side);
      if (!isInside(box, frame) || taken.some((other) => overlaps(box, other))) return false;
      taken.push(box);
      return true;
    });
  });
}

function isInside(box: Box, frame: Box): boolean {
  return (
    box.left >= frame.left &&
    box.right <= frame.right &&
    box.top >= frame.top &&
    box.bottom <= frame.bottom
  );
}

function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
