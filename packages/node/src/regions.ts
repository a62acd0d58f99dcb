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

/** Degrees of latitude a band is high, about as a side of a ring: a point is tried against the sides that meet its band only. */
const BAND_DEGREES = 0.1;
const bandOf = (lat: number): number => Math.floor(lat / BAND_DEGREES);

/** The poles are drawn as lines along the edge of the map; a jump along them is no crossing of the date line. */
const POLAR_LATITUDE = 85;

/** The same ring with longitudes that run on past 180 instead of jumping: islands on the date line stay whole. */
function unwrapRing(ring: readonly Position[]): LonLat[] {
  let turn = 0;
  return ring.map(([lon = 0, lat = 0], i): LonLat => {
    const before = ring[i - 1]?.[0] ?? lon;
    if (Math.abs(lat) < POLAR_LATITUDE && Math.abs(lon - before) > 180)
      turn += lon < before ? 360 : -360;
    return [lon + turn, lat];
  });
}

/**
 * Crossings of a ray to the east with all rings: odd inside, even outside or in a hole. Polygons of one region do not
 * overlap, so all their rings are counted together, on this turn of the globe and on the next to either side.
 */
function regionOf(shapes: readonly Feature<Polygon | MultiPolygon>[]): Region {
  // Sides one after the other, from the point before to the next: longitude, latitude, longitude, latitude.
  const bands = new Map<number, number[]>();
  for (const ring of shapes.flatMap(ringsOf).map(unwrapRing))
    for (let i = 1; i < ring.length; i++) {
      const [x1, y1] = ring[i - 1] as LonLat;
      const [x2, y2] = ring[i] as LonLat;
      for (let band = bandOf(Math.min(y1, y2)); band <= bandOf(Math.max(y1, y2)); band++) {
        const sides = bands.get(band) ?? [];
        sides.push(x1, y1, x2, y2);
        bands.set(band, sides);
      }
    }
  return ([lon, lat]) => {
    let inside = false;
    const sides = bands.get(bandOf(lat)) ?? [];
    for (let at = 0; at < sides.length; at += 4) {
      const [y1, y2] = [sides[at + 1] ?? 0, sides[at + 3] ?? 0];
      if (y1 > lat === y2 > lat) continue;
      const [x1, x2] = [sides[at] ?? 0, sides[at + 2] ?? 0];
      const crossing = ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1;
      for (const turned of [lon - 360, lon, lon + 360]) if (turned < crossing) inside = !inside;
    }
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

let land: Region | undefined;
/** All land; read once. */
export function readLand(): Region {
  land ??= regionOf(readAtlas("land-50m.json", "land"));
  return land;
}

let countries: ReadonlyMap<string, Region> | undefined;
/** Countries by ISO 3166-1 alpha-2; those without an outline at this scale are absent. Read once. */
export function readCountries(): ReadonlyMap<string, Region> {
  countries ??= outlinesOfCountries();
  return countries;
}

function outlinesOfCountries(): ReadonlyMap<string, Region> {
  const codes = new Map(iso31661.map(({ numeric, alpha2 }) => [numeric, alpha2]));
  const shapes = new Map<string, Feature<Polygon | MultiPolygon>[]>();
  for (const country of readAtlas("countries-50m.json", "countries")) {
    const code = codes.get(String(country.id).padStart(3, "0"));
    if (code !== undefined) shapes.set(code, [...(shapes.get(code) ?? []), country]);
  }
  return new Map([...shapes].map(([code, own]) => [code, regionOf(own)]));
}
