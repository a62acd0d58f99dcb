/**
 * What `minimize` asks for, exactly: weights are read as the decimals they are written in, and figures are weighed as whole
 * cents, minutes and grams. No rounding decides between two ways.
 */

import { CRITERIA, type Criterion, type PlanRequest, type Weights } from "../request/request.ts";
import type { Labels } from "../search/labels.ts";
import { centsOf, gramsOf, minutesOf } from "../search/labels.ts";
import { CENTS_PER_UNIT, GRAMS_PER_KG, MINUTES_PER_HOUR } from "../units.ts";
import { alignDecimals, decimalOf } from "./decimal.ts";
import type { Engine } from "./engine.ts";

/** Totals of a way: whole cents of the network's currency, minutes, grams. */
export interface Figures {
  readonly cents: number;
  readonly minutes: number;
  readonly grams: number;
}

/** An order of ways. */
export interface Objective {
  /**
   * What is compared first, second, …: the criterion or the weighted sum (in a unit of its own, the same for all ways), then
   * the criteria in the order of the search. A lesser list comes first; equal lists have equal figures.
   */
  readonly keyOf: (figures: Figures) => readonly bigint[];
}

/** The totals of a label. */
export const figuresOf = (labels: Labels, label: number): Figures => ({
  cents: centsOf(labels, label),
  minutes: minutesOf(labels, label),
  grams: gramsOf(labels, label),
});

/** The criteria that weigh anything: a weighted optimum lies on their front. */
export const criteriaOf = (minimize: Criterion | Weights): Criterion[] =>
  typeof minimize === "string"
    ? [minimize]
    : CRITERIA.filter((criterion) => (minimize[criterion] ?? 0) > 0);

/** The objective of a request on a network. Weights count in the answer's currency. */
export function objectiveOf(
  { network, reckoning }: Pick<Engine, "network" | "reckoning">,
  { minimize, currency }: Pick<PlanRequest, "minimize" | "currency">,
): Objective {
  const over = criteriaOf(minimize);
  const order = [...over, ...CRITERIA.filter((criterion) => !over.includes(criterion))];
  const rate = reckoning.rates.get(currency ?? network.currency);
  if (rate === undefined) throw new Error("invariant: the currency was not checked");
  const scoreOf = typeof minimize === "string" ? undefined : scoring(minimize, rate);
  return {
    keyOf: (figures) => [
      ...(scoreOf === undefined ? [] : [scoreOf(figures)]),
      ...order.map((criterion) => BigInt(amountOf(figures, criterion))),
    ],
  };
}

/** True where the first list comes before the second, item by item. */
export function isLess(a: readonly bigint[], b: readonly bigint[]): boolean {
  for (const [index, item] of a.entries()) {
    const other = b[index] ?? item;
    if (item !== other) return item < other;
  }
  return false;
}

function amountOf({ cents, minutes, grams }: Figures, criterion: Criterion): number {
  switch (criterion) {
    case "cost":
      return cents;
    case "duration":
      return minutes;
    case "co2e":
      return grams;
  }
}

/**
 * The weighted sum as a whole number: money by its weight and rate, hours and kilograms by
 * theirs, times everything that is divided by.
 */
function scoring(
  { cost = 0, duration = 0, co2e = 0 }: Weights,
  { units, worth }: { readonly units: number; readonly worth: number },
): (figures: Figures) => bigint {
  const [perMoney, perHour, perKg, of, is] = alignDecimals(
    [cost, duration, co2e, units, worth].map(decimalOf),
  ) as [bigint, bigint, bigint, bigint, bigint];
  const [cent, minute, gram] = [CENTS_PER_UNIT, MINUTES_PER_HOUR, GRAMS_PER_KG].map(BigInt) as [
    bigint,
    bigint,
    bigint,
  ];
  const aCent = perMoney * of * minute * gram;
  const aMinute = perHour * is * cent * gram;
  const aGram = perKg * is * cent * minute;
  return ({ cents, minutes, grams }) =>
    aCent * BigInt(cents) + aMinute * BigInt(minutes) + aGram * BigInt(grams);
}
