/** Prices far from what their mode costs: a slip of a digit or of a currency. */
import { centsFor, ratesOf } from "../cost/price.ts";
import { shipmentOf } from "../cost/shipment.ts";
import { groupBy } from "../network/groupBy.ts";
import { nameOfRide, type Ride } from "../network/rides.ts";
import type { Network } from "../network/rows.ts";
import { tariffsFor } from "../network/rules.ts";
import type { Report } from "./report.ts";

/** Times the mode's median a km from which a price is suspicious. */
const OUTLIER = 10;
/** Below this distance fixed charges decide. */
const LEVEL_KM = 200;
/** Priced rides of a mode below which a median says nothing. */
const LEVEL_RIDES = 10;
/** What rides are compared by: a 40' box of 14 t. */
const SAMPLE = shipmentOf({ containers: [{ type: "40HC", count: 1 }], grossKg: 14_000 });

/** Prices per kilometre far above the median of their mode. */
export function checkLevels(network: Network, rides: readonly Ride[], report: Report): void {
  const long = rides.filter(({ distanceKm }) => distanceKm > LEVEL_KM);
  const byMode = groupBy(long, ({ mode }) => mode);
  const told = long.filter(({ mode }) => (byMode.get(mode)?.length ?? 0) >= LEVEL_RIDES);
  if (told.length === 0) return;
  const rates = ratesOf(network.currency, network.fx);
  const tariffsOf = tariffsFor(network);
  const rowIndex = new Map(network.tariffs.map(({ id }, index) => [id, index]));
  const levels = told.flatMap((ride) => {
    const tariff = tariffsOf(ride).at(-1)?.winners[0];
    if (tariff === undefined) return [];
    const cents = centsFor(tariff, SAMPLE, ride.distanceKm, rates);
    return cents === undefined ? [] : [{ ride, tariff, perKm: cents / ride.distanceKm }];
  });
  for (const own of groupBy(levels, ({ ride }) => ride.mode).values()) {
    if (own.length < LEVEL_RIDES) continue;
    const sorted = own.map(({ perKm }) => perKm).sort((a, b) => a - b);
    const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
    // Where most is free there is no level to be far from.
    if (median === 0) continue;
    for (const { ride, tariff, perKm } of own)
      if (perKm > OUTLIER * median)
        report(
          "warning",
          "suspicious_price",
          "tariffs",
          rowIndex.get(tariff.id) ?? 0,
          "id",
          `${nameOfRide(ride)} costs ${(perKm / median).toFixed(0)} times the median of ${ride.mode} a km`,
        );
  }
}
