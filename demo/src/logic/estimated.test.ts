import { expect, test } from "vitest";
import { makeItinerary } from "../testing/itinerary.ts";
import { estimatedLegs } from "./estimated.ts";

test("times are estimates from a headway on, through hauls on demand, until a timetable", () => {
  const leg = { mode: "rail", from: "A", to: "B", hours: 1 } as const;
  const itinerary = makeItinerary({
    legs: [
      leg,
      { ...leg, service: "often", headwayH: 17 },
      leg,
      { ...leg, service: "fixed" },
      leg,
      { ...leg, service: "often", headwayH: 17 },
    ],
  });
  expect(estimatedLegs(itinerary)).toEqual([false, true, true, false, false, true]);
});
