/** Making freight dearer or cheaper, or pricing it anew. */
import * as z from "zod/mini";
import type { Network, Tariff } from "../network/rows.ts";
import {
  byShape,
  changeRows,
  idShape,
  type Made,
  misfit,
  nothing,
  type Recipe,
  unknown,
} from "./recipe.ts";
import { scopesIn, type Where, whereShape, whereTrouble } from "./where.ts";

/**
 * Tariffs times `by`, their weight breaks and minimums too, of every rate set; surcharges in percent follow. With `mode`,
 * `corridor`, `service` or `link`: those whose scope lies within, so a tariff of a whole mode is not meant by a corridor.
 */
export interface ScaleTariff extends Where {
  readonly do: "scaleTariff";
  readonly tariff?: string;
  readonly by: number;
}

/** Prices of one tariff in place of its own; what is not given stays. One with weight breaks takes no `perKg`: the breaks would stay. */
export interface SetTariff {
  readonly do: "setTariff";
  readonly tariff: string;
  readonly perShipment?: number;
  readonly perTeu?: number;
  readonly perFeu?: number;
  readonly perTeuKm?: number;
  readonly perFeuKm?: number;
  readonly perKg?: number;
  readonly perWm?: number;
  readonly minimum?: number;
}

export const scaleTariff = (fields: Omit<ScaleTariff, "do">): ScaleTariff => ({
  do: "scaleTariff",
  ...fields,
});
export const setTariff = (fields: Omit<SetTariff, "do">): SetTariff => ({
  do: "setTariff",
  ...fields,
});

const PARTS = [
  "perShipment",
  "perTeu",
  "perFeu",
  "perTeuKm",
  "perFeuKm",
  "perKg",
  "perWm",
  "minimum",
] as const;
const money = z.optional(z.number().check(z.gte(0)));

export const TARIFFS: { scaleTariff: Recipe<ScaleTariff>; setTariff: Recipe<SetTariff> } = {
  scaleTariff: {
    shape: z.strictObject({
      do: z.literal("scaleTariff"),
      ...whereShape,
      tariff: z.optional(idShape),
      by: byShape,
    }),
    make: scale,
  },
  setTariff: {
    shape: z.strictObject({
      do: z.literal("setTariff"),
      tariff: idShape,
      perShipment: money,
      perTeu: money,
      perFeu: money,
      perTeuKm: money,
      perFeuKm: money,
      perKg: money,
      perWm: money,
      minimum: money,
    }),
    make: set,
  },
};

function scale(network: Network, { tariff, by, ...where }: ScaleTariff): Made {
  const trouble = whereTrouble(network, where);
  if (trouble !== undefined) return trouble;
  if (tariff !== undefined && !network.tariffs.some(({ id }) => id === tariff))
    return unknown(network, "tariff", tariff);
  if (by === 1) return nothing("by", "times 1 is no change");
  const isMeant = scopesIn(network, where);
  const meant = new Set(
    network.tariffs
      .filter((row) => (tariff === undefined || row.id === tariff) && isMeant(row))
      .map(({ id }) => id),
  );
  if (meant.size === 0) return nothing("by", "no tariff is meant");
  const tariffs = changeRows(network.tariffs, (row) =>
    meant.has(row.id) ? timesPrice(row, by) : row,
  );
  const weightBreaks = changeRows(network.weightBreaks, (row) =>
    meant.has(row.tariff) && row.perKg !== 0 ? { ...row, perKg: row.perKg * by } : row,
  );
  return tariffs === network.tariffs && weightBreaks === network.weightBreaks
    ? nothing("by", "what costs nothing costs nothing still")
    : { ...network, tariffs, weightBreaks };
}

/** A row with every part of its price multiplied; itself where it costs nothing. */
export function timesPrice<Row extends { readonly [K in (typeof PARTS)[number]]?: number }>(
  row: Row,
  by: number,
): Row {
  const parts = PARTS.flatMap((part) => {
    const amount = row[part];
    return amount === undefined || amount === 0 ? [] : [[part, amount * by] as const];
  });
  return parts.length === 0 ? row : { ...row, ...Object.fromEntries(parts) };
}

function set(network: Network, { tariff, ...fields }: SetTariff): Made {
  if (!network.tariffs.some(({ id }) => id === tariff)) return unknown(network, "tariff", tariff);
  if (fields.perKg !== undefined && network.weightBreaks.some((row) => row.tariff === tariff))
    return misfit("perKg", `tariff ${tariff} has weight breaks with rates of their own: scale it`);
  const given = Object.fromEntries(
    PARTS.flatMap((part) => (fields[part] === undefined ? [] : [[part, fields[part]]])),
  );
  const tariffs = changeRows(network.tariffs, (row) =>
    row.id === tariff &&
    Object.entries(given).some(([part, amount]) => row[part as keyof Tariff] !== amount)
      ? { ...row, ...given }
      : row,
  );
  return tariffs === network.tariffs
    ? nothing("tariff", `tariff ${tariff} has these prices already`)
    : { ...network, tariffs };
}
