/** By how much the carbon price or the value of an hour must change for another way to win. */

import { decimalOf, numberOf, plusUnits, unitsIn } from "../ask/decimal.ts";
import { criteriaOf, figuresOf, objectiveOf } from "../ask/objective.ts";
import { aimOf, bestLabel } from "../ask/plan.ts";
import { type Done, run } from "../ask/run.ts";
import type { Weights } from "../request/request.ts";
import { toGrams, toMoney } from "../units.ts";
import type { Flip, Flips, None } from "./answer.ts";
import { type Contender, firstFlip } from "./flip.ts";
import { SPENT, type Subject } from "./subject.ts";
import { type Winner, winnerOf } from "./winner.ts";

/** A weight that is a price. */
export type Priced = "duration" | "co2e";

/** Decimal places of the weight in which one unit is a cent: an hour, or a tonne of a weight per kg. */
const PLACES: Readonly<Record<Priced, number>> = { duration: 2, co2e: 5 };
/** In cents, ten billion an hour and a hundred billion a tonne: as good as any. More, and weights are not exact as numbers. */
const MOST: Readonly<Record<Priced, number>> = { duration: 1e12, co2e: 1e13 };
const NAMES: Readonly<Record<Priced, string>> = {
  duration: "value of an hour",
  co2e: "carbon price",
};

/**
 * Both flips of a weight, in whole cents an hour or a tonne. The front over every criterion that weighs holds the best at any
 * weight above 0, and is searched once; at a weight of 0 the planner does not look at the criterion, and is asked itself.
 */
export function findWeightFlips(subject: Subject, criterion: Priced): Flips {
  const { minimize } = subject.request;
  if (minimize === "duration" || minimize === "co2e") {
    const message = `${minimize} alone is minimized: give weights to set a price against it`;
    const none: None = { none: "not_weighed", message };
    return { up: none, down: none };
  }
  const weights: Weights = minimize === "cost" ? { cost: 1 } : minimize;
  const prices = pricesOf(subject, weights, criterion);
  return { up: findUp(criterion, prices), down: findDown(criterion, prices) };
}

/** The weights at each change, and who wins there. */
interface Prices {
  readonly weightsAt: (change: number) => Weights;
  readonly winnerAt: (change: number) => Best | undefined;
  /** Units from the weight down to 0, rounded down; whether they end at 0 itself. */
  readonly toZero: { readonly count: number; readonly isWhole: boolean };
  /** True where something else weighs. */
  readonly hasOthers: boolean;
}

type Best = Winner & Contender;

function pricesOf(subject: Subject, weights: Weights, criterion: Priced): Prices {
  const { engine, request, prepared, best } = subject;
  const own = decimalOf(weights[criterion] ?? 0);
  const weightsAt = (change: number): Weights => ({
    ...weights,
    [criterion]: numberOf(plusUnits(own, change, PLACES[criterion])),
  });
  // One search for all weights above 0, one for 0.
  const fronts = new Map<boolean, Done>();
  const frontOf = (asked: Weights): Done => {
    const isWeighed = (asked[criterion] ?? 0) > 0;
    const known = fronts.get(isWeighed);
    if (known !== undefined) return known;
    const made = run(prepared, aimOf({ minimize: asked }));
    fronts.set(isWeighed, made);
    return made;
  };
  return {
    weightsAt,
    toZero: unitsIn(own, PLACES[criterion]),
    hasOthers: criteriaOf(weights).some((other) => other !== criterion),
    winnerAt(change) {
      const asked = weightsAt(change);
      const { found, tell } = frontOf(asked);
      if (found.stoppedAt !== undefined) return undefined;
      const label = bestLabel(found, objectiveOf(engine, { ...request, minimize: asked }));
      if (label === undefined) throw new Error("invariant: a way that was there is gone");
      const winner = winnerOf(prepared, found.labels, label, tell);
      const figures = figuresOf(found.labels, label);
      return {
        ...winner,
        isOther: winner.way.key !== best.way.key,
        keyAt: (at) => objectiveOf(engine, { ...request, minimize: weightsAt(at) }).keyOf(figures),
      };
    },
  };
}

function findUp(criterion: Priced, prices: Prices): Flip | None {
  const { toZero, winnerAt } = prices;
  // From 0 on the criterion is looked at: the first unit is a question of its own.
  const isFromZero = toZero.count === 0 && toZero.isWhole;
  const start = isFromZero ? 1 : 0;
  const first = winnerAt(start);
  if (first === undefined) return SPENT;
  const change = first.isOther ? start : firstFlip(start, MOST[criterion], winnerAt);
  return toFlip(criterion, prices, change, {
    none: "never",
    message: `however high the ${NAMES[criterion]}, the best way stays`,
  });
}

function findDown(criterion: Priced, prices: Prices): Flip | None {
  const { toZero, hasOthers, winnerAt } = prices;
  if (toZero.count === 0)
    return { none: "at_least", message: `the ${NAMES[criterion]} cannot be less by a cent` };
  const lastAbove = toZero.isWhole ? toZero.count - 1 : toZero.count;
  const change = firstFlip(0, lastAbove, (less) => {
    const winner = winnerAt(-less);
    return winner === undefined ? undefined : { ...winner, keyAt: (at) => winner.keyAt(-at) };
  });
  const never: None = {
    none: "never",
    message: hasOthers
      ? `down to ${toZero.isWhole ? "0" : "a cent"} the best way stays`
      : `nothing else weighs: the ${NAMES[criterion]} may be anything above 0`,
  };
  if (change !== undefined || !toZero.isWhole || !hasOthers)
    return toFlip(
      criterion,
      prices,
      change === undefined || change === "stopped" ? change : -change,
      never,
    );
  const atZero = winnerAt(-toZero.count);
  if (atZero === undefined) return SPENT;
  return toFlip(criterion, prices, atZero.isOther ? -toZero.count : undefined, never);
}

function toFlip(
  criterion: Priced,
  { weightsAt, winnerAt }: Prices,
  change: number | undefined | "stopped",
  never: None,
): Flip | None {
  if (change === undefined) return never;
  const winner = change === "stopped" ? undefined : winnerAt(change);
  if (change === "stopped" || winner === undefined) return SPENT;
  const minimize = weightsAt(change);
  const weight = minimize[criterion] ?? 0;
  return {
    change: toMoney(change),
    value: criterion === "co2e" ? perTonne(weight) : weight,
    minimize,
    itinerary: winner.tell(),
  };
}

/** Money a tonne of money a kilogram. */
const perTonne = (weight: number): number => {
  const { digits, places } = decimalOf(weight);
  return numberOf({ digits: digits * BigInt(toGrams(1)), places });
};
