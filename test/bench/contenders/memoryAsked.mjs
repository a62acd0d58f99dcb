// The planner of memoryPlanner after a question: a fastest way, as the timetable part asks for.
import { createPlanner } from "../../../packages/planner/dist/index.js";
import { question } from "./plannerTimetable.mjs";

export function prepare({ network, queries: [first] }) {
  const planner = createPlanner(network);
  planner.plan({ ...question, from: `T${first.from}`, to: `T${first.to}` });
  return {
    queries: [0],
    run: () => planner.network.name,
    check: () => 0,
    kept: [planner, network],
    more: () => ({}),
  };
}
