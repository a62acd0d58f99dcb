/** Terminals about a point, by a spatial index. */
import { around } from "geokdbush";
import KDBush from "kdbush";

/** Something with a place. */
interface Placed {
  readonly lon: number;
  readonly lat: number;
}

/** Indices of places within so many great-circle kilometres of a point, nearest first. */
export type Nearest = (point: Placed, withinKm: number, most?: number) => readonly number[];

/** Builds the index once. */
export function createNearest(places: readonly Placed[]): Nearest {
  const index = new KDBush(places.length);
  for (const { lon, lat } of places) index.add(lon, lat);
  index.finish();
  return ({ lon, lat }, withinKm, most = Number.POSITIVE_INFINITY) =>
    places.length === 0 ? [] : around(index, lon, lat, most, withinKm);
}
