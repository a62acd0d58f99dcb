// One to all, one criterion: graphology tells the way to every node, we the last arc of it; both are timed as they are.
import { contest, fileOf, inNode, inTwin } from "../contest.mjs";
import { asMs, goal, ratio } from "../table.mjs";

const CONTENDERS = [
  inNode("kernelTree", "ours"),
  inTwin("tree"),
  inNode("graphologyTree", "graphology"),
];

export async function run({ isFull }) {
  const instances = [
    ["mm-1000", 20, 20, 1.4],
    ["mm-10000", 10, 60, 1.4],
    ["mm-100000", isFull ? 5 : 2, 80, 1.6],
    ...(isFull ? [["grid-10000", 10, undefined, 1.4]] : []),
  ];
  const rows = [];
  const goals = [];
  for (const [name, queries, overGraphology, overTwin] of instances) {
    const found = await contest(CONTENDERS, name, fileOf(name, queries));
    const [ours, twin, graphology] = found;
    rows.push([
      name,
      ...found.map(asMs),
      ratio(ours, twin),
      ratio(graphology, ours),
      found.some(({ differing }) => differing > 0) ? "DIFFER" : "equal",
    ]);
    goals.push(goal(`one to all, ${name}, against the twin`, ours, twin, "<=", overTwin));
    if (overGraphology !== undefined)
      goals.push(
        goal(
          `one to all, ${name}, graphology against ours`,
          graphology,
          ours,
          ">=",
          overGraphology,
        ),
      );
  }
  return {
    title: "One to all, one criterion (median ms)",
    head: [
      "instance",
      "ours",
      "C++ twin",
      "graphology",
      "ours / twin",
      "graphology / ours",
      "answers",
    ],
    rows,
    goals,
  };
}
