// The compiled network of memoryPlanner with all that the first question makes of it: moves, rides, lists of rows.
import { compile } from "../../../packages/planner/dist/compile/compile.js";

export function prepare({ network }) {
  const compiled = compile(network);
  // Each property works its list out and keeps it.
  const lists = Object.values(compiled).length;
  return {
    queries: [0],
    run: () => lists,
    check: () => 0,
    kept: [compiled, network],
    more: () => ({}),
  };
}
