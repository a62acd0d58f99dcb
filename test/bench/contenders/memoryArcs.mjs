// A graph as the kernels search it, the buffers of a search included.
import { createTreeSearch } from "../../../packages/planner/dist/kernel/tree.js";
import { toArcs } from "./kernel.mjs";

export function prepare(instance) {
  const search = createTreeSearch(toArcs(instance));
  return { queries: [0], run: () => search.from(0)[0], check: () => 0, kept: search };
}
