// A planner on top of the rows of a network, which it shares with whoever read them.
import { createPlanner } from "../../../packages/planner/dist/index.js";

export function prepare({ network }) {
  const planner = createPlanner(network);
  return { queries: [0], run: () => planner.version, check: () => 0, kept: [planner, network] };
}
