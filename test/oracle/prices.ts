/** What a price row charges for a shipment, in whole cents of the network's currency. */
import type { DistancePrice, Network, Price, Tariff, WeightBreak } from "@lianyun/planner";
import type { Shipment } from "./shipment.ts";

/** Money of a currency in whole cents of the network's: the one rounding of a line. */
export function toCents(network: Network, money: number, currency: string): number {
  if (currency === network.currency) return Math.round(money * 100);
  const fx = network.fx.find((row) => row.currency === currency);
  if (fx === undefined) throw new Error(`no rate for ${currency}`);
  return Math.round(((money * fx.worth) / fx.units) * 100);
}

/** A price with or without a distance, a minimum, a currency of its own. */
type Parts = Partial<DistancePrice> & Pick<Price, "currency">;

/** Cents that a row charges, or undefined where it has no price for this shipment. */
export function centsOf(
  network: Network,
  price: Parts,
  shipment: Shipment,
  { km = 0, breaks = [] }: { km?: number; breaks?: readonly WeightBreak[] } = {},
): number | undefined {
  const parts = shipment.isLoose ? loosePart(price, shipment) : boxPart(price, shipment, km);
  if (parts === undefined) return undefined;
  const byWeight =
    price.perKg === undefined ? 0 : weightPart(price.perKg, breaks, shipment.chargeableKg);
  const total = (price.perShipment ?? 0) + parts + byWeight;
  return toCents(network, Math.max(total, price.minimum ?? 0), price.currency);
}

/** What boxes pay by their number and distance. A price by weight or measure only is none for them. */
function boxPart(price: Parts, { n20, n40 }: Shipment, km: number): number | undefined {
  const { perShipment, perTeu, perFeu, perTeuKm, perFeuKm, perKg } = price;
  const given = [perShipment, perTeu, perFeu, perTeuKm, perFeuKm, perKg];
  if (given.every((part) => part === undefined)) return undefined;
  const has20WithoutPrice =
    n20 > 0 &&
    ((perTeu === undefined && perFeu !== undefined) ||
      (perTeuKm === undefined && perFeuKm !== undefined));
  if (has20WithoutPrice) return undefined;
  const per20 = perTeu ?? 0;
  const per40 = perFeu ?? 2 * per20;
  const per20Km = perTeuKm ?? 0;
  const per40Km = perFeuKm ?? 2 * per20Km;
  return n20 * per20 + n40 * per40 + km * (n20 * per20Km + n40 * per40Km);
}

/** What loose cargo pays by weight or measure. A price of boxes alone is none for it. */
function loosePart(price: Parts, { wm }: Shipment): number | undefined {
  const { perTeu, perFeu, perTeuKm, perFeuKm, perKg, perWm } = price;
  const isForBoxes = [perTeu, perFeu, perTeuKm, perFeuKm].some((part) => part !== undefined);
  if (isForBoxes && perKg === undefined && perWm === undefined) return undefined;
  return wm * (perWm ?? 0);
}

/** By the rate of the weight, or as if it weighed as much as a higher break, whichever is less. */
function weightPart(perKg: number, breaks: readonly WeightBreak[], kg: number): number {
  const reached = breaks.filter(({ fromKg }) => fromKg <= kg).sort((a, b) => b.fromKg - a.fromKg);
  const rate = reached[0]?.perKg ?? perKg;
  const higher = breaks.filter(({ fromKg }) => fromKg > kg);
  return Math.min(rate * kg, ...higher.map((row) => row.perKg * row.fromKg));
}

/** The weight breaks of a tariff. */
export const breaksOf = (network: Network, { id }: Tariff): WeightBreak[] =>
  network.weightBreaks.filter(({ tariff }) => tariff === id);
