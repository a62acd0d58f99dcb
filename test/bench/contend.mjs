// One contender in a process of its own: `node contend.mjs <contender> <instance> <file>`.
// Reads "round <passes>" a line and answers with a line of JSON: the best time a query, what it found, bytes held.
import { readFile } from "node:fs/promises";
import { performance } from "node:perf_hooks";
import { createInterface } from "node:readline";
import { fromBytes } from "./instances.mjs";

const [contender, name, file] = process.argv.slice(2);
// "pareto:3:scheduled": a contender and what it is told beside the instance.
const [module, ...told] = contender.split(":");
const { prepare } = await import(`./contenders/${module}.mjs`);

/** Bytes in use; what is freed by the collector is given back a little later, hence the rounds. */
async function held() {
  for (let i = 0; i < 8; i++) {
    globalThis.gc?.();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
const read = async () => {
  if (!file.endsWith(name))
    return file.endsWith(".json")
      ? JSON.parse(await readFile(file, "utf8"))
      : fromBytes(name, await readFile(file));
  // A folder of data/.
  const { readNetwork } = await import("../../packages/node/dist/index.js");
  return { network: await readNetwork(file) };
};
let instance = await read();
// Rows belong to whoever read them: they are there before anything is measured.
if (instance.lines !== undefined && contender.startsWith("memory")) {
  const { parseNetwork } = await import("../../packages/planner/dist/index.js");
  const { toTables } = await import("./timetables.mjs");
  instance.network = parseNetwork(toTables(instance)).network;
}
if (contender === "memorySnapshot") {
  const { toSnapshot } = await import("../../packages/planner/dist/index.js");
  instance = { snapshot: toSnapshot(instance.network) };
}
// The code of what is measured is compiled by then: it belongs to neither side. Of a copy, of which nothing is kept but the
// memory of a search, where one was asked: two are, so the second is measured too.
if (contender.startsWith("memory")) await prepare(structuredClone(instance), ...told);
const before = await held();
const { queries, run, check, kept, more } = await prepare(instance, ...told);
const bytes = (await held()) - before;

const LEAST_MS = 0.1;
/** Own time where it is less than the clock's: a neighbour took the rest. */
function spend(query, times) {
  const cpu = process.cpuUsage();
  const begin = performance.now();
  let result;
  for (let i = 0; i < times; i++) result = run(query);
  const wall = performance.now() - begin;
  if (wall < 1) return { result, ms: wall / times };
  const { user, system } = process.cpuUsage(cpu);
  return { result, ms: Math.min(wall, (user + system) / 1_000) / times };
}

/** As long as it takes to compile what is asked for by the thousand, and to lay out what is laid out when first asked for. */
const WARM_UP_MS = 1_500;

let isWarm = false;
function round(passes) {
  if (!isWarm) {
    const until = performance.now() + WARM_UP_MS;
    for (let i = 0; performance.now() < until && i < 200; i++)
      for (const query of queries) if (performance.now() < until) run(query);
    isWarm = true;
  }
  const ms = [];
  const sums = [];
  for (const query of queries) {
    const first = spend(query, 1);
    sums.push(check(first.result, query));
    const repeats = Math.max(1, Math.min(100, Math.ceil(LEAST_MS / first.ms)));
    let best = first.ms;
    // What takes long is not taken five times.
    for (let pass = first.ms > 500 ? passes : 1; pass < passes; pass++)
      best = Math.min(best, spend(query, repeats).ms);
    ms.push(best);
  }
  return { ms, sums, bytes, peakBytes: process.resourceUsage().maxRSS * 1_024, more: more?.() };
}

process.stdout.write("ready\n");
// What was prepared is held until the end: it was measured.
globalThis.kept = kept;
for await (const line of createInterface({ input: process.stdin })) {
  const [word, passes] = line.split(" ");
  if (word !== "round") break;
  process.stdout.write(`${JSON.stringify(round(Number(passes)))}\n`);
}
