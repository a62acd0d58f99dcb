/**
 * Where lying is charged by the days it comes to. Everywhere else a search charges the least that any cargo lies there: then
 * whoever comes first is never worse off, and nothing needs to be looked at twice. See `rounds.ts` for why that is exact.
 */
import type { Compiled } from "../compile/compile.ts";
import { CRITERIA, FRONT_CRITERIA, type FrontCriterion } from "../request/request.ts";
import { boundsTo, UNREACHED } from "./bounds.ts";
import type { Field } from "./field.ts";
import { leastOfMoves } from "./moves.ts";
import type { Query } from "./query.ts";
import { EXIT, type Extra, listExtras } from "./variation.ts";
import type { Weighed } from "./weigh.ts";

/** What a way uses: minutes, whole cents, grams, legs. */
export interface Figures {
  readonly minutes: number;
  readonly cents: number;
  readonly grams: number;
  readonly legs: number;
}

/** The states watched: what lying there comes to is charged as it comes. */
export interface Watch {
  readonly isAny: boolean;
  readonly isWatched: (state: number) => boolean;
  /** True where labels that come to a state at an absolute minute are to be compared one by one. */
  isListed(state: number, arrived: number): boolean;
  /**
   * Cents by which cargo that is ahead of other cargo in a state may still come to owe more at watched states further on, both
   * going the same way; 0 where no way that leads past one can be of use to the other, whose figures are given.
   */
  margin(state: number, minutes: number, cents: number, grams: number, legs: number): number;
}

/** Nothing is watched. */
export const NO_WATCH: Watch = {
  isAny: false,
  isWatched: () => false,
  isListed: () => false,
  margin: () => 0,
};

/** All states are watched, and what is owed further on is left out of account. */
export const watchPlaces = ({ isRough }: Pick<Field, "isRough">): Watch => ({
  isAny: true,
  isWatched: () => true,
  isListed: isRough,
  margin: () => 0,
});

/** The question, as far as it says which of two ways is the better. */
type Asked = Pick<
  Query,
  "over" | "units" | "isFirstOnly" | "mustTouch" | "departAfter" | "bookedAt" | "stays"
>;

/** Watches terminals; `known` are what real ways use, as they are charged in full. */
export function watchOver(
  compiled: Compiled,
  weighed: Weighed,
  field: Field,
  query: Asked,
  terminals: ReadonlySet<number>,
  known: readonly Figures[],
): Watch {
  const { stateTerminal } = compiled;
  const extras = new Map<number, readonly Extra[]>();
  for (let state = 0; state < stateTerminal.length; state++)
    if (terminals.has(stateTerminal[state]!) && weighed.charges(state).length > 0)
      extras.set(state, listExtras(compiled, weighed, query, state));
  // A way that comes twice to a state with the same places touched is no use to cargo ahead: it can leave the round out.
  const visits = 1 + countBits(query.mustTouch);
  let most = 0;
  for (const extra of extras.values())
    most += visits * Math.max(0, ...extra.map(({ cents }) => cents));
  const past = new Map<FrontCriterion, Float64Array>();
  const countsLegs = query.over.includes("transfers");
  for (const criterion of countsLegs ? FRONT_CRITERIA : CRITERIA)
    past.set(criterion, boundsPast(compiled, weighed, field, criterion, extras));
  const leastOf = (criterion: FrontCriterion, state: number): number =>
    past.get(criterion)?.[state] ?? 0;
  return {
    isAny: true,
    isWatched: (state) => extras.has(state),
    isListed: () => true,
    margin(state, minutes, cents, grams, legs) {
      const left = leastOf("duration", state);
      if (left === UNREACHED) return 0;
      const best: Figures = {
        minutes: minutes + left,
        cents: cents + leastOf("cost", state),
        grams: grams + leastOf("co2e", state),
        legs: legs + leastOf("transfers", state),
      };
      return known.some((its) => isBetter(query, its, best)) ? 0 : most;
    },
  };
}

/** Exact lower bounds to the destination past a watched state further on, and out of it where lying may come to more. */
function boundsPast(
  compiled: Compiled,
  weighed: Weighed,
  field: Field,
  criterion: FrontCriterion,
  extras: ReadonlyMap<number, readonly Extra[]>,
): Float64Array {
  const { firstMove, moveRide, rideState, stateCount } = compiled;
  const use = leastOfMoves(compiled, weighed, criterion);
  const onward = field.bounds(criterion);
  const after = (move: number, bounds: Float64Array): number =>
    use[move]! + bounds[rideState[moveRide[move]!]!]!;
  const out = new Float64Array(stateCount).fill(UNREACHED);
  // Out of the network: no less than the least from the state.
  for (const [state, ways] of extras)
    for (const { out: move } of ways)
      out[state] = Math.min(out[state]!, move === EXIT ? onward[state]! : after(move, onward));
  const past = boundsTo(compiled, weighed.intoWeight(criterion), out);
  // Further on: what is owed in the state itself is compared there.
  const further = [...extras.keys()].map((state) => {
    let least = UNREACHED;
    for (let move = firstMove[state]!; move < firstMove[state + 1]!; move++)
      least = Math.min(least, after(move, past));
    return [state, least] as const;
  });
  for (const [state, least] of further) past[state] = least;
  return past;
}

const FIGURE: Readonly<Record<FrontCriterion, keyof Figures>> = {
  cost: "cents",
  duration: "minutes",
  co2e: "grams",
  transfers: "legs",
};

/** Whether one way is better than another for what is asked, so that the other cannot be an answer. */
const isBetter = (asked: Asked, a: Figures, b: Figures): boolean =>
  asked.isFirstOnly ? comesFirst(asked, a, b) : dominates(asked, a, b);

/** By the criteria asked for, then by the rest. */
function comesFirst({ over }: Asked, a: Figures, b: Figures): boolean {
  for (const criterion of [...over, ...CRITERIA]) {
    const difference = a[FIGURE[criterion]] - b[FIGURE[criterion]];
    if (difference !== 0) return difference < 0;
  }
  return false;
}

function dominates({ over, units }: Asked, a: Figures, b: Figures): boolean {
  let isLess = false;
  for (let i = 0; i < over.length; i++) {
    const name = FIGURE[over[i]!];
    const its = Math.floor(a[name] / units[i]!);
    const other = Math.floor(b[name] / units[i]!);
    if (its > other) return false;
    isLess ||= its < other;
  }
  return isLess;
}

function countBits(bits: number): number {
  let count = 0;
  for (let left = bits; left > 0; left >>= 1) count += left & 1;
  return count;
}
