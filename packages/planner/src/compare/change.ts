/** How one way differs from another. */
import { objectiveAt } from "../ask/plan.ts";
import type { Itinerary, Leg } from "../itinerary/answer.ts";
import type { PlanRequest } from "../request/request.ts";
import type { Change, LegName } from "./answer.ts";

/** `one` less `other`, to cents, minutes, grams; the weighted sum to a millionth. */
export function changeOf(
  one: Itinerary,
  other: Itinerary,
  minimize: PlanRequest["minimize"],
): Change {
  return {
    cost: exact(one.cost - other.cost),
    durationH: exact(one.durationH - other.durationH),
    co2eKg: exact(one.co2eKg - other.co2eKg),
    transfers: one.legs.length - other.legs.length,
    objective: exact(objectiveAt(one, minimize) - objectiveAt(other, minimize)),
  };
}

const MILLION = 1e6;
/** Without the last digits that binary fractions leave behind. */
const exact = (value: number): number => Math.round(value * MILLION) / MILLION;

/** What a leg is, whatever its departure. */
export const nameOfLeg = ({ mode, service, drayage, links, from, to }: Leg): LegName => ({
  mode,
  by: service ?? drayage ?? links[0] ?? "",
  from,
  to,
});

/** Legs of one way that the other does without, in the order of the way. */
export function legsWithout(way: Itinerary, other: Itinerary): LegName[] {
  const keyOf = (leg: LegName): string => [leg.mode, leg.by, leg.from, leg.to].join(" ");
  const known = new Set(other.legs.map((leg) => keyOf(nameOfLeg(leg))));
  return way.legs.map(nameOfLeg).filter((leg) => !known.has(keyOf(leg)));
}
