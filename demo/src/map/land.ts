/** Land outlines without seams: rings unwrapped, then repeated at -360, 0 and +360 degrees. */
import type { MultiPolygon, Polygon, Position } from "geojson";

/** A closed outline as [longitude, latitude]; longitudes are continuous and may leave [-180, 180]. */
export type Ring = readonly (readonly [lon: number, lat: number])[];

/** One outline with its holes. */
export type Outline = readonly Ring[];

/** World copies, in degrees: enough for a route that crosses the date line in either direction. */
export const WORLD_COPIES: readonly number[] = [-360, 0, 360];

/** The longitude nearest to `before` that is the same meridian. */
export function nearestLon(lon: number, before: number): number {
  return lon - 360 * Math.round((lon - before) / 360);
}

/**
 * Makes longitudes continuous along a ring, then moves the ring so that its middle lies in [-180, 180].
 *
 * A ring around a pole (Antarctica) ends a whole turn from where it began; it is closed along the pole.
 */
export function unwrapRing(ring: readonly Position[]): Ring {
  let before = ring[0]?.[0] ?? 0;
  const points = ring.map(([lon = 0, lat = 0]): readonly [number, number] => {
    before = nearestLon(lon, before);
    return [before, lat];
  });
  const [first, last] = [points[0], points.at(-1)];
  if (first !== undefined && last !== undefined && Math.abs(last[0] - first[0]) > 180) {
    const pole = first[1] < 0 ? -90 : 90;
    points.push([last[0], pole], [first[0], pole], first);
  }
  const middle = middleLon(points);
  return shiftRing(points, nearestLon(middle, 0) - middle);
}

/** Outlines of a land geometry; holes are moved along with the ring around them. */
export function outlinesOf(land: Polygon | MultiPolygon): readonly Outline[] {
  const polygons = land.type === "Polygon" ? [land.coordinates] : land.coordinates;
  return polygons.map((rings) => {
    const [outer = [], ...holes] = rings.map(unwrapRing);
    const middle = middleLon(outer);
    return [
      outer,
      ...holes.map((hole) =>
        shiftRing(hole, nearestLon(middleLon(hole), middle) - middleLon(hole)),
      ),
    ];
  });
}

/** The same ring on another copy of the world. */
export function shiftRing(ring: Ring, degrees: number): Ring {
  return degrees === 0 ? ring : ring.map(([lon, lat]) => [lon + degrees, lat]);
}

function middleLon(ring: Ring): number {
  const lons = ring.map(([lon]) => lon);
  return (Math.min(...lons) + Math.max(...lons)) / 2;
}
