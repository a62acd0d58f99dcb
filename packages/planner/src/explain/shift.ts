/** A cargo's use of a network with one tariff dearer or cheaper. */
import type { Compiled, TariffFrom } from "../compile/compile.ts";
import { centsFor } from "../cost/price.ts";
import type { Load, PriceFrom, Reckoning, Weighed } from "../search/weigh.ts";
import { UNPRICED } from "../search/weigh.ts";
import { rideAt } from "./way.ts";

/** The tariff in force for departures at a minute. */
export const tariffAt = (tariffs: readonly TariffFrom[] | undefined, minute: number): string | undefined =>
  tariffs?.filter(({ from }) => from <= minute).at(-1)?.tariff?.id;

const pricesOf = ({ rideCents, ridePrices }: Weighed, ride: number): readonly PriceFrom[] =>
  ridePrices[ride] ?? [{ from: Number.NEGATIVE_INFINITY, cents: rideCents[ride] ?? UNPRICED }];

/** Cents added (or taken off) on every leg that departs under the tariff. No leg may come to less than nothing. */
export function shiftTariff(
  compiled: Compiled,
  weighed: Weighed,
  tariff: string,
  cents: number,
): Weighed {
  const rideCents = Float64Array.from(weighed.rideCents);
  const ridePrices = [...weighed.ridePrices];
  compiled.tariffs.forEach((tariffs, ride) => {
    if (weighed.rideOpen[ride] !== 1 || !tariffs.some((row) => row.tariff?.id === tariff)) return;
    // Prices begin anew wherever a tariff does, so that one tariff governs each.
    const prices = pricesOf(weighed, ride).map((price) =>
      price.cents === UNPRICED || tariffAt(tariffs, price.from) !== tariff
        ? price
        : { from: price.from, cents: price.cents + cents },
    );
    rideCents[ride] = Math.min(
      ...prices.flatMap((price) => (price.cents === UNPRICED ? [] : [price.cents])),
    );
    if (prices.length > 1) ridePrices[ride] = prices;
  });
  return { ...weighed, rideCents, ridePrices };
}

/** The least freight that the tariff asks of any leg open to the cargo: what can be taken off it. */
export function leastFreight(
  compiled: Compiled,
  weighed: Weighed,
  { rates, breaks }: Reckoning,
  { shipment }: Pick<Load, "shipment">,
  tariff: string,
): number {
  let least = Number.POSITIVE_INFINITY;
  compiled.tariffs.forEach((tariffs, ride) => {
    if (weighed.rideOpen[ride] !== 1) return;
    for (const { tariff: row } of tariffs) {
      if (row?.id !== tariff) continue;
      const { distanceKm } = rideAt(compiled, ride);
      const cents = centsFor(row, shipment, distanceKm, rates, breaks.get(tariff));
      if (cents !== undefined) least = Math.min(least, cents);
    }
  });
  return least;
}
