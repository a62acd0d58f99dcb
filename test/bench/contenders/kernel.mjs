// The arrays of an instance as the planner's kernels take them.

import { layOut } from "../../../packages/planner/dist/kernel/arcs.js";
import { createPathSearch } from "../../../packages/planner/dist/kernel/path.js";
import { createTreeSearch } from "../../../packages/planner/dist/kernel/tree.js";

/** The first criterion as arcs. */
export function toArcs({ nodeCount, firstOut, head, weights }) {
  const tail = new Int32Array(head.length);
  for (let node = 0; node < nodeCount; node++) tail.fill(node, firstOut[node], firstOut[node + 1]);
  return layOut(nodeCount, tail, head, weights[0]);
}
export const pairsOf = ({ queries }) =>
  Array.from({ length: queries.length / 2 }, (_, i) => [queries[2 * i], queries[2 * i + 1]]);

/** One to all. What is found is summed up over the nodes reached. */
export function prepareTree(instance) {
  const search = createTreeSearch(toArcs(instance));
  return {
    queries: pairsOf(instance),
    run: ([from]) => search.from(from),
    check: (distance) =>
      distance.reduce((sum, value) => (value < Number.POSITIVE_INFINITY ? sum + value : sum), 0),
  };
}

/** One to one. */
export function preparePath(instance) {
  const search = createPathSearch(toArcs(instance));
  return {
    queries: pairsOf(instance),
    run: ([from, to]) => search.find(from, to),
    check: (path) => path?.length ?? -1,
  };
}
