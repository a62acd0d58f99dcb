/** The cargo of a request in the quantities that prices and factors are counted by. */
import type { Cargo } from "../request/request.ts";
import { toTonnes } from "../units.ts";

/** 167 kg per m3 (6,000 cm3 a kg), the air cargo industry's usual volumetric weight (rail-S70). */
const AIR_KG_PER_M3 = 167;
/** Cargo of an average TEU, by which loose cargo takes its share of a ship (GLEC framework v3, average goods). */
const TONNES_PER_TEU = 10;

/** Counts of boxes and masses that rates multiply. */
export interface Shipment {
  /** 20' boxes. */
  readonly twenties: number;
  /** 40' and 45' boxes, 2 TEU each. */
  readonly forties: number;
  /** 0 where the cargo is loose. */
  readonly boxes: number;
  /** Of loose cargo its share by mass. */
  readonly teu: number;
  /** Gross mass without box tare. */
  readonly tonnes: number;
  /** The greater of gross mass and volumetric weight. */
  readonly chargeableKg: number;
  /** Weight or measure: the greater of tonnes and cubic metres. */
  readonly wm: number;
  /** False where no volume was given and the gross mass had to govern. */
  readonly hasVolume: boolean;
  readonly isReefer: boolean;
  readonly isDangerous: boolean;
  /** The carrier owns the boxes and asks hire for them. */
  readonly isCarrierBox: boolean;
}

/** A 40' or 45' box is 2 TEU; without a volume the gross mass is what is charged by weight. */
export function shipmentOf(cargo: Cargo): Shipment {
  let twenties = 0;
  let forties = 0;
  for (const { type, count } of cargo.containers ?? [])
    if (type === "20GP") twenties += count;
    else forties += count;
  const boxes = twenties + forties;
  const tonnes = toTonnes(cargo.grossKg);
  return {
    twenties,
    forties,
    boxes,
    teu: boxes === 0 ? tonnes / TONNES_PER_TEU : twenties + 2 * forties,
    tonnes,
    chargeableKg: Math.max(cargo.grossKg, AIR_KG_PER_M3 * (cargo.volumeM3 ?? 0)),
    wm: Math.max(tonnes, cargo.volumeM3 ?? 0),
    hasVolume: cargo.volumeM3 !== undefined,
    isReefer: cargo.reefer ?? false,
    isDangerous: cargo.dangerousGoods !== undefined,
    isCarrierBox: cargo.boxOwner === "coc" && boxes > 0,
  };
}
