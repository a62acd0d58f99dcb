/** Paths over the sea lanes: waypoints joined by open water. */
import { UndirectedGraph } from "graphology";
import dijkstra from "graphology-shortest-path/dijkstra.js";
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
  const isShut = ({ passage }: LaneEdge): boolean =>
    passage !== undefined && shut.includes(passage);
  const open = edges.filter((edge) => !isShut(edge));
  const graph = new UndirectedGraph<LaneWaypoint, { km: number; passage: string | undefined }>();
  for (const waypoint of waypoints) graph.addNode(waypoint.id, waypoint);
  const pointOf = (id: string): LonLat => {
    const { lon, lat } = graph.getNodeAttributes(id);
    return [lon, lat];
  };
  for (const { from, to, passage } of open)
    if (!graph.hasEdge(from, to))
      graph.addEdge(from, to, { km: distanceKm(pointOf(from), pointOf(to)), passage });
  const approachOf = (terminal: string): string | undefined =>
    [terminal, groupOf(terminal)].find((id) => graph.hasNode(id));
  const known = new Map<string, SeaPath | undefined>();

  const findPath = (from: string, to: string): SeaPath | undefined => {
    const stops = dijkstra.bidirectional(graph, from, to, "km") as string[] | null;
    if (stops === null) return undefined;
    const passages = new Set<string>();
    let lengthKm = 0;
    stops.slice(1).forEach((stop, index) => {
      const { km, passage } = graph.getEdgeAttributes(stops[index] ?? "", stop);
      lengthKm += km;
      if (passage !== undefined) passages.add(passage);
    });
    return { lengthKm, line: stops.map(pointOf), passages: [...passages] };
  };

  return {
    approachOf,
    findPath(fromTerminal, toTerminal) {
      const from = approachOf(fromTerminal);
      const to = approachOf(toTerminal);
      if (from === undefined || to === undefined) return undefined;
      const key = `${from} ${to}`;
      if (!known.has(key)) known.set(key, findPath(from, to));
      return known.get(key);
    },
  };
}
