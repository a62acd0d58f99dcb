// Ways over the sea lanes, each asked for the first time, and a matrix; graphology's ways on the same lanes beside them.
// scgraph and searoute-ts publish their times; they run elsewhere and are quoted.
import { readFile } from "node:fs/promises";
import { performance } from "node:perf_hooks";
import { ARCTIC_PASSAGES, createSeaLanes, distanceKm } from "@lianyun/planner";
import graphology from "graphology";
import dijkstra from "graphology-shortest-path/dijkstra.js";
import { quantile } from "../contest.mjs";

const PLACES = 400;
const folder = new URL("../../../data/sea/", import.meta.url);

async function readTable(name) {
  const [header, ...lines] = (await readFile(new URL(name, folder), "utf8")).trim().split("\n");
  const columns = header.split(",");
  return lines.map((line) =>
    Object.fromEntries(
      line.split(",").map((cell, i) => [columns[i], cell === "" ? undefined : cell]),
    ),
  );
}

function spend(times, work) {
  const begin = performance.now();
  const found = work();
  times.push(performance.now() - begin);
  return found;
}

export async function run({ isFull }) {
  const waypoints = (await readTable("laneWaypoints.csv")).map(({ id, lon, lat }) => ({
    id,
    lon: Number(lon),
    lat: Number(lat),
  }));
  const edges = await readTable("laneEdges.csv");
  const ports = waypoints.map(({ id }) => id).filter((id) => /^[A-Z]{5}$/.test(id));
  const pairs = ports
    .flatMap((from, i) => ports.map((to, j) => [from, to, i, j]))
    .filter(([, , i, j]) => i !== j && (7 * i + j) % (isFull ? 5 : 25) === 0);
  const points = new Map(waypoints.map(({ id, lon, lat }) => [id, [lon, lat]]));
  const graph = new graphology.UndirectedGraph();
  for (const { id } of waypoints) graph.addNode(id);
  for (const { from, to, passage } of edges)
    if (!ARCTIC_PASSAGES.includes(passage) && !graph.hasEdge(from, to))
      graph.addEdge(from, to, { km: distanceKm(points.get(from), points.get(to)) });

  const ours = [];
  const theirs = [];
  const matrices = [];
  const places = waypoints.slice(0, PLACES).map(({ id }) => id);
  let differing = 0;
  for (let pass = 0; pass < 3; pass++) {
    // New lanes every time: they remember the ways they were asked for.
    const lanes = createSeaLanes(waypoints, edges);
    const found = pairs.map(([from, to]) => spend(ours, () => lanes.findPath(from, to)));
    if (pass === 0)
      pairs.forEach(([from, to], i) => {
        const stops = spend(theirs, () => dijkstra.bidirectional(graph, from, to, "km"));
        let km = 0;
        for (let at = 1; at < stops.length; at++)
          km += graph.getEdgeAttribute(stops[at - 1], stops[at], "km");
        if (km !== found[i].lengthKm) differing++;
      });
    const matrix = spend(matrices, () => lanes.matrix(places));
    for (const [from, to] of pairs) {
      const [row, column] = [places.indexOf(from), places.indexOf(to)];
      if (row < 0 || column < 0) continue;
      if (matrix[row * PLACES + column] !== lanes.findPath(from, to).lengthKm) differing++;
    }
  }
  const ms = quantile(ours, 0.5);
  const pairUs = (1_000 * Math.min(...matrices)) / PLACES ** 2;
  return {
    title: `Sea lanes: ${waypoints.length} waypoints, ${edges.length} stretches`,
    head: ["work", "ours", "graphology", "scgraph, published", "searoute-ts, published", "answers"],
    rows: [
      [
        `a way, median of ${pairs.length} pairs of ports`,
        `${ms.toFixed(3)} ms`,
        `${quantile(theirs, 0.5).toFixed(3)} ms`,
        "4-11 ms",
        "130-290 ms",
        differing > 0 ? "DIFFER" : "equal",
      ],
      [
        `a pair of a ${PLACES} x ${PLACES} matrix`,
        `${pairUs.toFixed(3)} us`,
        "",
        "17.8 us",
        "",
        differing > 0 ? "DIFFER" : "equal",
      ],
    ],
    goals: [
      { what: "a way by sea, warm, ms", measured: ms, sign: "<=", least: 0.5 },
      { what: "a pair of the matrix, us", measured: pairUs, sign: "<=", least: 5 },
    ],
  };
}
