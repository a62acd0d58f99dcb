/** Lines over the globe: great circles and unbroken longitudes. */
import type { LonLat } from "../network/rows.ts";

const RADIANS = Math.PI / 180;
/** Mean earth radius, IUGG. */
const EARTH_KM = 6_371.0088;
/** A great circle is drawn with a point at least every so many degrees. */
const STEP_DEGREES = 2;

type Vector = readonly [number, number, number];

function toVector([lon, lat]: LonLat): Vector {
  const c = Math.cos(lat * RADIANS);
  return [c * Math.cos(lon * RADIANS), c * Math.sin(lon * RADIANS), Math.sin(lat * RADIANS)];
}

function angleBetween(a: LonLat, b: LonLat): number {
  const dLat = (b[1] - a[1]) * RADIANS;
  const dLon = (b[0] - a[0]) * RADIANS;
  const h =
    Math.sin(dLat / 2) ** 2 +
    Math.cos(a[1] * RADIANS) * Math.cos(b[1] * RADIANS) * Math.sin(dLon / 2) ** 2;
  return 2 * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** Great-circle distance on the mean sphere (haversine); within 0.6 % of the ellipsoid. */
export const distanceKm = (a: LonLat, b: LonLat): number => EARTH_KM * angleBetween(a, b);

/**
 * Points of the great circle from `a` to `b`, both included, by spherical interpolation. Between exactly opposite
 * points no circle is the shortest: they are joined directly.
 */
export function greatCircle(a: LonLat, b: LonLat): LonLat[] {
  const angle = angleBetween(a, b);
  const steps = Math.max(1, Math.ceil(angle / (STEP_DEGREES * RADIANS)));
  const sine = Math.sin(angle);
  if (steps === 1 || sine < 1e-9) return [a, b];
  const from = toVector(a);
  const to = toVector(b);
  const points: LonLat[] = [a];
  for (let step = 1; step < steps; step++) {
    const wa = Math.sin((1 - step / steps) * angle) / sine;
    const wb = Math.sin((step / steps) * angle) / sine;
    const [x, y, z] = [0, 1, 2].map((i) => wa * (from[i] ?? 0) + wb * (to[i] ?? 0)) as [
      number,
      number,
      number,
    ];
    points.push([Math.atan2(y, x) / RADIANS, Math.atan2(z, Math.hypot(x, y)) / RADIANS]);
  }
  return [...points, b];
}

/** Joins points by great circles. */
export function throughPoints(points: readonly LonLat[]): LonLat[] {
  return points.flatMap((point, index) => {
    const next = points[index + 1];
    return next === undefined ? [point] : greatCircle(point, next).slice(0, -1);
  });
}

/**
 * The same line with longitudes that never jump: each point is taken on the turn of the globe nearest the one before,
 * so that a Pacific crossing runs on past 180 and is drawn as one line. The first point stays as it is.
 */
export function unwrap(line: readonly LonLat[], startLon?: number): LonLat[] {
  let before = startLon ?? line[0]?.[0] ?? 0;
  return line.map(([lon, lat]) => {
    before = lon + 360 * Math.round((before - lon) / 360);
    return [before, lat];
  });
}
