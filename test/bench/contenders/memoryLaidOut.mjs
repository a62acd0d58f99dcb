// The compiled network of memoryPlanner with all that the first question makes of it: moves, rides, lists of rows.
import { compile } from "../../../packages/planner/dist/compile/compile.js";

export function prepare({ network }) {
  const compiled = compile(network);
  // Each getter works its list out and keeps it.
  const names = Object.getOwnPropertyNames(Object.getPrototypeOf(compiled));
  const lists = names.map((name) => compiled[name]).filter((list) => list?.length > 0).length;
  if (lists < 10) throw new Error(`only ${lists} lists were laid out`);
  return {
    queries: [0],
    run: () => lists,
    check: () => 0,
    kept: [compiled, network],
    more: () => ({}),
  };
}
