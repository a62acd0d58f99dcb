/** Whether a point lies in a region of the world: land, or a country. Coarse outlines of Natural Earth, 1:50 million. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { LonLat } from "@lianyun/planner";
import type { Feature, MultiPolygon, Polygon, Position } from "geojson";
import { iso31661 } from "iso-3166";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";

/** True for points of the region. */
export type Region = (point: LonLat) => boolean;

/** A side of a ring: from the point before to this one. */
type Side = readonly [x1: number, y1: number, x2: number, y2: number];

/** Degrees of latitude a band is high: a point is tried against the sides that meet its band only. */
const BAND_DEGREES = 0.5;
const bandOf = (lat: number): number => Math.floor(lat / BAND_DEGREES);

/**
 * Crossings of a ray to the east with all rings: odd inside, even outside or in a hole. Polygons of one region do not
 * overlap, so all their rings are counted together.
 */
function regionOf(shapes: readonly Feature<Polygon | MultiPolygon>[]): Region {
  const bands = new Map<number, Side[]>();
  for (const ring of shapes.flatMap(ringsOf))
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [x1 = 0, y1 = 0] = ring[i] ?? [];
      const [x2 = 0, y2 = 0] = ring[j] ?? [];
      for (let band = bandOf(Math.min(y1, y2)); band <= bandOf(Math.max(y1, y2)); band++) {
        const sides = bands.get(band) ?? [];
        sides.push([x1, y1, x2, y2]);
        bands.set(band, sides);
      }
    }
  return ([lon, lat]) => {
    let inside = false;
    for (const [x1, y1, x2, y2] of bands.get(bandOf(lat)) ?? [])
      if (y1 > lat !== y2 > lat && lon < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1)
        inside = !inside;
    return inside;
  };
}

function ringsOf({ geometry }: Feature<Polygon | MultiPolygon>): Position[][] {
  return geometry.type === "Polygon" ? geometry.coordinates : geometry.coordinates.flat();
}

function readAtlas(file: string, object: string): Feature<Polygon | MultiPolygon>[] {
  const path = createRequire(import.meta.url).resolve(`world-atlas/${file}`);
  const topology = JSON.parse(readFileSync(path, "utf8")) as Topology;
  const collection = feature(topology, topology.objects[object] as GeometryCollection);
  return collection.features as Feature<Polygon | MultiPolygon>[];
}

/** All land. */
export function readLand(): Region {
  return regionOf(readAtlas("land-50m.json", "land"));
}

/** Countries by ISO 3166-1 alpha-2; those without an outline at this scale are absent. */
export function readCountries(): ReadonlyMap<string, Region> {
  const codes = new Map(iso31661.map(({ numeric, alpha2 }) => [numeric, alpha2]));
  const shapes = new Map<string, Feature<Polygon | MultiPolygon>[]>();
  for (const country of readAtlas("countries-50m.json", "countries")) {
    const code = codes.get(String(country.id).padStart(3, "0"));
    if (code !== undefined) shapes.set(code, [...(shapes.get(code) ?? []), country]);
  }
  return new Map([...shapes].map(([code, own]) => [code, regionOf(own)]));
}
