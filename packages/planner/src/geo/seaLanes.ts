/** Paths over the sea lanes: waypoints joined by open water. */
import { layOut } from "../kernel/arcs.ts";
import { createPathSearch } from "../kernel/path.ts";
import { createTreeSearch } from "../kernel/tree.ts";
import { groupOf, type LaneEdge, type LaneWaypoint, type LonLat } from "../network/rows.ts";
import { distanceKm } from "./line.ts";

/** A way over the lanes. */
export interface SeaPath {
  readonly lengthKm: number;
  /** Points from port to port, longitudes within [-180, 180]. */
  readonly line: readonly LonLat[];
  /** Passages gone through, in order, each once. */
  readonly passages: readonly string[];
}

/** Sea lanes of a network, ready to be asked. */
export interface SeaLanes {
  /** The waypoint at which a port joins the lanes; `undefined` where it has none. */
  approachOf(terminal: string): string | undefined;
  /** Shortest way between the approaches of two ports; `undefined` where one has none or no open water joins them. */
  findPath(fromTerminal: string, toTerminal: string): SeaPath | undefined;
  /**
   * Kilometres from each terminal to each, row by row in the order given: as `findPath` has them, Infinity where it
   * has none.
   */
  matrix(terminals: readonly string[]): Float64Array;
}

/** Passages that ice closes most of the year: shut unless `shut` is given without them. */
export const ARCTIC_PASSAGES: readonly string[] = ["northwest", "northeast"];

/**
 * Lanes of a network, without the stretches of the passages that are shut. An approach is the waypoint with the id of
 * the terminal, else of its group.
 */
export function createSeaLanes(
  waypoints: readonly LaneWaypoint[],
  edges: readonly LaneEdge[],
  shut: readonly string[] = ARCTIC_PASSAGES,
): SeaLanes {
  const indexOf = new Map(waypoints.map(({ id }, index) => [id, index]));
  const points = waypoints.map(({ lon, lat }): LonLat => [lon, lat]);
  const open = openEdges(edges, indexOf, shut);
  const km = open.map(([a, b]) => distanceKm(points[a] ?? [0, 0], points[b] ?? [0, 0]));
  // Each stretch is sailed both ways: an arc there, and as many on an arc back.
  const arcs = layOut(
    waypoints.length,
    [...open.map(([a]) => a), ...open.map(([, b]) => b)],
    [...open.map(([, b]) => b), ...open.map(([a]) => a)],
    [...km, ...km],
  );
  const search = createPathSearch(arcs);
  const passageOf = (arc: number): string | undefined =>
    open[(arcs.origin[arc] ?? 0) % open.length]?.[2];
  const approachOf = (terminal: string): string | undefined =>
    [terminal, groupOf(terminal)].find((id) => indexOf.has(id));
  const waypointOf = (terminal: string): number | undefined =>
    indexOf.get(approachOf(terminal) ?? "");
  const known = new Map<number, SeaPath | undefined>();

  const findPath = (from: number, to: number): SeaPath | undefined => {
    const path = search.find(from, to);
    if (path === undefined) return undefined;
    const along = [from, ...path.arcs.map((arc) => arcs.head[arc] ?? from)];
    const passages = new Set(path.arcs.flatMap((arc) => passageOf(arc) ?? []));
    return {
      lengthKm: path.length,
      line: along.map((at) => points[at] ?? [0, 0]),
      passages: [...passages],
    };
  };

  return {
    approachOf,
    findPath(fromTerminal, toTerminal) {
      const from = waypointOf(fromTerminal);
      const to = waypointOf(toTerminal);
      if (from === undefined || to === undefined) return undefined;
      const key = from * waypoints.length + to;
      if (!known.has(key)) known.set(key, findPath(from, to));
      return known.get(key);
    },
    matrix(terminals) {
      const approaches = terminals.map(waypointOf);
      const count = terminals.length;
      const found = new Float64Array(count * count).fill(Number.POSITIVE_INFINITY);
      const tree = createTreeSearch(arcs);
      approaches.forEach((from, row) => {
        if (from === undefined) return;
        const distance = tree.from(from);
        for (const [column, to] of approaches.entries())
          if (to !== undefined) found[row * count + column] = distance[to] ?? Number.NaN;
      });
      return found;
    },
  };
}

type OpenEdge = readonly [a: number, b: number, passage: string | undefined];

/** Stretches that are not shut, each pair of waypoints once, as first told. */
function openEdges(
  edges: readonly LaneEdge[],
  indexOf: ReadonlyMap<string, number>,
  shut: readonly string[],
): OpenEdge[] {
  const byPair = new Map<number, OpenEdge>();
  for (const { from, to, passage } of edges) {
    if (passage !== undefined && shut.includes(passage)) continue;
    const a = indexOf.get(from);
    const b = indexOf.get(to);
    if (a === undefined || b === undefined)
      throw new Error(`invariant: lane ${from} to ${to} was not checked`);
    const key = Math.min(a, b) * indexOf.size + Math.max(a, b);
    if (!byPair.has(key)) byPair.set(key, [a, b, passage]);
  }
  return [...byPair.values()];
}
