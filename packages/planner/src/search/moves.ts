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

/** Lists of equal length, side by side: they are read together, and lie in one place. At most ABREAST; of `undefined` 0. */
export function abreast(
  lists: readonly (Float64Array | undefined)[],
  length: number,
): Float64Array {
  const all = new Float64Array(ABREAST * length);
  for (const [at, list] of lists.entries())
    if (list !== undefined) for (let i = 0; i < length; i++) all[ABREAST * i + at] = list[i]!;
  return all;
}

/** `leastOfMoves` of several criteria side by side. */
export const leastAbreast = (
  compiled: Pick<Compiled, "intoMoves">,
  weighed: Weighed,
  criteria: readonly FrontCriterion[],
): Float64Array =>
  keep(weighed, `abreast ${criteria.join(" ")}`, () =>
    abreast(
      criteria.map((criterion) => leastOfMoves(compiled, weighed, criterion)),
      compiled.intoMoves.length,
    ),
  );
