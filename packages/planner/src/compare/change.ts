/** How one way differs from another. */
import { objectiveAt } from "../ask/plan.ts";
import { areSameLegs, keyOfLeg } from "../itinerary/legKey.ts";
import type { PlanRequest } from "../request/request.ts";
import type { BaseOutcome, Change, LegName, WayLegs } from "./answer.ts";

/** A way by its figures and legs. */
type Compared = NonNullable<BaseOutcome["itinerary"]>;

/** `one` less `other`, each figure to a millionth of its unit: the digits that binary fractions leave behind are dropped. */
export function changeOf(
  one: Compared,
  other: Compared,
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
const exact = (value: number): number => Math.round(value * MILLION) / MILLION;

/** A leg as it is told, whatever its departure. */
export const nameOfLeg = ({
  mode,
  service,
  drayage,
  links,
  from,
  to,
}: WayLegs["legs"][number]): LegName => ({
  mode,
  by: service ?? drayage ?? links[0] ?? "",
  from,
  to,
});

/** Legs of one way that the other does without, in the order of the way. */
export function legsWithout(way: WayLegs, other: WayLegs): LegName[] {
  if (areSameLegs(way.legs, other.legs)) return [];
  const known = new Set(other.legs.map(keyOfLeg));
  return way.legs.filter((leg) => !known.has(keyOfLeg(leg))).map(nameOfLeg);
}
