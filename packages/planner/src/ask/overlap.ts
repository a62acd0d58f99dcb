/** How much two ways have in common. */
import type { Itinerary } from "../itinerary/answer.ts";
import type { Network } from "../network/rows.ts";

/** The share of tonne-km up to which two ways are really different. */
export const DIFFERENT = 0.6;

/** A link of no length counts a metre, so that ways of none are compared too. */
const LEAST_KM = 0.001;

/** Kilometres of a way by mode and pair of terminals. */
export type Stretches = ReadonlyMap<string, number>;

/** Kilometres by mode and pair of terminals: of a through service link by link, of a door's lorry from the door. */
export function createStretches({ links }: Network): (itinerary: Itinerary) => Stretches {
  const byId = new Map(links.map((link) => [link.id, link]));
  return ({ legs }) => {
    const stretches = new Map<string, number>();
    const add = (mode: string, from: string, to: string, km: number): void => {
      const key = `${mode} ${from} ${to}`;
      stretches.set(key, (stretches.get(key) ?? 0) + Math.max(LEAST_KM, km));
    };
    for (const leg of legs) {
      if (leg.links.length === 0) add(leg.mode, leg.from, leg.to, leg.distanceKm);
      for (const id of leg.links) {
        const link = byId.get(id);
        if (link === undefined) throw new Error(`invariant: no link ${id} in this network`);
        add(link.mode, link.from, link.to, link.distanceKm);
      }
    }
    return stretches;
  };
}

const total = (stretches: Stretches): number =>
  [...stretches.values()].reduce((sum, km) => sum + km, 0);

/**
 * Tonne-km that two ways have in common over the tonne-km of the shorter, from 0 to 1. In common is what both carry by the
 * same mode from the same terminal to the same: of two parallel links the shorter. The cargo is the same on both, so
 * tonne-km stand to each other as kilometres.
 */
export function overlapOf(a: Stretches, b: Stretches): number {
  let common = 0;
  for (const [key, km] of a) common += Math.min(km, b.get(key) ?? 0);
  return common / Math.min(total(a), total(b));
}
