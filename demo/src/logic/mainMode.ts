import type { Itinerary, Mode } from "@lianyun/planner";

/** The mode that carries the cargo farthest: it gives an option its color. */
export function mainMode(itinerary: Itinerary): Mode {
  const km = new Map<Mode, number>();
  for (const leg of itinerary.legs) km.set(leg.mode, (km.get(leg.mode) ?? 0) + leg.distanceKm);
  const [farthest] = [...km].sort((a, b) => b[1] - a[1]);
  return farthest?.[0] ?? "road";
}
