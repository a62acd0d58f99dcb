// The same rows as a graph of graphology.
import { buildGraph } from "../../../packages/planner/dist/index.js";

export function prepare({ network }) {
  const graph = buildGraph(network);
  return { queries: [0], run: () => graph.order, check: () => 0, kept: [graph, network] };
}
