/**
 * Where another way becomes the best as a price moves.
 *
 * Each way has a line: what it is compared by, as a whole number that grows evenly with the price. The best is the lower
 * envelope of these lines, which is concave: a line that is the best at both ends of a stretch is the best all along it. Two
 * lines that are the best at the ends are crossed, the best at the crossing is asked for, and so on: exact, with a few
 * questions (Eisner & Severance 1976). The questions go to the planner itself, so that its rule for ties decides.
 *
 * Cargo is held for a cheaper day of a leg, so a price can make a way come and go, and the envelope is then not concave.
 * After many questions that led nowhere the stretch is halved instead: what is found is a price where the best way changes,
 * though a lower one may exist.
 *
 * @see Eisner & Severance (1976), Mathematical techniques for efficient record segmentation, JACM 23(4)
 */
import { isLess } from "../ask/objective.ts";

/** The best at one price. */
export interface Contender {
  /** True where it is another way than the one explained. */
  readonly isOther: boolean;
  /** What it is compared by at any price, each item linear in it. */
  keyAt(price: number): readonly bigint[];
}

/** Asked for the best at a whole price; `undefined` where that cannot be told. */
export type Ask<Best extends Contender> = (price: number) => Best | undefined;

/** The least price in `(low, high]` at which the best is another way; `undefined` where none is, "stopped" where an answer fails. */
export function firstFlip<Best extends Contender>(
  low: number,
  high: number,
  ask: Ask<Best>,
): number | undefined | "stopped" {
  if (high <= low) return undefined;
  const lowest = ask(low);
  const highest = ask(high);
  return lowest === undefined || highest === undefined
    ? "stopped"
    : between(low, lowest, high, highest, ask, MOST_CROSSINGS);
}

/** Crossings in a row before a stretch is halved: far more than any envelope of real ways has. */
const MOST_CROSSINGS = 64;

/** As `firstFlip`, the best at both ends known and that at the low end not another way. */
function between<Best extends Contender>(
  low: number,
  lowest: Best,
  high: number,
  highest: Best,
  ask: Ask<Best>,
  crossings: number,
): number | undefined | "stopped" {
  if (high <= low) return undefined;
  if (high - low === 1) return highest.isOther ? high : undefined;
  const isSameLine = [low, high].every((price) =>
    isEqual(lowest.keyAt(price), highest.keyAt(price)),
  );
  // Two ways with one line are told apart by the rule for ties alone, which looks at what is used on the way.
  if (isSameLine) return highest.isOther ? bisect(low, high, ask) : undefined;
  if (crossings === 0) return highest.isOther ? bisect(low, high, ask) : "stopped";
  const crossing = crossingOf(low, lowest, high, highest);
  const before = crossing - 1 === low ? lowest : ask(crossing - 1);
  if (before === undefined) return "stopped";
  const early = between(low, lowest, crossing - 1, before, ask, crossings - 1);
  if (early !== undefined) return early;
  const at = crossing === high ? highest : ask(crossing);
  if (at === undefined) return "stopped";
  return at.isOther ? crossing : between(crossing, at, high, highest, ask, crossings - 1);
}

/** The least price in `(low, high]` at which `highest` comes before `lowest`; `high` where it only equals it there. */
function crossingOf(low: number, lowest: Contender, high: number, highest: Contender): number {
  let [from, to] = [low, high];
  while (to - from > 1) {
    const middle = from + Math.floor((to - from) / 2);
    if (isLess(highest.keyAt(middle), lowest.keyAt(middle))) to = middle;
    else from = middle;
  }
  return to;
}

/** A price at which the best is another way and was not one unit before. */
function bisect<Best extends Contender>(
  low: number,
  high: number,
  ask: Ask<Best>,
): number | "stopped" {
  let [from, to] = [low, high];
  while (to - from > 1) {
    const middle = from + Math.floor((to - from) / 2);
    const best = ask(middle);
    if (best === undefined) return "stopped";
    if (best.isOther) to = middle;
    else from = middle;
  }
  return to;
}

const isEqual = (a: readonly bigint[], b: readonly bigint[]): boolean =>
  a.every((item, index) => item === b[index]);
