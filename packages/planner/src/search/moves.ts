/** What every move out of a state uses at the least, in the order of the moves: what a search looks at first. */
import type { Compiled } from "../compile/compile.ts";
import type { FrontCriterion } from "../request/request.ts";
import { UNREACHED } from "./bounds.ts";
import type { Weighed } from "./weigh.ts";

/** Sums that stay the same as long as a cargo does; nothing of an answer is in them. */
const known = new WeakMap<Weighed, Map<FrontCriterion, Float64Array>>();

/** By move, the least of its transfer and ride together by a criterion; UNREACHED where it is not open. */
export function leastOfMoves(
  { intoMoves }: Pick<Compiled, "intoMoves">,
  weighed: Weighed,
  criterion: FrontCriterion,
): Float64Array {
  let sums = known.get(weighed);
  if (sums === undefined) {
    sums = new Map();
    known.set(weighed, sums);
  }
  const own = sums.get(criterion);
  if (own !== undefined) return own;
  const into = weighed.intoWeight(criterion);
  const least = new Float64Array(into.length).fill(UNREACHED);
  for (let i = 0; i < into.length; i++) least[intoMoves[i]!] = into[i]!;
  sums.set(criterion, least);
  return least;
}
