/** What an emission factor multiplies, and what of its emission is energy provision. */
import type { Factor, FactorPer } from "../network/rows.ts";
import type { Cargo } from "../request/request.ts";
import { toTonnes } from "../units.ts";

/** Tonnes of loose cargo that count as a TEU under a factor per TEU-km: GLEC's average load of a TEU. */
const TONNES_PER_TEU = 10;
/** WTT and TTW may be published rounded: to a hundredth of their sum, or a tenth of a gram. */
const PARTS_ROUNDING = 0.01;
const LEAST_ROUNDING_G = 0.1;

/** Cargo in the quantities that factors count. */
export interface Counted {
  /** Without box tare. */
  readonly massT: number;
  /** 0 for loose cargo, as `teu`. */
  readonly boxes: number;
  /** A 40' or 45' box is 2 TEU. */
  readonly teu: number;
  readonly isReefer: boolean;
}

/** Counts a cargo as the report does: loose cargo has no TEU of its own. */
export function countCargo({ containers = [], grossKg, reefer = false }: Cargo): Counted {
  const boxes = containers.reduce((sum, { count }) => sum + count, 0);
  const teu = containers.reduce(
    (sum, { type, count }) => sum + (type === "20GP" ? count : 2 * count),
    0,
  );
  return { massT: toTonnes(grossKg), boxes, teu, isReefer: reefer };
}

/** An activity and its intensity: the product is the emission. */
export interface Activity {
  readonly amount: number;
  readonly unit: FactorPer;
  /** Grams WTW per unit. */
  readonly intensityG: number;
}

/**
 * The activity of a factor over kilometres (those it adds included), or of one handling.
 *
 * Loose cargo under a factor per container counts tonnes by `looseWtwG` (none: it emits nothing there), under a factor per
 * TEU-km 10 t a TEU. Refrigerated cargo takes `reeferWtwG` where there is one.
 */
export function activityOf(factor: Factor, cargo: Counted, km: number): Activity {
  const { massT, boxes, teu, isReefer } = cargo;
  const isLoose = boxes === 0;
  const intensityG = isReefer ? (factor.reeferWtwG ?? factor.wtwG) : factor.wtwG;
  switch (factor.per) {
    case "tkm":
      return { amount: massT * km, unit: "tkm", intensityG };
    case "teuKm":
      return { amount: (isLoose ? massT / TONNES_PER_TEU : teu) * km, unit: "teuKm", intensityG };
    case "container":
      return isLoose
        ? { amount: massT, unit: "t", intensityG: factor.looseWtwG ?? 0 }
        : { amount: boxes, unit: "container", intensityG };
    case "t":
      return { amount: massT, unit: "t", intensityG };
  }
}

/** Whole grams of energy provision and of operation; they add up to what was divided. */
export interface Split {
  readonly wttG: number;
  readonly ttwG: number;
}

/**
 * Divides grams in the ratio of the factor's WTT and TTW; undefined where it has none, or where they are not parts of its
 * `wtwG`. The intensities for refrigerated and loose cargo are published undivided and take the same ratio.
 */
export function splitGrams({ wtwG, wttG, ttwG }: Factor, grams: number): Split | undefined {
  if (wttG === undefined || ttwG === undefined) return undefined;
  const parts = wttG + ttwG;
  if (Math.abs(parts - wtwG) > PARTS_ROUNDING * wtwG + LEAST_ROUNDING_G) return undefined;
  // Nothing of nothing: the ratio 0 : 0 divides only 0.
  if (parts === 0) return grams === 0 ? { wttG: 0, ttwG: 0 } : undefined;
  const operation = Math.round((grams * ttwG) / parts);
  return { wttG: grams - operation, ttwG: operation };
}
