// Earliest arrival on weekly timetables, through the planner's own door: `plan` by duration, itinerary and all.
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { contest, inNode } from "../contest.mjs";
import { asMs, goal, ratio } from "../table.mjs";
import { makeTimetable } from "../timetables.mjs";

const CONTENDERS = [
  inNode("plannerTimetable", "ours"),
  inNode("plannerReach", "ours, to all terminals"),
  inNode("minotor", "minotor"),
  inNode("minotorMended", "minotor, mended"),
  inNode("raptorJourneyPlanner", "raptor-journey-planner"),
];

export async function run({ isFull }) {
  const folder = mkdtempSync(join(tmpdir(), "lianyun-bench-"));
  const rows = [];
  const goals = [];
  for (const [name, queries, overMinotor] of [
    ["tt-500", isFull ? 100 : 20, 3],
    ["tt-5000", isFull ? 20 : 8, 8],
  ]) {
    const timetable = makeTimetable(name, queries);
    const file = join(folder, `${name}.json`);
    writeFileSync(file, JSON.stringify(timetable));
    // `reach` looks for what is missing after 20,000 labels terminal by terminal: an hour on tt-5000.
    const asked = CONTENDERS.filter(
      ({ label }) => name === "tt-500" || !label.endsWith("all terminals"),
    );
    const found = await contest(asked, name, file, {
      rounds: isFull ? 2 : 1,
      passes: 3,
    });
    const ours = found[0];
    const [mended, raptor] = found.slice(-2);
    for (const row of found)
      rows.push([
        `${name}, ${timetable.trips} departures a week`,
        row.label,
        asMs(row),
        row === ours ? "" : ratio(row, ours),
        row.sums.filter((sum, i) => sum === timetable.queries[i].arrival).length,
        row.sums.filter((sum) => sum < 0).length,
        row.sums.filter((sum, i) => sum > timetable.queries[i].arrival).length,
        row.sums.filter((sum, i) => sum >= 0 && sum < timetable.queries[i].arrival).length,
        (row.bytes / 1e6).toFixed(1),
      ]);
    const right = ours.sums.filter((sum, i) => sum === timetable.queries[i].arrival).length;
    goals.push(
      goal(
        `earliest arrival, ${name}, minotor (mended) against ours`,
        mended,
        ours,
        ">=",
        overMinotor,
      ),
      goal(
        `earliest arrival, ${name}, raptor-journey-planner against ours`,
        raptor,
        ours,
        ">=",
        15,
      ),
      {
        what: `earliest arrival, ${name}, share of ways found and right`,
        measured: right / queries,
        sign: ">=",
        least: 1,
      },
    );
  }
  return {
    title: "Earliest arrival (median ms)",
    head: [
      "timetable",
      "contender",
      "median ms",
      "x ours",
      "right",
      "not found",
      "late",
      "impossible",
      "MB",
    ],
    rows,
    goals,
  };
}
