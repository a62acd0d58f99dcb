// The planner as anybody uses it: tables in, `plan` by duration out.
import { createPlanner, formatIssue, parseNetwork } from "../../../packages/planner/dist/index.js";
import { START, toTables } from "../timetables.mjs";

const midnight = Date.parse(`${START.date}T00:00:00Z`);
const departAfter = new Date(midnight + START.minute * 60_000).toISOString().replace(".000", "");
const cargo = { containers: [{ type: "20GP", count: 1 }], grossKg: 10_000 };
export const question = { cargo, departAfter, minimize: "duration" };

export function prepare(timetable) {
  const parsed = parseNetwork(toTables(timetable));
  if (parsed.issues !== undefined)
    throw new Error(
      parsed.issues
        .slice(0, 5)
        .map((issue) => formatIssue(issue))
        .join("\n"),
    );
  const planner = createPlanner(parsed.network);
  const ask = ({ from, to }) => planner.plan({ ...question, from: `T${from}`, to: `T${to}` });
  return {
    planner,
    queries: timetable.queries,
    run: ask,
    check: ({ itinerary }) =>
      itinerary === undefined ? -1 : (Date.parse(itinerary.availableAt) - midnight) / 60_000,
  };
}
