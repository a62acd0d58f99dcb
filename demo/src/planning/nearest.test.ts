import { expect, test } from "vitest";
import { createNearest } from "./nearest.ts";

// Inside the planner, and nothing that it gives to others.
const inside = "../../../packages/planner/src/geo/nearest.ts";
const index: { readonly createNearest: typeof createNearest } = await import(
  /* @vite-ignore */ inside
);

/** Points on a spiral all over the globe, both edges among them. */
const PLACES = Array.from({ length: 300 }, (_, at) => ({
  lon: ((at * 137.508) % 360) - 180,
  lat: 89 - (at * 178) / 299,
}));

test("the nearest terminals are those that the planner finds by its index", () => {
  const own = createNearest(PLACES);
  const planners = index.createNearest(PLACES);
  for (const point of [...PLACES, { lon: 180, lat: 0 }, { lon: -180, lat: 90 }])
    for (const withinKm of [0, 400, 3_000]) {
      expect(own(point, withinKm)).toEqual(planners(point, withinKm));
      expect(own(point, Number.POSITIVE_INFINITY, 1)).toEqual(
        planners(point, Number.POSITIVE_INFINITY, 1),
      );
    }
  expect(createNearest([])({ lon: 0, lat: 0 }, 1)).toEqual([]);
});
