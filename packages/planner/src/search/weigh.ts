/**
 * The one rounding: what each ride and transfer costs and emits for this cargo, in whole cents and grams.
 */
import type { Compiled } from "../compile/compile.ts";
import { type Factors, handlingEmission, type RideTerm, termGrams } from "../cost/emissions.ts";
import { centsFor, type Rates } from "../cost/price.ts";
import type { Shipment } from "../cost/shipment.ts";
import type { Mode } from "../network/rows.ts";
import { toMinutes } from "../units.ts";

/** No price for this cargo: the ride or transfer is not offered. Compared by name, never summed. */
export const UNPRICED = -1;

/** Use of a network by one cargo under one request. Parallel to the rides and transfer rows of the compiled network. */
export interface Weighed {
  readonly rideCents: Float64Array;
  readonly rideGrams: Float64Array;
  /** 1 where the ride may be used: its mode is allowed, it is evidenced or assumed ones may be used, it has a price. */
  readonly rideOpen: Uint8Array;
  readonly transferCents: Float64Array;
  readonly transferGrams: Float64Array;
  readonly transferMinutes: Int32Array;
}

export interface Allowed {
  readonly modes: ReadonlySet<Mode>;
  readonly includeAssumed: boolean;
}

/** What a network's figures are reckoned with, worked out once. */
export interface Reckoning {
  readonly rates: Rates;
  readonly factors: Factors;
  /** By ride. */
  readonly terms: readonly (readonly RideTerm[])[];
}

/** The rides and transfer rows of a network for one cargo: priced, weighed, and closed where they may not be used. */
export function weigh(
  compiled: Compiled,
  { rates, factors, terms }: Reckoning,
  shipment: Shipment,
  { modes, includeAssumed }: Allowed,
): Weighed {
  const { rides, tariffs, network } = compiled;
  const rideCents = new Float64Array(rides.length);
  const rideGrams = new Float64Array(rides.length);
  const rideOpen = new Uint8Array(rides.length);
  rides.forEach((ride, index) => {
    const tariff = tariffs[index];
    const cents =
      tariff === undefined ? undefined : centsFor(tariff, shipment, ride.distanceKm, rates);
    rideCents[index] = cents ?? UNPRICED;
    if (cents === undefined || !modes.has(ride.mode)) return;
    if (ride.service?.assumed === true && !includeAssumed) return;
    rideOpen[index] = 1;
    let grams = 0;
    for (const term of terms[index]!) grams += termGrams(term, shipment);
    rideGrams[index] = grams;
  });
  const { transfers } = network;
  const transferCents = new Float64Array(transfers.length);
  const transferGrams = new Float64Array(transfers.length);
  const transferMinutes = new Int32Array(transfers.length);
  transfers.forEach((row, index) => {
    transferCents[index] = centsFor(row, shipment, 0, rates) ?? UNPRICED;
    transferGrams[index] = handlingEmission(factors, row.factor, shipment).grams;
    transferMinutes[index] = toMinutes(row.durationH);
  });
  return {
    rideCents,
    rideGrams,
    rideOpen,
    transferCents,
    transferGrams,
    transferMinutes,
  };
}
