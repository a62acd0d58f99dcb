/** Which clock times are a timetable's and which are worked out from how often a service leaves. */
import type { Itinerary } from "@lianyun/planner";

/**
 * One a leg, true where its times are estimates: the service is known by its headway only, or the leg leaves on
 * demand when another such leg has arrived. A timetable puts an end to it.
 */
export function estimatedLegs({ legs }: Itinerary): readonly boolean[] {
  let isEstimated = false;
  return legs.map((leg) => {
    isEstimated = leg.headwayH !== undefined || (leg.service === undefined && isEstimated);
    return isEstimated;
  });
}
