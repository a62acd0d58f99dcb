/** What `outlined` must tell, from what is told in full. */
import type { Itinerary, Plan } from "@lianyun/planner";

/** A plan with its way as `outlined` tells it. */
export const inOutline = (plan: Plan): unknown =>
  "itinerary" in plan && plan.itinerary !== undefined
    ? { ...plan, itinerary: outlineOf(plan.itinerary) }
    : plan;

/** What a departure changes of a leg, and of a call. */
const DATED = "departAt arriveAt durationH headwayH slowH delayH calendars cost co2eKg".split(" ");
const CALLED = "arriveAt departAt dwellH".split(" ");

const without = (whole: object, keys: readonly string[]): object =>
  Object.fromEntries(Object.entries(whole).filter(([key]) => !keys.includes(key)));

const outlineOf = ({ cost, durationH, co2eKg, legs, notices }: Itinerary): unknown => ({
  cost,
  durationH,
  co2eKg,
  legs: legs.map((leg) => ({
    ...without(leg, DATED),
    calls: leg.calls.map((call) => without(call, CALLED)),
  })),
  notices,
});
