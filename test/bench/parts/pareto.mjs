// Exact fronts on generic graphs, by the product's own search: against Martins' labelling, and against the same algorithm
// in C++; bounds are worked out within the time of every query. Then how labels, fronts and times grow.
import { contest, fileOf, inNode, inTwin, quantile } from "../contest.mjs";
import { makeInstance } from "../instances.mjs";
import { asMs, goal, ratio } from "../table.mjs";

const told = (contender, label, ...options) => inNode([contender, ...options].join(":"), label);
const twin = (...options) => {
  const { label, command } = inTwin("pareto");
  return { label, command: (name, file) => command(name, file, options) };
};

export async function run({ isFull }) {
  const rows = [];
  const goals = [];
  const sizes = [
    ["mm-1000", 40],
    ["mm-10000", isFull ? 20 : 6],
    ...(isFull ? [["mm-30000", 6]] : []),
  ];
  for (const [name, queries] of sizes) {
    const { nodeCount, head } = makeInstance(name, queries);
    const static3 = [];
    for (const [criteria, ...schedule] of [["2"], ["3"], ["2", "scheduled"], ["3", "scheduled"]]) {
      const isSmall = name === "mm-1000" && schedule.length === 0;
      const found = await contest(
        [
          told("pareto", "ours", criteria, ...schedule),
          twin(criteria, ...schedule),
          ...(isSmall ? [{ ...told("martins", "Martins", criteria), passes: 1 }] : []),
        ],
        name,
        fileOf(name, queries),
        // The best of 20 where a query takes a millisecond, of 6 where it takes a hundred: a neighbour's turn is in between.
        { rounds: 2, passes: name === "mm-1000" ? 10 : 3 },
      );
      const [ours, cpp, martins] = found;
      const what = `${name}, ${criteria} criteria${schedule.length > 0 ? ", scheduled" : ""}`;
      const mean = (key) => ours.more.reduce((sum, count) => sum + count[key], 0) / queries;
      const made = mean("labels");
      const ms = ours.ms.reduce((sum, one) => sum + one, 0) / queries;
      for (const row of found)
        rows.push([
          what,
          `${nodeCount} / ${head.length}`,
          row.label,
          asMs(row),
          row.absent === undefined ? row.p90.toPrecision(3) : "",
          row === ours ? "" : ratio(row, ours),
          row.differing ?? "",
          ...(row === ours
            ? [
                quantile(
                  ours.more.map(({ front }) => front),
                  0.5,
                ),
                Math.max(...ours.more.map(({ front }) => front)),
                Math.round(made),
                Math.round(mean("extracted")),
                (made / ms / 1_000).toFixed(2),
              ]
            : ["", "", "", "", ""]),
        ]);
      goals.push(goal(`fronts, ${what}, ours against C++`, ours, cpp, "<=", 2));
      if (criteria === "3" && martins !== undefined)
        goals.push(goal(`fronts, ${what}, Martins against ours`, martins, ours, ">=", 80));
      for (const row of found.slice(1))
        if (row.differing !== undefined)
          goals.push({
            what: `fronts, ${what}, ${row.label}: answers that differ`,
            measured: row.differing,
            sign: "<=",
            least: 0,
          });
      if (criteria === "3" && schedule.length === 0) static3.push(ours);
      if (criteria === "3" && schedule.length > 0)
        goals.push(goal(`fronts, ${what} against static`, ours, static3[0], "<=", 3));
    }
  }
  return {
    title: "Exact fronts on generic graphs (labels: mean a query)",
    head: [
      "graph",
      "nodes / links",
      "contender",
      "median ms",
      "p90",
      "x ours",
      "differing",
      "front, median",
      "largest",
      "labels made",
      "taken",
      "M labels/s",
    ],
    rows,
    goals,
  };
}
