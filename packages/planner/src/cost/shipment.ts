/** The cargo of a request in the quantities that prices and factors are counted by. */
import type { Cargo } from "../request/request.ts";
import { toTonnes } from "../units.ts";

/** 167 kg per m3 (6,000 cm3 a kg), the air cargo industry's usual volumetric weight (rail-S70). */
const AIR_KG_PER_M3 = 167;

/** Counts of boxes and masses that rates multiply. */
export interface Shipment {
  /** 20' boxes. */
  readonly twenties: number;
  /** 40' and 45' boxes, 2 TEU each. */
  readonly forties: number;
  readonly boxes: number;
  readonly teu: number;
  /** Gross mass without box tare. */
  readonly tonnes: number;
  /** The greater of gross mass and volumetric weight. */
  readonly chargeableKg: number;
  /** False where no volume was given and the gross mass had to govern. */
  readonly hasVolume: boolean;
}

/** A 40' or 45' box is 2 TEU; without a volume the gross mass is what is charged by weight. */
export function shipmentOf(cargo: Cargo): Shipment {
  let twenties = 0;
  let forties = 0;
  for (const { type, count } of cargo.containers)
    if (type === "20GP") twenties += count;
    else forties += count;
  return {
    twenties,
    forties,
    boxes: twenties + forties,
    teu: twenties + 2 * forties,
    tonnes: toTonnes(cargo.grossKg),
    chargeableKg: Math.max(cargo.grossKg, AIR_KG_PER_M3 * (cargo.volumeM3 ?? 0)),
    hasVolume: cargo.volumeM3 !== undefined,
  };
}
