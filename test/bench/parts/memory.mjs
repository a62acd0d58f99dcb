// Bytes held after the collector ran: a graph for searching against graphology's, a planner against `buildGraph`.
// The rows themselves count for neither, but where a snapshot is opened. What `buildGraph` makes knows the links, on demand and
// between two calls of a service, with kilometres and hours; no departures, no ride past a call, no handling.
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { contest, fileOf, inNode } from "../contest.mjs";
import { makeTimetable } from "../timetables.mjs";

export async function run({ isFull }) {
  const folder = mkdtempSync(join(tmpdir(), "lianyun-bench-"));
  const file = join(folder, "tt.json");
  writeFileSync(file, JSON.stringify(makeTimetable("tt-5000", 1)));
  const cases = [
    ...["mm-1000", "mm-10000", ...(isFull ? ["mm-100000"] : [])].map((name) => [
      `${name}, a search`,
      name,
      fileOf(name, 1),
      ["memoryArcs", "memoryGraphology"],
    ]),
    [
      "tt-5000, the compiled network: a planner that was asked nothing yet",
      "tt-5000",
      file,
      ["memoryPlanner", "memoryBuildGraph"],
    ],
    [
      "tt-5000, the same laid out, as the first question does: moves, rides, lists of rows",
      "tt-5000",
      file,
      ["memoryLaidOut", "memoryBuildGraph"],
    ],
    [
      "tt-5000, the same planner after a question: the cargo's prices and buffers of the search, too",
      "tt-5000",
      file,
      ["memoryAsked", "memoryBuildGraph"],
    ],
    [
      "data/chongqing, a planner from a snapshot and a question, rows and all",
      "chongqing",
      new URL("../../../data/chongqing", import.meta.url).pathname,
      ["memorySnapshot", "memoryBuildGraph"],
    ],
  ];
  const rows = [];
  const goals = [];
  for (const [what, name, path, contenders] of cases) {
    const [ours, theirs] = await contest(
      contenders.map((contender) => inNode(contender, contender)),
      name,
      path,
      { rounds: 1, passes: 1 },
    );
    const share = ours.bytes / theirs.bytes;
    rows.push([
      what,
      (ours.bytes / 1e6).toFixed(2),
      (theirs.bytes / 1e6).toFixed(2),
      `${(100 * share).toFixed(1)} %`,
    ]);
    if (ours.more?.openMs !== undefined) {
      const { openMs, warmMs, megabytes } = ours.more;
      const what = `opening a snapshot of ${megabytes.toFixed(2)} MB`;
      rows.push(
        [`${what}, ms, and ms a MB`, warmMs.toFixed(2), "", (warmMs / megabytes).toFixed(2)],
        [`${what}, the first of a process`, openMs.toFixed(1), "", (openMs / megabytes).toFixed(1)],
      );
      goals.push({ what: `${what}, ms a MB`, measured: warmMs / megabytes, sign: "<=", least: 1 });
    }
    // Told, not a goal: it holds what the graph does not, the rows or all that answering takes.
    if (ours.more !== undefined) continue;
    goals.push({ what: `memory, ${what}`, measured: share, sign: "<=", least: 0.1 });
  }
  return {
    title: "Memory (MB)",
    head: ["what", "ours", "graphology", "share"],
    rows,
    goals,
  };
}
