/**
 * Stands in for the planner's spatial index in the worker, with the same answers: a few hundred terminals are looked through in
 * less time than an index takes to build, and the libraries for one need not be downloaded.
 */
import { distanceKm } from "@lianyun/planner";

interface Placed {
  readonly lon: number;
  readonly lat: number;
}

/** As `createNearest` of the planner: indices of places within so many kilometres of a point, nearest first. */
export const createNearest =
  (places: readonly Placed[]) =>
  ({ lon, lat }: Placed, withinKm: number, most = Number.POSITIVE_INFINITY): readonly number[] =>
    places
      .map((place, index) => ({ index, km: distanceKm([lon, lat], [place.lon, place.lat]) }))
      .filter(({ km }) => km <= withinKm)
      .sort((a, b) => a.km - b.km)
      .slice(0, most)
      .map(({ index }) => index);
