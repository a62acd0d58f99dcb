/** Exchange rates: every price in the currency follows. */
import * as z from "zod/mini";
import type { Fx, Network } from "../network/rows.ts";
import {
  byShape,
  changeRows,
  idShape,
  type Made,
  nothing,
  type Recipe,
  unknown,
} from "./recipe.ts";

/** What a currency is worth in that of the network, times `by`: 1.1 makes its prices 10 % dearer. */
export interface ScaleFx {
  readonly do: "scaleFx";
  /** ISO 4217; any but the network's own. */
  readonly currency: string;
  readonly by: number;
}

/** A rate in place of its own: `units` of the currency are worth `worth` of the network's. */
export interface SetFx {
  readonly do: "setFx";
  readonly currency: string;
  readonly worth: number;
  /** Defaults to what the table has. */
  readonly units?: number;
}

export const scaleFx = (fields: Omit<ScaleFx, "do">): ScaleFx => ({ do: "scaleFx", ...fields });
export const setFx = (fields: Omit<SetFx, "do">): SetFx => ({ do: "setFx", ...fields });

const amount = z.number().check(z.gt(0));

export const EXCHANGE: { scaleFx: Recipe<ScaleFx>; setFx: Recipe<SetFx> } = {
  scaleFx: {
    shape: z.strictObject({ do: z.literal("scaleFx"), currency: idShape, by: byShape }),
    make: (network, { currency, by }) =>
      by === 1
        ? nothing("by", "times 1 is no change")
        : change(network, currency, (row) => ({ ...row, worth: row.worth * by })),
  },
  setFx: {
    shape: z.strictObject({
      do: z.literal("setFx"),
      currency: idShape,
      worth: amount,
      units: z.optional(amount),
    }),
    make: (network, { currency, worth, units }) =>
      change(network, currency, (row) =>
        row.worth === worth && row.units === (units ?? row.units)
          ? row
          : { ...row, worth, units: units ?? row.units },
      ),
  },
};

function change(network: Network, currency: string, changed: (row: Fx) => Fx): Made {
  if (!network.fx.some((row) => row.currency === currency))
    return unknown(network, "currency", currency);
  const fx = changeRows(network.fx, (row) => (row.currency === currency ? changed(row) : row));
  return fx === network.fx
    ? nothing("currency", `the rate of ${currency} is this already`)
    : { ...network, fx };
}
