/** What a price row asks for a shipment. */
import type { DistancePrice, Fx } from "../network/rows.ts";
import { toCents } from "../units.ts";
import type { Shipment } from "./shipment.ts";

/** Rates into the network's currency, by currency. */
export type Rates = ReadonlyMap<string, Pick<Fx, "units" | "worth">>;

export function ratesOf(currency: string, fx: readonly Fx[]): Rates {
  const rates = new Map<string, Pick<Fx, "units" | "worth">>(fx.map((row) => [row.currency, row]));
  return rates.set(currency, { units: 1, worth: 1 });
}

/**
 * Whole cents in the network's currency for the shipment over a distance, rounded once; `undefined` where the row
 * has no price for a box of the shipment. A price that is missing is never 0.
 */
export function centsFor(
  price: DistancePrice,
  shipment: Shipment,
  distanceKm: number,
  rates: Rates,
): number | undefined {
  const base = perBoxes(price.perTeu, price.perFeu, shipment);
  const perKm = perBoxes(price.perTeuKm, price.perFeuKm, shipment);
  const rate = rates.get(price.currency);
  if (base === undefined || perKm === undefined || rate === undefined) return undefined;
  const asked =
    (price.perShipment ?? 0) +
    base +
    distanceKm * perKm +
    shipment.chargeableKg * (price.perKg ?? 0);
  const total = Math.max(asked, price.minimum ?? 0);
  return toCents((total * rate.worth) / rate.units);
}

function perBoxes(
  perTeu: number | undefined,
  perFeu: number | undefined,
  { twenties, forties }: Shipment,
): number | undefined {
  if (perTeu === undefined && perFeu === undefined) return 0;
  if (perTeu === undefined && twenties > 0) return undefined;
  return twenties * (perTeu ?? 0) + forties * (perFeu ?? 2 * (perTeu ?? 0));
}
