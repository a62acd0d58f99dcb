/** What every move out of a state uses at the least, in the order of the moves: what a search looks at first. */
import type { Compiled } from "../compile/compile.ts";
import type { FrontCriterion } from "../request/request.ts";
import { UNREACHED } from "./bounds.ts";
import type { Weighed } from "./weigh.ts";

/** Sums that stay the same as long as a cargo does; nothing of an answer is in them. */
const known = new WeakMap<Weighed, Map<string, Float64Array>>();

function keep(weighed: Weighed, key: string, make: () => Float64Array): Float64Array {
  let sums = known.get(weighed);
  if (sums === undefined) {
    sums = new Map();
    known.set(weighed, sums);
  }
  const own = sums.get(key) ?? make();
  sums.set(key, own);
  return own;
}

/** By move, the least of its transfer and ride together by a criterion; UNREACHED where it is not open. */
export const leastOfMoves = (
  { intoMoves }: Pick<Compiled, "intoMoves">,
  weighed: Weighed,
  criterion: FrontCriterion,
): Float64Array =>
  keep(weighed, criterion, () => {
    const into = weighed.intoWeight(criterion);
    const least = new Float64Array(into.length).fill(UNREACHED);
    for (let i = 0; i < into.length; i++) least[intoMoves[i]!] = into[i]!;
    return least;
  });

/** Numbers told of a move or state side by side: one for each criterion, in the order of a search. */
export const ABREAST = 4;

/** Writes a list into a column of what is side by side. */
export function putAbreast(all: Float64Array, column: number, list: Float64Array): void {
  for (let i = 0, at = column; i < list.length; i++, at += ABREAST) all[at] = list[i]!;
}

/** A column of what is side by side, as a list. */
export const takeAbreast = (all: Float64Array, column: number): Float64Array =>
  Float64Array.from({ length: all.length / ABREAST }, (_, i) => all[ABREAST * i + column]!);

/** `leastOfMoves` of several criteria side by side. */
export const leastAbreast = (
  compiled: Pick<Compiled, "intoMoves">,
  weighed: Weighed,
  criteria: readonly FrontCriterion[],
): Float64Array =>
  keep(weighed, `abreast ${criteria.join()}`, () => {
    const all = new Float64Array(ABREAST * compiled.intoMoves.length);
    for (const [column, criterion] of criteria.entries())
      putAbreast(all, column, leastOfMoves(compiled, weighed, criterion));
    return all;
  });
