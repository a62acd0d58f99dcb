/** Short names of options, the same on the curve, in the list and in comparisons: the way by letter, its options by number. */
import type { Way } from "./ways.ts";

/** A, B, … Z, AA, AB, … */
export function letterOf(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : letterOf(Math.floor(index / 26) - 1) + last;
}

/** One an itinerary: `A` where it is the only one of its way, else `A1`, `A2`, cheapest first. */
export function labelsOf(ways: readonly Way[]): readonly string[] {
  const labels: string[] = [];
  ways.forEach(({ options }, way) => {
    options.forEach((option, index) => {
      labels[option] = options.length === 1 ? letterOf(way) : `${letterOf(way)}${index + 1}`;
    });
  });
  return labels;
}
