// Times questions on data/chongqing, side by side with a shortest path of graphology on the same network (one weight,
// no timetable: what a user would otherwise pick). For people: reported, never gated. `npm run bench`
import { readFile } from "node:fs/promises";
import { cpus } from "node:os";
import { performance } from "node:perf_hooks";
import { readNetwork } from "@lianyun/node";
import { buildGraph, createPlanner } from "@lianyun/planner";
import dijkstra from "graphology-shortest-path/dijkstra.js";

const folder = new URL("../../data/chongqing", import.meta.url).pathname;
const { pairs, cargo, departAfter } = JSON.parse(
  await readFile(new URL("queries.json", import.meta.url), "utf8"),
);
const WARM_UP = 20;
const PASSES = 15;

const network = await readNetwork(folder);
const started = performance.now();
const planner = createPlanner(network);
const compileMs = performance.now() - started;
const graph = buildGraph(network);
const ids = (place) =>
  network.terminals.map(({ id }) => id).filter((id) => id === place || id.split(":")[0] === place);

// What is found is added up, so that no engine can leave the work out.
let sink = 0;
const contenders = {
  "plan by cost": (question) => {
    const plan = planner.plan({ ...question, minimize: "cost" });
    sink += plan.itinerary?.cost ?? 0;
    return plan.stats;
  },
  "plan by duration": (question) => {
    const plan = planner.plan({ ...question, minimize: "duration" });
    sink += plan.itinerary?.durationH ?? 0;
    return plan.stats;
  },
  "pareto, 3 criteria": (question) => {
    const front = planner.pareto({ ...question, over: ["cost", "duration", "co2e"] });
    sink += front.itineraries?.length ?? 0;
    return front.stats;
  },
  "pareto, resolution of the demo": (question) => {
    const resolution = { cost: 10, duration: 1, co2e: 10 };
    const front = planner.pareto({ ...question, over: ["cost", "duration", "co2e"], resolution });
    sink += front.itineraries?.length ?? 0;
    return front.stats;
  },
  "graphology dijkstra, hours only": ({ from, to }) => {
    for (const origin of ids(from))
      for (const destination of ids(to))
        sink += dijkstra.bidirectional(graph, origin, destination, "durationH")?.length ?? 0;
    return undefined;
  },
};

const times = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]));
const labels = Object.fromEntries(Object.keys(contenders).map((name) => [name, 0]));
for (let pass = -WARM_UP; pass < PASSES; pass++)
  // Interleaved, so that a noisy neighbour meets all alike.
  for (const [from, to] of pairs)
    for (const [name, ask] of Object.entries(contenders)) {
      if (pass < 0 && pass % 5 !== 0) continue;
      const begin = performance.now();
      const stats = ask({ from, to, cargo, departAfter });
      const spent = performance.now() - begin;
      if (pass < 0) continue;
      times[name].push(spent);
      if (pass === 0) labels[name] += stats?.labels ?? 0;
    }

const quantile = (sorted, q) => sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))];
const base = [...times["pareto, 3 criteria"]].sort((a, b) => a - b);
console.log(
  `${network.terminals.length} terminals, ${network.services.length} services; ${pairs.length} questions x ${PASSES} passes, warm`,
);
console.log(
  `${cpus()[0]?.model}, Node ${process.version}; compiled in ${compileMs.toFixed(0)} ms; checksum ${Math.round(sink)}`,
);
console.log(
  "question                             median    p90    p99    max  (ms)   labels  x pareto",
);
for (const [name, list] of Object.entries(times)) {
  const sorted = list.sort((a, b) => a - b);
  const cells = [0.5, 0.9, 0.99, 1].map((q) => quantile(sorted, q).toFixed(2).padStart(7)).join("");
  const ratio = (quantile(sorted, 0.5) / quantile(base, 0.5)).toFixed(2);
  console.log(
    `${name.padEnd(36)}${cells}${String(labels[name]).padStart(15)}${ratio.padStart(10)}`,
  );
}
