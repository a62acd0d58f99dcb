import type { MultiPolygon, Polygon } from "geojson";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import { expect, test } from "vitest";
import land50 from "world-atlas/land-50m.json" with { type: "json" };
import land110 from "world-atlas/land-110m.json" with { type: "json" };
import { nearestLon, outlinesOf, type Ring, shiftRing, unwrapRing } from "./land.ts";

test("the nearest copy of a meridian is at most half a turn away", () => {
  expect(nearestLon(-179, 179)).toBe(181);
  expect(nearestLon(179, -179)).toBe(-181);
  expect(nearestLon(10, 370)).toBe(370);
  expect(nearestLon(0, 0)).toBe(0);
});

test("a ring across the date line becomes one piece, its middle on the map", () => {
  const ring = unwrapRing([
    [170, 60],
    [-170, 60],
    [-160, 70],
    [170, 70],
    [170, 60],
  ]);
  // The middle of 170..200 is 185, so the whole ring moves to the west.
  expect(ring.map(([lon]) => lon)).toEqual([-190, -170, -160, -190, -190]);
});

test("a ring around the pole is closed along the pole", () => {
  const ring = unwrapRing([
    [-180, -80],
    [-60, -70],
    [60, -70],
    [180, -80],
  ]);
  expect(ring).toEqual([
    [-180, -80],
    [-60, -70],
    [60, -70],
    [180, -80],
    [180, -90],
    [-180, -90],
    [-180, -80],
  ]);
});

test("a copy of the world is the same ring elsewhere", () => {
  const ring: Ring = [
    [1, 2],
    [3, 4],
  ];
  expect(shiftRing(ring, 360)).toEqual([
    [361, 2],
    [363, 4],
  ]);
});

type Atlas = Topology<{ land: GeometryCollection }>;

test.each([
  ["110m", land110],
  ["50m", land50],
])("no outline of the %s land jumps, and each lies in the middle", (_name, atlas) => {
  const { features } = feature(atlas as unknown as Atlas, (atlas as unknown as Atlas).objects.land);
  const rings = features.flatMap(({ geometry }) =>
    outlinesOf(geometry as Polygon | MultiPolygon).flat(),
  );
  expect(rings.length).toBeGreaterThan(100);
  for (const ring of rings) {
    const lons = ring.map(([lon]) => lon);
    const middle = (Math.min(...lons) + Math.max(...lons)) / 2;
    expect(Math.abs(middle)).toBeLessThanOrEqual(181);
    ring.forEach(([lon, lat], index) => {
      const before = ring[index - 1];
      // Along the pole a step may be as long as the world: it is off the map.
      if (before === undefined || (lat === -90 && before[1] === -90)) return;
      if (lat < -89 && before[1] < -89) return;
      expect(Math.abs(lon - before[0])).toBeLessThan(180);
    });
  }
});
