/** What a price row asks for a shipment. */
import type { DistancePrice, Fx, WeightBreak } from "../network/rows.ts";
import { toCents } from "../units.ts";
import type { Shipment } from "./shipment.ts";

/** Rates into the network's currency, by currency. */
export type Rates = ReadonlyMap<string, Pick<Fx, "units" | "worth">>;

/** Rates of a network's `fx`, its own currency among them at 1. */
export function ratesOf(currency: string, fx: readonly Fx[]): Rates {
  const rates = new Map<string, Pick<Fx, "units" | "worth">>(fx.map((row) => [row.currency, row]));
  return rates.set(currency, { units: 1, worth: 1 });
}

/** Money of a currency in the network's, or `undefined` where there is no rate. */
export function exchange(money: number, currency: string, rates: Rates): number | undefined {
  const rate = rates.get(currency);
  return rate === undefined ? undefined : (money * rate.worth) / rate.units;
}

/**
 * Whole cents in the network's currency for the shipment over a distance, rounded once; `undefined` where the row
 * has no price for a box of the shipment, or for loose cargo. A price that is missing is never 0. `breaks` are the weight
 * breaks of the row, by rising weight.
 */
export function centsFor(
  price: DistancePrice,
  shipment: Shipment,
  distanceKm: number,
  rates: Rates,
  breaks: readonly WeightBreak[] = [],
): number | undefined {
  const byBox =
    shipment.boxes === 0 ? loosePrice(price, shipment) : boxPrice(price, shipment, distanceKm);
  if (byBox === undefined) return undefined;
  const asked = (price.perShipment ?? 0) + byBox + weightPrice(price, shipment, breaks);
  const money = exchange(Math.max(asked, price.minimum ?? 0), price.currency, rates);
  return money === undefined ? undefined : toCents(money);
}

function boxPrice(
  price: DistancePrice,
  shipment: Shipment,
  distanceKm: number,
): number | undefined {
  const base = perBoxes(price.perTeu, price.perFeu, shipment);
  const perKm = perBoxes(price.perTeuKm, price.perFeuKm, shipment);
  if (base === undefined || perKm === undefined) return undefined;
  const isForLoose =
    price.perWm !== undefined &&
    [
      price.perShipment,
      price.perTeu,
      price.perFeu,
      price.perTeuKm,
      price.perFeuKm,
      price.perKg,
    ].every((part) => part === undefined);
  return isForLoose ? undefined : base + distanceKm * perKm;
}

function loosePrice(price: DistancePrice, { wm }: Shipment): number | undefined {
  const isForBoxes = [price.perTeu, price.perFeu, price.perTeuKm, price.perFeuKm].some(
    (part) => part !== undefined,
  );
  if (isForBoxes && price.perWm === undefined && price.perKg === undefined) return undefined;
  return wm * (price.perWm ?? 0);
}

/** Money for boxes at a rate a TEU and a rate a 40' box; `undefined` where a 20' box has none. */
export function perBoxes(
  perTeu: number | undefined,
  perFeu: number | undefined,
  { twenties, forties }: Shipment,
): number | undefined {
  if (perTeu === undefined && perFeu === undefined) return 0;
  if (perTeu === undefined && twenties > 0) return undefined;
  return twenties * (perTeu ?? 0) + forties * (perFeu ?? 2 * (perTeu ?? 0));
}

/** By the break the weight has reached, or by a higher one at its own weight where that is cheaper. */
function weightPrice(
  { perKg }: DistancePrice,
  { chargeableKg }: Shipment,
  breaks: readonly WeightBreak[],
): number {
  if (perKg === undefined) return 0;
  const reached = breaks.filter(({ fromKg }) => fromKg <= chargeableKg).at(-1);
  const above = breaks.filter(({ fromKg }) => fromKg > chargeableKg);
  return Math.min(
    chargeableKg * (reached?.perKg ?? perKg),
    ...above.map((step) => step.fromKg * step.perKg),
  );
}
