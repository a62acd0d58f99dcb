/** A cargo in the units that prices, factors and limits count. */
import type { Cargo } from "@lianyun/planner";

/** Ten tonnes of loose cargo are a TEU on average (GLEC). */
const TONNES_PER_TEU = 10;

export interface Shipment {
  readonly n20: number;
  readonly n40: number;
  readonly boxes: number;
  /** What the cargo takes of a vehicle: loose cargo by its weight. */
  readonly teu: number;
  readonly tonnes: number;
  readonly chargeableKg: number;
  /** Weight or measure: the greater of tonnes and cubic metres. */
  readonly wm: number;
  readonly isLoose: boolean;
}

/** Counts of a cargo; whatever is not a 20' box is 2 TEU. */
export function shipmentOf(cargo: Cargo): Shipment {
  let n20 = 0;
  let n40 = 0;
  for (const { type, count } of cargo.containers ?? []) {
    if (type === "20GP") n20 += count;
    else n40 += count;
  }
  const { grossKg, volumeM3 = 0 } = cargo;
  const tonnes = grossKg / 1_000;
  const isLoose = cargo.containers === undefined;
  return {
    n20,
    n40,
    boxes: n20 + n40,
    teu: isLoose ? tonnes / TONNES_PER_TEU : n20 + 2 * n40,
    tonnes,
    chargeableKg: Math.max(grossKg, 167 * volumeM3),
    wm: Math.max(tonnes, volumeM3),
    isLoose,
  };
}
