// One to one, one criterion: bidirectional over the same arrays, NBA* of ngraph.path with the best exact heuristic.
import { contest, fileOf, inNode, inTwin } from "../contest.mjs";
import { asUs, goal, ratio } from "../table.mjs";

const CONTENDERS = [
  inNode("kernelPath", "ours"),
  inTwin("path"),
  inNode("ngraphNba", "ngraph.path NBA*"),
  inNode("graphologyPath", "graphology"),
];

export async function run({ isFull }) {
  const instances = [
    ["mm-1000", 100],
    ["mm-10000", isFull ? 100 : 40],
    ["grid-10000", isFull ? 100 : 20],
    ["mm-100000", isFull ? 20 : 6],
    ...(isFull ? [["grid-99856", 10]] : []),
  ];
  const rows = [];
  const goals = [];
  for (const [name, queries] of instances) {
    const found = await contest(CONTENDERS, name, fileOf(name, queries), { passes: 4 });
    const [ours, twin, nba, graphology] = found;
    const won = ours.ms.filter((ms, i) => ms < nba.ms[i]).length / queries;
    rows.push([
      name,
      ...found.map(asUs),
      ratio(ours, twin),
      ratio(nba, ours),
      ratio(graphology, ours),
      `${(100 * won).toFixed(0)} %`,
      found.some(({ differing }) => differing > 0) ? "DIFFER" : "equal",
    ]);
    goals.push(
      goal(`one to one, ${name}, against the twin`, ours, twin, "<=", 2),
      goal(`one to one, ${name}, NBA* against ours`, nba, ours, ">=", 1),
      {
        what: `one to one, ${name}, share of queries faster than NBA*`,
        measured: won,
        sign: ">=",
        least: 0.95,
      },
    );
  }
  return {
    title: "One to one, one criterion (median us)",
    head: [
      "instance",
      "ours",
      "C++ twin",
      "NBA*",
      "graphology",
      "ours / twin",
      "NBA* / ours",
      "graphology / ours",
      "faster than NBA* on",
      "answers",
    ],
    rows,
    goals,
  };
}
