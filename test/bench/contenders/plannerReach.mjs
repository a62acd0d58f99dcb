// The planner's answer for all terminals at once: earliest arrivals are pure, no ties to be told apart.
import { START } from "../timetables.mjs";
import { prepare as preparePlan, question } from "./plannerTimetable.mjs";

export function prepare(timetable) {
  const { planner, queries } = preparePlan(timetable);
  return {
    queries,
    run: ({ from }) => planner.reach({ ...question, from: `T${from}` }),
    check({ reached }, { to }) {
      const found = reached?.find(({ terminal }) => terminal === `T${to}`);
      return found === undefined ? -1 : START.minute + Math.round(found.durationH * 60);
    },
  };
}
