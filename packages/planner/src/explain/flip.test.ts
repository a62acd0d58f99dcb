import { expect, test } from "vitest";
import { type Contender, firstFlip } from "./flip.ts";

/** A way whose cost is `cents` and rises by `slope` with the price. */
interface Line extends Contender {
  readonly name: string;
}
const line = (name: string, cents: number, slope: number, isOther = true): Line => ({
  name,
  isOther,
  keyAt: (price) => [BigInt(cents + slope * price)],
});

/** The best of lines; ties go to the first. Counts what was asked. */
function asking(lines: readonly Line[]): { ask: (price: number) => Line; asked: number[] } {
  const asked: number[] = [];
  const ask = (price: number): Line => {
    asked.push(price);
    return lines.reduce((best, other) =>
      (other.keyAt(price)[0] ?? 0n) < (best.keyAt(price)[0] ?? 0n) ? other : best,
    );
  };
  return { ask, asked };
}

const own = line("own", 0, 3, false);

test.each([
  { what: "nothing else", others: [], flip: undefined },
  { what: "one crossing, on a whole unit: there it ties", others: [line("a", 30, 0)], flip: 11 },
  { what: "one crossing between units", others: [line("a", 31, 0)], flip: 11 },
  { what: "the nearer of two", others: [line("far", 100, 0), line("near", 20, 2)], flip: 21 },
  { what: "none that is steeper", others: [line("steep", 1, 9)], flip: undefined },
  { what: "at the first unit", others: [line("a", 1, 0)], flip: 1 },
  { what: "beyond the range", others: [line("a", 4_000, 0)], flip: undefined },
  {
    what: "the way explained by another departure comes in between",
    others: [line("own later", 10, 1, false), line("a", 100, 0)],
    flip: 91,
  },
  {
    what: "another way for a stretch, then the way explained again",
    others: [line("a", 10, 2), line("own later", 40, 0, false)],
    flip: 11,
  },
])("$what", ({ others, flip }) => {
  const { ask, asked } = asking([own, ...others]);
  expect(firstFlip(0, 1_000, ask)).toBe(flip);
  expect(asked.length).toBeLessThan(12);
});

test("a question that cannot be answered stops it", () => {
  expect(firstFlip(0, 10, () => undefined)).toBe("stopped");
});

test("two ways with one line are told apart by asking", () => {
  const twin = line("twin", 0, 3);
  expect(firstFlip(0, 1_000, (price) => (price < 377 ? own : twin))).toBe(377);
});
