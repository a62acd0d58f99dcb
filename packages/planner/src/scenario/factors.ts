/** Emitting more or less: other fuels, cleaner power, another method. */
import * as z from "zod/mini";
import type { Factor } from "../network/rows.ts";
import { byShape, changeRows, idShape, nothing, type Recipe, unknown } from "./recipe.ts";

/** Grams of a factor times `by`: well to wheel and its parts, for refrigerated and for loose cargo too. Without `factor`: of all. */
export interface ScaleFactor {
  readonly do: "scaleFactor";
  readonly factor?: string;
  readonly by: number;
}

/**
 * Grams of one factor in place of its own; what is not given stays. The two parts add up to `wtwG`: with `wtwG` alone they are
 * no longer known, and go.
 */
export interface SetFactor {
  readonly do: "setFactor";
  readonly factor: string;
  readonly wtwG?: number;
  readonly wttG?: number;
  readonly ttwG?: number;
  readonly reeferWtwG?: number;
  readonly looseWtwG?: number;
}

export const scaleFactor = (fields: Omit<ScaleFactor, "do">): ScaleFactor => ({
  do: "scaleFactor",
  ...fields,
});
export const setFactor = (fields: Omit<SetFactor, "do">): SetFactor => ({
  do: "setFactor",
  ...fields,
});

const GRAMS = ["wtwG", "wttG", "ttwG", "reeferWtwG", "looseWtwG"] as const;
const grams = z.optional(z.number().check(z.gte(0)));

export const FACTORS: { scaleFactor: Recipe<ScaleFactor>; setFactor: Recipe<SetFactor> } = {
  scaleFactor: {
    shape: z.strictObject({
      do: z.literal("scaleFactor"),
      factor: z.optional(idShape),
      by: byShape,
    }),
    make(network, { factor, by }) {
      if (factor !== undefined && !network.factors.some(({ id }) => id === factor))
        return unknown(network, "factor", factor);
      if (by === 1) return nothing("by", "times 1 is no change");
      const factors = changeRows(network.factors, (row) =>
        factor === undefined || row.id === factor ? timesGrams(row, by) : row,
      );
      return factors === network.factors
        ? nothing("by", "grams of nothing stay nothing")
        : { ...network, factors };
    },
  },
  setFactor: {
    shape: z.strictObject({
      do: z.literal("setFactor"),
      factor: idShape,
      wtwG: grams,
      wttG: grams,
      ttwG: grams,
      reeferWtwG: grams,
      looseWtwG: grams,
    }),
    make(network, modification) {
      const { do: _, factor, ...parts } = modification;
      if (!network.factors.some(({ id }) => id === factor))
        return unknown(network, "factor", factor);
      const given = Object.entries(parts).filter(([, amount]) => amount !== undefined);
      const isWhole =
        parts.wtwG !== undefined && parts.wttG === undefined && parts.ttwG === undefined;
      const factors = changeRows(network.factors, (row) => {
        if (row.id !== factor) return row;
        if (given.every(([part, amount]) => row[part as keyof Factor] === amount)) return row;
        const { wttG: __, ttwG: ___, ...undivided } = row;
        return { ...(isWhole ? undivided : row), ...Object.fromEntries(given) };
      });
      return factors === network.factors
        ? nothing("factor", `factor ${factor} has these grams already`)
        : { ...network, factors };
    },
  },
};

function timesGrams(row: Factor, by: number): Factor {
  const scaled = GRAMS.flatMap((part) => {
    const amount = row[part];
    return amount === undefined || amount === 0 ? [] : [[part, amount * by] as const];
  });
  return scaled.length === 0 ? row : { ...row, ...Object.fromEntries(scaled) };
}
