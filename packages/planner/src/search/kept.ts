/** Labels kept at a state whose waiting is charged, or where changes count: a list that is compared one by one. */
import type { Labels } from "./labels.ts";

/** How one label stands against another at the same state. */
export interface Comparison {
  /** Cents by which cargo that came at `arrived`, in minutes since the request, may owe more than cargo so much later. */
  readonly earlierCents: (arrived: number, minutes: number) => number;
  /** True where the number of legs counts. */
  readonly countsLegs: boolean;
  /** False where cost, or CO2e, decides nothing that is asked. */
  readonly countsCents: boolean;
  readonly countsGrams: boolean;
}

/** True where a label of the list is no worse than the given figures for every way on from here. */
export function isCoveredBy(
  list: readonly number[],
  labels: Labels,
  { earlierCents, countsLegs, countsCents, countsGrams }: Comparison,
  minutes: number,
  cents: number,
  grams: number,
  legs: number,
): boolean {
  for (const label of list) {
    if (labels.minutes[label]! > minutes) continue;
    if (countsGrams && labels.grams[label]! > grams) continue;
    if (countsLegs && labels.legs[label]! > legs) continue;
    if (!countsCents) return true;
    if (labels.cents[label]! > cents) continue;
    const owed = earlierCents(labels.minutes[label]!, minutes - labels.minutes[label]!);
    if (labels.cents[label]! + owed <= cents) return true;
  }
  return false;
}
