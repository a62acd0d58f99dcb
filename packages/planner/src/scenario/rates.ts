/** Which market and which papers a network plans on. */
import * as z from "zod/mini";
import { RATE_SETS, type RateSet, REGIMES, type Regime } from "../network/rows.ts";
import { nothing, type Recipe } from "./recipe.ts";

/** Prices of another market; what it does not price falls back to `calm`. */
export interface UseRateSet {
  readonly do: "useRateSet";
  readonly rateSet: RateSet;
}
/** A document a mode (`paper`), or one for the whole chain (`single`). */
export interface UseRegime {
  readonly do: "useRegime";
  readonly regime: Regime;
}

export const useRateSet = (rateSet: RateSet): UseRateSet => ({ do: "useRateSet", rateSet });
export const useRegime = (regime: Regime): UseRegime => ({ do: "useRegime", regime });

export const RATES: { useRateSet: Recipe<UseRateSet>; useRegime: Recipe<UseRegime> } = {
  useRateSet: {
    shape: z.strictObject({ do: z.literal("useRateSet"), rateSet: z.enum(RATE_SETS) }),
    make(network, { rateSet }) {
      if ((network.rateSet ?? "calm") === rateSet)
        return nothing("rateSet", `the rates are ${rateSet} already`);
      const hasRows = network.tariffs.some((row) => (row.rateSet ?? "calm") === rateSet);
      return hasRows
        ? { ...network, rateSet }
        : nothing("rateSet", `no tariff is of the rates ${rateSet}`);
    },
  },
  useRegime: {
    shape: z.strictObject({ do: z.literal("useRegime"), regime: z.enum(REGIMES) }),
    make(network, { regime }) {
      if ((network.regime ?? "paper") === regime)
        return nothing("regime", `the documents are ${regime} already`);
      const hasRows = network.transfers.some((row) => (row.regime ?? "paper") === regime);
      return hasRows
        ? { ...network, regime }
        : nothing("regime", `no transfer is of the regime ${regime}`);
    },
  },
};
