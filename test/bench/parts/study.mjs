// A study on data/chongqing by one thread and by two, beside building a graphology graph and running its dijkstra for each
// request (hours only, no timetable, no cargo: what a script that asks for one way after the other would do).
import { execFileSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join, relative } from "node:path";
import { performance } from "node:perf_hooks";
import { createRun, createThreads, makeManifest, mergeRun, readStudy } from "@lianyun/node";
import { buildGraph } from "@lianyun/planner";
import dijkstra from "graphology-shortest-path/dijkstra.js";
import { quantile } from "../contest.mjs";

const WORKERS = 2;
const FROM = "CNCKG";
const DESTINATIONS = ["DEDUI", "SGSIN", "NLRTM", "THBKK", "KZALA", "VNHAN", "PLMAL", "USLAX"];

/** Departures day by day from 1 June 2026. */
const studyOf = (network, days) =>
  `
network: ${network}
origins: [${FROM}]
destinations: [${DESTINATIONS.join(", ")}]
cargo:
  box: { containers: [{ type: 40HC, count: 1 }], grossKg: 14000 }
  heavy: { containers: [{ type: 20GP, count: 2 }], grossKg: 40000 }
  reefer: { containers: [{ type: 40HC, count: 1 }], grossKg: 18000, reefer: true }
departures: { from: 2026-06-01T08:00+08:00, every: P1D, until: ${new Date(Date.UTC(2026, 5, days)).toISOString().slice(0, 10)} }
criteria: [cost, duration]
scenarios: [{ use: [suez-shut] }]
`;

export async function run({ isFull }) {
  const folder = await mkdtemp(join(tmpdir(), "lianyun-bench-study-"));
  try {
    return await measure(folder, isFull);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Runs something with this process held to its first core; undefined where the machine has no `taskset`. */
async function onOneCore(work) {
  // Asked for before: on one core there is one.
  const all = `0-${availableParallelism() - 1}`;
  const hold = (cores) =>
    execFileSync("taskset", ["-a", "-c", "-p", cores, String(process.pid)], { stdio: "ignore" });
  try {
    hold("0");
  } catch {
    return undefined;
  }
  try {
    return await work();
  } finally {
    hold(all);
  }
}

async function measure(folder, isFull) {
  const data = new URL("../../../data/chongqing", import.meta.url).pathname;
  const file = join(folder, "study.yaml");
  await writeFile(file, studyOf(relative(folder, data), isFull ? 540 : 60));
  const ready = await readStudy(file);
  const manifest = makeManifest(ready);

  const rates = new Map();
  const hashes = new Set();
  // One, two, one, two: a neighbour meets both alike; the better of each counts.
  for (const round of [1, 2])
    for (const workers of [1, WORKERS]) {
      const run = await createRun(join(folder, `${workers}-${round}`), manifest, ready.snapshot);
      const engine = createThreads(run, { workers });
      const begin = performance.now();
      const failures = await engine.work();
      const seconds = (performance.now() - begin) / 1_000;
      if (failures.length > 0) throw new Error(failures[0].message);
      hashes.add((await mergeRun(run, engine)).files["rows.parquet"]);
      rates.set(workers, Math.max(rates.get(workers) ?? 0, manifest.rows / seconds));
    }
  if (hashes.size !== 1) throw new Error("one and two threads gave different rows");
  // A thread has its code compiled and its memory cleaned up on a second core where that is idle: what it does on one alone.
  const held = await onOneCore(async () => {
    const run = await createRun(join(folder, "held"), manifest, ready.snapshot);
    const begin = performance.now();
    await createThreads(run, { workers: 1 }).work();
    return manifest.rows / ((performance.now() - begin) / 1_000);
  });
  // What the machine gives: the study as often as there are workers, side by side, each by a thread that shares nothing.
  const apart = await Promise.all(
    Array.from({ length: WORKERS }, async (_, index) => {
      const run = await createRun(join(folder, `apart-${index}`), manifest, ready.snapshot);
      return createThreads(run, { workers: 1 });
    }),
  );
  const began = performance.now();
  await Promise.all(apart.map((engine) => engine.work()));
  const most = (WORKERS * manifest.rows) / ((performance.now() - began) / 1_000);

  const { network } = ready;
  const idsOf = (place) =>
    network.terminals.map(({ id }) => id).filter((id) => id.split(":")[0] === place);
  let sink = 0;
  const times = DESTINATIONS.flatMap((to) =>
    Array.from({ length: isFull ? 8 : 2 }, () => {
      const begin = performance.now();
      const graph = buildGraph(network);
      for (const origin of idsOf(FROM))
        for (const destination of idsOf(to))
          sink += dijkstra.bidirectional(graph, origin, destination, "durationH")?.length ?? 0;
      return performance.now() - begin;
    }),
  );
  const one = rates.get(1);
  const two = rates.get(WORKERS);
  const graphology = 1_000 / quantile(times, 0.5);
  return {
    title: `A study of ${manifest.rows} rows on data/chongqing, threads' start and compiling included (checksum ${sink})`,
    head: ["who", "plans a second", "x one thread", "x graphology"],
    rows: [
      ["one thread", one.toFixed(1), "1", (one / graphology).toFixed(1)],
      ...(held === undefined
        ? []
        : [["one thread, held to one core", held.toFixed(1), (held / one).toFixed(2), ""]]),
      [
        `${WORKERS} studies side by side, one thread each`,
        most.toFixed(1),
        (most / one).toFixed(2),
        "",
      ],
      [`${WORKERS} threads`, two.toFixed(1), (two / one).toFixed(2), (two / graphology).toFixed(1)],
      ["graphology, built and searched for each request", graphology.toFixed(1), "", "1"],
    ],
    goals: [
      { what: "a study by two threads, x one thread", measured: two / one, sign: ">=", least: 1.7 },
      {
        what: "a study by two threads, share of what two cores give",
        measured: two / most,
        sign: ">=",
        least: 0.85,
      },
      {
        what: "a study by two threads, x graphology built for each request",
        measured: two / graphology,
        sign: ">=",
        least: 1,
      },
    ],
  };
}
