/** Whole grams of CO2e, well to wheel, read from the contract a second time. */
import type { Cargo, Factor, Network } from "@lianyun/planner";
import { factorOfLorry, type Lorry } from "./doors.ts";
import type { Ride } from "./rides.ts";
import { shipmentOf } from "./shipment.ts";

/** Grams by factor. */
export type Emissions = ReadonlyMap<Factor, number>;

function factorOf(network: Network, id: string): Factor {
  const factor = network.factors.find((row) => row.id === id);
  if (factor === undefined) throw new Error(`no factor "${id}"`);
  return factor;
}

const intensityOf = ({ wtwG, reeferWtwG }: Factor, cargo: Cargo): number =>
  cargo.reefer === true ? (reeferWtwG ?? wtwG) : wtwG;

function hubGrams(factor: Factor, cargo: Cargo): number {
  const { tonnes, boxes, isLoose } = shipmentOf(cargo);
  if (factor.per === "t") return Math.round(tonnes * intensityOf(factor, cargo));
  if (isLoose) return Math.round(tonnes * (factor.looseWtwG ?? 0));
  return Math.round(boxes * intensityOf(factor, cargo));
}

function movingGrams(factor: Factor, cargo: Cargo, km: number): number {
  const { tonnes, teu } = shipmentOf(cargo);
  const amount = factor.per === "tkm" ? tonnes : teu;
  return Math.round(amount * (km + (factor.addKm ?? 0)) * intensityOf(factor, cargo));
}

/** Of one handling. */
export function handlingEmissions(network: Network, id: string, cargo: Cargo): Emissions {
  const factor = factorOf(network, id);
  return new Map([[factor, hubGrams(factor, cargo)]]);
}

/** Of a ride: each factor over its own links, then what is done to the cargo at calls between. */
export function rideEmissions(network: Network, ride: Ride, cargo: Cargo): Emissions {
  const km = new Map<string, number>();
  for (const link of ride.links) {
    const id = ride.service?.factor ?? link.factor;
    km.set(id, (km.get(id) ?? 0) + link.distanceKm);
  }
  const grams = new Map<Factor, number>();
  for (const [id, distance] of km) {
    const factor = factorOf(network, id);
    grams.set(factor, movingGrams(factor, cargo, distance));
  }
  for (const { factor: id } of ride.passing) {
    if (id === undefined) continue;
    const factor = factorOf(network, id);
    grams.set(factor, (grams.get(factor) ?? 0) + hubGrams(factor, cargo));
  }
  return grams;
}

/** Of the lorry of a door. */
export function lorryEmissions(network: Network, lorry: Lorry, cargo: Cargo): Emissions {
  const factor = factorOfLorry(network, lorry);
  return new Map([[factor, movingGrams(factor, cargo, lorry.km)]]);
}

/** All grams together. */
export const sumOf = (emissions: Emissions): number =>
  [...emissions.values()].reduce((sum, grams) => sum + grams, 0);
