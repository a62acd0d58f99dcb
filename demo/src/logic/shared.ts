/** Where ways go together and where they split: legs over the same links by the same mode. */
import type { Itinerary, Leg } from "@lianyun/planner";

/** How much of a leg another way has. */
export type Sharing = "all" | "part" | "none";

/** A stretch of a leg; the lorry of a door runs on no link and is known by its ends. */
function stretches(leg: Leg): readonly string[] {
  const names = leg.links.length > 0 ? leg.links : [`${leg.from} ${leg.to}`];
  return names.map((name) => `${leg.mode} ${name}`);
}

const known = new WeakMap<Itinerary, ReadonlySet<string>>();

/** All stretches of a way, kept: every leg of every other way asks for them. */
function allStretches(itinerary: Itinerary): ReadonlySet<string> {
  const all = known.get(itinerary) ?? new Set(itinerary.legs.flatMap(stretches));
  known.set(itinerary, all);
  return all;
}

/** How much of the leg lies on the other way too, whichever train or ship takes it there. */
export function sharing(leg: Leg, other: Itinerary): Sharing {
  const theirs = allStretches(other);
  const own = stretches(leg);
  const common = own.filter((name) => theirs.has(name)).length;
  return common === own.length ? "all" : common === 0 ? "none" : "part";
}
