/** Which offered way outdoes one that is not offered. */
import type { Itinerary } from "@lianyun/planner";
import type { Steps } from "./thin.ts";

type Figures = Pick<Itinerary, "cost" | "durationH" | "co2eKg">;

/** What a beaten way is beaten by, and whether it is so in every measure or but for less than a step. */
export interface Beaten {
  /** Index of the option that beats it. */
  readonly by: number;
  /** True if the two are the same in every figure: the way is offered. */
  readonly isSame: boolean;
  readonly isNearly: boolean;
}

/** The cheapest option that is no worse in any measure; else one that is worse by less than a step; else none. */
export function beatenBy(
  way: Figures,
  options: readonly Figures[],
  steps: Steps,
): Beaten | undefined {
  const find = (slack: number): number => {
    let best = -1;
    options.forEach((option, index) => {
      const isNoWorse =
        option.cost <= way.cost + slack * steps.cost &&
        option.durationH <= way.durationH + slack * steps.duration &&
        option.co2eKg <= way.co2eKg + slack * steps.co2e;
      const cost = options[best]?.cost ?? Number.POSITIVE_INFINITY;
      if (isNoWorse && option.cost < cost) best = index;
    });
    return best;
  };
  const exact = find(0);
  const by = exact < 0 ? find(1) : exact;
  const option = options[by];
  if (option === undefined) return undefined;
  const isSame =
    option.cost === way.cost && option.durationH === way.durationH && option.co2eKg === way.co2eKg;
  return { by, isSame, isNearly: exact < 0 };
}
