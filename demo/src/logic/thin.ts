/** Leaves out options that look beaten: cheaper by nothing, sooner by minutes. */
import type { Itinerary } from "@lianyun/planner";
import { leastBy } from "./group.ts";

/** What an option must be better by, in one measure at least, to be worth a row of its own. */
export interface Steps {
  readonly cost: number;
  readonly duration: number;
  readonly co2e: number;
}

/**
 * The options worth telling apart, in their order. One is left out if another that stays is better or less than a
 * step behind in every measure, and a whole step ahead in one. The best by each measure always stay.
 */
export function thin<T extends Pick<Itinerary, "cost" | "durationH" | "co2eKg">>(
  options: readonly T[],
  steps: Steps,
): readonly T[] {
  const cost = (option: T): number => option.cost;
  const hours = (option: T): number => option.durationH;
  const co2e = (option: T): number => option.co2eKg;
  const first = (...figures: readonly ((option: T) => number)[]): T | undefined =>
    [...options].sort(leastBy(...figures))[0];
  const kept = new Set(
    [first(cost, hours, co2e), first(hours, cost, co2e), first(co2e, cost, hours)].filter(
      (option) => option !== undefined,
    ),
  );
  const ahead = (a: T, b: T): readonly number[] => [
    (b.cost - a.cost) / steps.cost,
    (b.durationH - a.durationH) / steps.duration,
    (b.co2eKg - a.co2eKg) / steps.co2e,
  ];
  const outdoes = (a: T, b: T): boolean => {
    const by = ahead(a, b);
    return by.every((step) => step > -1) && by.some((step) => step >= 1);
  };
  for (const option of [...options].sort(leastBy(cost, hours, co2e))) {
    if (![...kept].some((other) => outdoes(other, option))) kept.add(option);
  }
  return options.filter((option) => kept.has(option));
}
