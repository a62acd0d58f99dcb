// The same graph in graphology.
import { toGraph } from "./graphology.mjs";

export function prepare(instance) {
  const graph = toGraph(instance);
  return { queries: [0], run: () => graph.order, check: () => 0, kept: graph };
}
