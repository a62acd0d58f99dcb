// graphology and graphology-shortest-path (MIT): a directed graph with parallel edges, keys as text, as its users have it.
import graphology from "graphology";
import dijkstra from "graphology-shortest-path/dijkstra.js";
import { pairsOf } from "./kernel.mjs";

export function toGraph({ nodeCount, firstOut, head, weights }) {
  const graph = new graphology.MultiDirectedGraph();
  for (let node = 0; node < nodeCount; node++) graph.addNode(String(node));
  for (let node = 0; node < nodeCount; node++)
    for (let arc = firstOut[node]; arc < firstOut[node + 1]; arc++)
      graph.addEdgeWithKey(`a${arc}`, String(node), String(head[arc]), { weight: weights[0][arc] });
  return graph;
}

/** Length of a way told as nodes. */
function lengthOf({ firstOut, head, weights }, nodes) {
  let sum = 0;
  for (let i = 1; i < nodes.length; i++) {
    const from = Number(nodes[i - 1]);
    const to = Number(nodes[i]);
    let least = Number.POSITIVE_INFINITY;
    for (let arc = firstOut[from]; arc < firstOut[from + 1]; arc++)
      if (head[arc] === to) least = Math.min(least, weights[0][arc]);
    sum += least;
  }
  return sum;
}

export function prepareTree(instance) {
  const graph = toGraph(instance);
  return {
    queries: pairsOf(instance),
    run: ([from]) => dijkstra.singleSource(graph, String(from), "weight"),
    check: (ways) => Object.values(ways).reduce((sum, nodes) => sum + lengthOf(instance, nodes), 0),
  };
}

export function preparePath(instance) {
  const graph = toGraph(instance);
  return {
    queries: pairsOf(instance),
    run: ([from, to]) => dijkstra.bidirectional(graph, String(from), String(to), "weight"),
    check: (nodes) => (nodes === null ? -1 : lengthOf(instance, nodes)),
  };
}
