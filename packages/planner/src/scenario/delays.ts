/** Being less or more punctual: the spread of hours, which draws use and the search does not. */
import * as z from "zod/mini";
import type { Delay } from "../network/rows.ts";
import { byShape, changeRows, idShape, nothing, type Recipe, unknown } from "./recipe.ts";
import { scopesIn, type Where, whereShape, whereTrouble } from "./where.ts";

/**
 * Hours of the quantiles times `by`, early and late ones; the median stays what it is. Of `delay` alone, or of the rows whose
 * own scope lies within what is named: a row of a whole mode is not meant by one corridor.
 */
export interface ScaleDelay extends Where {
  readonly do: "scaleDelay";
  readonly delay?: string;
  readonly by: number;
}

/** Quantiles of one row in place of its own; what is not given stays. Hours beside the median. */
export interface SetDelay {
  readonly do: "setDelay";
  readonly delay: string;
  /** At most 0. */
  readonly p10H?: number;
  readonly p90H?: number;
  readonly p99H?: number;
}

export const scaleDelay = (fields: Omit<ScaleDelay, "do">): ScaleDelay => ({
  do: "scaleDelay",
  ...fields,
});
export const setDelay = (fields: Omit<SetDelay, "do">): SetDelay => ({ do: "setDelay", ...fields });

const late = z.optional(z.number().check(z.gte(0), z.lte(87_600)));

export const DELAYS: { scaleDelay: Recipe<ScaleDelay>; setDelay: Recipe<SetDelay> } = {
  scaleDelay: {
    shape: z.strictObject({
      do: z.literal("scaleDelay"),
      ...whereShape,
      delay: z.optional(idShape),
      by: byShape,
    }),
    make(network, { delay, by, ...where }) {
      const trouble = whereTrouble(network, where);
      if (trouble !== undefined) return trouble;
      if (delay !== undefined && !network.delays.some(({ id }) => id === delay))
        return unknown(network, "delay", delay);
      if (by === 1) return nothing("by", "times 1 is no change");
      const isMeant = scopesIn(network, where);
      const delays = changeRows(network.delays, (row) =>
        (delay === undefined || row.id === delay) && isMeant(row) ? timesSpread(row, by) : row,
      );
      return delays === network.delays
        ? nothing("by", "no delay is meant")
        : { ...network, delays };
    },
  },
  setDelay: {
    shape: z.strictObject({
      do: z.literal("setDelay"),
      delay: idShape,
      p10H: z.optional(z.number().check(z.gte(-87_600), z.lte(0))),
      p90H: late,
      p99H: late,
    }),
    make(network, modification) {
      const { do: _, delay, ...quantiles } = modification;
      if (!network.delays.some(({ id }) => id === delay)) return unknown(network, "delay", delay);
      const given = Object.entries(quantiles).filter(([, hours]) => hours !== undefined);
      const delays = changeRows(network.delays, (row) =>
        row.id === delay &&
        given.some(([quantile, hours]) => row[quantile as keyof Delay] !== hours)
          ? { ...row, ...Object.fromEntries(given) }
          : row,
      );
      return delays === network.delays
        ? nothing("delay", `delay ${delay} has these quantiles already`)
        : { ...network, delays };
    },
  },
};

const QUANTILES = ["p10H", "p90H", "p99H"] as const;

function timesSpread(row: Delay, by: number): Delay {
  const scaled = QUANTILES.flatMap((quantile) => {
    const hours = row[quantile];
    return hours === undefined || hours === 0 ? [] : [[quantile, hours * by] as const];
  });
  return scaled.length === 0 ? row : { ...row, ...Object.fromEntries(scaled) };
}
