/**
 * CO2e of moving and handling a shipment, well to wheel: activity × intensity, as ISO 14083 has it.
 *
 * Mass is the cargo without tare; the intensity's own distance rules (15 % at sea, 95 km in the air) are in it.
 */
import type { Ride } from "../network/rides.ts";
import type { Factor } from "../network/rows.ts";
import type { Shipment } from "./shipment.ts";

/** Emission factors by id. */
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
  return { factor, grams: handlingGrams(factor, shipment) };
}

/** The factor's intensity for the cargo: a refrigerated one has its own where the factor knows it. */
const intensityOf = ({ wtwG, reeferWtwG }: Factor, { isReefer }: Shipment): number =>
  isReefer ? (reeferWtwG ?? wtwG) : wtwG;

function handlingGrams(factor: Factor, shipment: Shipment): number {
  const { tonnes, boxes } = shipment;
  if (factor.per === "t") return Math.round(tonnes * intensityOf(factor, shipment));
  // A container factor speaks of boxes; loose cargo is handled by the tonne.
  return Math.round(
    boxes === 0 ? tonnes * (factor.looseWtwG ?? 0) : boxes * intensityOf(factor, shipment),
  );
}

/** What a ride emits by one factor, whatever the cargo: moving over kilometres, or handling on the way. */
export interface RideTerm {
  readonly factor: Factor;
  /** Distance that counts, the factor's own addition included; absent for handling. */
  readonly km?: number;
}

/** The terms of a ride: links of one factor taken together, then the handling of its calls. */
export function listEmissions(factors: Factors, ride: Ride): RideTerm[] {
  const kmByFactor = new Map<string, number>();
  for (const link of ride.links) {
    const id = ride.service?.factor ?? link.factor;
    kmByFactor.set(id, (kmByFactor.get(id) ?? 0) + link.distanceKm);
  }
  const moving = [...kmByFactor].map(([id, km]) => {
    const factor = lookUp(factors, id);
    return { factor, km: km + (factor.addKm ?? 0) };
  });
  const handling = ride.calls
    .slice(1, -1)
    .flatMap((call) =>
      call.factor === undefined ? [] : [{ factor: lookUp(factors, call.factor) }],
    );
  return [...moving, ...handling];
}

/** What each ride of a list emits. */
export interface Emissions {
  /** The terms of a ride, as `listEmissions` tells them. */
  termsOf(ride: number): readonly RideTerm[];
  /** Whole grams of all terms of a ride for a shipment, each rounded. */
  gramsOf(ride: number, shipment: Shipment): number;
}

/** In place of kilometres: what is emitted does not go by them. */
const NO_KM = -1;

/** Lists the emissions of rides, by column: as objects a ride's terms take eight times the room. */
export function emissionsOf(factors: Factors, rides: readonly Ride[]): Emissions {
  const rows = [...factors.values()];
  const rowOf = new Map(rows.map((row, index) => [row, index]));
  const first = new Int32Array(rides.length + 1);
  const termRows: number[] = [];
  const termKm: number[] = [];
  for (const [index, ride] of rides.entries()) {
    for (const { factor, km } of listEmissions(factors, ride)) {
      termRows.push(known(rowOf.get(factor), `row of factor ${factor.id}`));
      termKm.push(km ?? NO_KM);
    }
    first[index + 1] = termRows.length;
  }
  const factorOf = Int32Array.from(termRows);
  const kmOf = Float64Array.from(termKm);
  const termAt = (at: number): RideTerm => {
    const factor = known(rows[known(factorOf[at], "term")], "factor");
    const km = known(kmOf[at], "term");
    return km === NO_KM ? { factor } : { factor, km };
  };
  const termsOf = (ride: number): RideTerm[] => {
    const from = known(first[ride], `ride ${ride}`);
    const end = known(first[ride + 1], `ride ${ride}`);
    return Array.from({ length: end - from }, (_, index) => termAt(from + index));
  };
  return {
    termsOf,
    gramsOf: (ride, shipment) =>
      termsOf(ride).reduce((grams, term) => grams + termGrams(term, shipment), 0),
  };
}

function known<Value>(value: Value | undefined, what: string): Value {
  if (value === undefined) throw new Error(`invariant: no ${what}`);
  return value;
}

/** Whole grams of a term for a shipment, rounded once. */
export function termGrams({ factor, km }: RideTerm, shipment: Shipment): number {
  if (km === undefined) return handlingGrams(factor, shipment);
  const amount = factor.per === "teuKm" ? shipment.teu : shipment.tonnes;
  return Math.round(amount * km * intensityOf(factor, shipment));
}

/** What a lorry between a door and a terminal emits over road kilometres. */
export const drayageTerm = (factors: Factors, factorId: string, km: number): RideTerm => {
  const factor = lookUp(factors, factorId);
  return { factor, km: km + (factor.addKm ?? 0) };
};
