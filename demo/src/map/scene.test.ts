import type { ItineraryGeoJSON } from "@lianyun/planner";
import { expect, test } from "vitest";
import { makeItinerary } from "../testing/itinerary.ts";
import { boundsOf, type MapPoint, onSameCopy, routeOf } from "./scene.ts";

const AT: Readonly<Record<string, MapPoint>> = {
  CKG: [106.5, 29.6],
  SHA: [121.5, 31.2],
  TYO: [139.8, 35.6],
  LAX: [-118.3, 33.7],
};
const findStop = (id: string) => ({ name: `name of ${id}`, at: AT[id] as MapPoint });

const ITINERARY = makeItinerary({
  legs: [
    { mode: "rail", from: "CKG", to: "SHA", hours: 60 },
    {
      mode: "sea",
      from: "SHA",
      to: "LAX",
      hours: 300,
      calls: [{ terminal: "TYO", atH: 50, dwellH: 10 }],
    },
  ],
});

/** A line a leg, as the planner draws them: longitudes run on past 180. */
function shape(...lines: readonly (readonly MapPoint[])[]): ItineraryGeoJSON {
  return {
    type: "FeatureCollection",
    features: lines.map((coordinates, index) => ({
      type: "Feature",
      geometry: { type: "LineString", coordinates },
      properties: {
        part: "leg",
        index,
        mode: index === 0 ? "rail" : "sea",
        service: null,
        from: "",
        to: "",
      },
    })),
  };
}

const PACIFIC = shape(
  [
    [106.5, 29.6],
    [121.5, 31.2],
  ],
  [
    [121.5, 31.2],
    [139.8, 35.6],
    [200, 45],
    [241.7, 33.7],
  ],
);

test("stops stand on the line, on its copy of the world", () => {
  const { lines, stops } = routeOf("way", ITINERARY, PACIFIC, findStop);
  expect(lines.map(({ mode, points }) => [mode, points.length])).toEqual([
    ["rail", 2],
    ["sea", 4],
  ]);
  expect(stops.map(({ name, kind, at }) => [name, kind, Math.round(at[0])])).toEqual([
    ["name of CKG", "end", 107],
    ["name of SHA", "transfer", 122],
    ["name of TYO", "call", 140],
    ["name of LAX", "end", 242],
  ]);
});

test("the bounds of a Pacific crossing do not go around the world", () => {
  const bounds = boundsOf([routeOf("way", ITINERARY, PACIFIC, findStop)]);
  expect(bounds?.map(([lon]) => Math.round(lon))).toEqual([107, 242]);
  expect(boundsOf([])).toBeUndefined();
});

test("a way round the other side of the world is not looked at together with the chosen one", () => {
  const east = routeOf("east", ITINERARY, PACIFIC, findStop);
  const west = routeOf(
    "west",
    ITINERARY,
    shape(
      [
        [106.5, 29.6],
        [121.5, 31.2],
      ],
      [
        [121.5, 31.2],
        [40, 15],
        [-118.3, 33.7],
      ],
    ),
    findStop,
  );
  expect(onSameCopy([east, west], east)).toEqual([east]);
  expect(onSameCopy([east, west], west)).toEqual([west]);
});
