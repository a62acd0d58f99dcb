/**
 * CO2e of moving and handling a shipment, well to wheel: activity × intensity, as ISO 14083 has it.
 *
 * Mass is the cargo without tare; the intensity's own distance rules (15 % at sea, 95 km in the air) are in it.
 */
import type { Ride } from "../network/rides.ts";
import type { Factor } from "../network/rows.ts";
import type { Shipment } from "./shipment.ts";

export type Factors = ReadonlyMap<string, Factor>;

/** Grams from one factor. */
export interface Emission {
  readonly factor: Factor;
  readonly grams: number;
}

function lookUp(factors: Factors, id: string): Factor {
  const factor = factors.get(id);
  if (factor === undefined) throw new Error(`invariant: factor ${id} was not checked`);
  return factor;
}

/** Whole grams of handling operations: per container handled, or per tonne. */
export function handlingEmission(factors: Factors, factorId: string, shipment: Shipment): Emission {
  const factor = lookUp(factors, factorId);
  const amount = factor.per === "t" ? shipment.tonnes : shipment.boxes;
  return { factor, grams: Math.round(amount * factor.wtwG) };
}

/** Emissions of a ride: one figure a factor, rounded once each, links of a factor taken together. */
export function rideEmissions(factors: Factors, ride: Ride, shipment: Shipment): Emission[] {
  const kmByFactor = new Map<string, number>();
  for (const link of ride.links) {
    const id = ride.service?.factor ?? link.factor;
    kmByFactor.set(id, (kmByFactor.get(id) ?? 0) + link.distanceKm);
  }
  const moving = [...kmByFactor].map(([id, km]) => {
    const factor = lookUp(factors, id);
    const activity =
      (factor.per === "teuKm" ? shipment.teu : shipment.tonnes) * (km + (factor.addKm ?? 0));
    return { factor, grams: Math.round(activity * factor.wtwG) };
  });
  const handling = ride.calls
    .slice(1, -1)
    .flatMap((call) =>
      call.factor === undefined ? [] : [handlingEmission(factors, call.factor, shipment)],
    );
  return [...moving, ...handling];
}
