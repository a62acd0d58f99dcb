/** What the map shows: routes as lines and stops whose longitudes are continuous from the origin on. */
import type { Door, Itinerary, ItineraryGeoJSON, Mode } from "@lianyun/planner";
import { nearestLon } from "./land.ts";

export type MapPoint = readonly [lon: number, lat: number];

export interface MapLine {
  readonly mode: Mode;
  readonly points: readonly MapPoint[];
}

export type StopKind = "end" | "transfer" | "call";

export interface MapStop {
  readonly name: string;
  readonly at: MapPoint;
  readonly kind: StopKind;
}

export interface MapRoute {
  /** Key of the way; what `onPick` gives back. */
  readonly id: string;
  readonly lines: readonly MapLine[];
  readonly stops: readonly MapStop[];
}

/** A terminal by id, as far as the map needs it. */
export type FindStop = (terminal: string) => { readonly name: string; readonly at: MapPoint };

/** The lines of an itinerary's legs. The planner draws them end to start on one turn of the globe. */
export function linesOf(shape: ItineraryGeoJSON): readonly MapLine[] {
  return shape.features.flatMap(({ geometry, properties }) =>
    properties.part === "leg" && geometry.type === "LineString"
      ? [{ mode: properties.mode, points: geometry.coordinates }]
      : [],
  );
}

/** A route for the map: the lines of the shape, and the itinerary's stops put on them. */
export function routeOf(
  id: string,
  itinerary: Itinerary,
  shape: ItineraryGeoJSON,
  findStop: FindStop,
): MapRoute {
  const lines = linesOf(shape);
  const stops: MapStop[] = [];
  const add = (terminal: string, kind: StopKind, near: number, door?: Door): void => {
    const { name, at: known } = findStop(terminal);
    const at = terminal === "door" && door !== undefined ? ([door.lon, door.lat] as const) : known;
    stops.push({ name, kind, at: [nearestLon(at[0], near), at[1]] });
  };
  itinerary.legs.forEach((leg, index) => {
    const points = lines[index]?.points ?? [];
    const start = points[0]?.[0] ?? findStop(leg.from).at[0];
    const end = points.at(-1)?.[0] ?? findStop(leg.to).at[0];
    add(leg.from, index === 0 ? "end" : "transfer", start, leg.door);
    for (const call of leg.calls) {
      const { at } = findStop(call.terminal);
      add(call.terminal, "call", closest(points, at)?.[0] ?? start);
    }
    if (index === itinerary.legs.length - 1) add(leg.to, "end", end, leg.door);
  });
  return { id, lines, stops };
}

/** The point of a line nearest to a place on any copy of the world. */
function closest(points: readonly MapPoint[], [lon, lat]: MapPoint): MapPoint | undefined {
  let best: MapPoint | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const point of points) {
    const away = (nearestLon(lon, point[0]) - point[0]) ** 2 + (lat - point[1]) ** 2;
    if (away < least) [best, least] = [point, away];
  }
  return best;
}

/** South-west and north-east corners of routes; undefined if there is nothing to see. */
export function boundsOf(routes: readonly MapRoute[]): readonly [MapPoint, MapPoint] | undefined {
  const points = routes.flatMap((route) => [
    ...route.lines.flatMap((line) => line.points),
    ...route.stops.map((stop) => stop.at),
  ]);
  if (points.length === 0) return undefined;
  let [west, south] = points[0] as MapPoint;
  let [east, north] = [west, south];
  for (const [lon, lat] of points) {
    [west, east] = [Math.min(west, lon), Math.max(east, lon)];
    [south, north] = [Math.min(south, lat), Math.max(north, lat)];
  }
  return [
    [west, south],
    [east, north],
  ];
}

/** Routes that reach the destination on the same copy of the world as the chosen one. */
export function onSameCopy(routes: readonly MapRoute[], chosen: MapRoute): readonly MapRoute[] {
  const end = chosen.stops.at(-1)?.at[0];
  if (end === undefined) return routes;
  return routes.filter((route) => Math.abs((route.stops.at(-1)?.at[0] ?? end) - end) < 180);
}
