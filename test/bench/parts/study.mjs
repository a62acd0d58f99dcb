// A study on data/chongqing by one thread and by two, beside building a graphology graph and running its dijkstra for each
// request (hours only, no timetable, no cargo: what a script that asks for one way after the other would do). `--full`: a long one.
import { execFileSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join, relative } from "node:path";
import { performance } from "node:perf_hooks";
import {
  chunksOfShard,
  createRun,
  createThreads,
  makeManifest,
  mergeRun,
  readStudy,
  tuneProcess,
} from "@lianyun/node";
import { buildGraph } from "@lianyun/planner";
import dijkstra from "graphology-shortest-path/dijkstra.js";
import { quantile } from "../contest.mjs";

const WORKERS = 2;
const FROM = "CNCKG";
const DESTINATIONS = ["DEDUI", "SGSIN", "NLRTM", "THBKK", "KZALA", "VNHAN", "PLMAL", "USLAX"];

/** Two months of departures, and three years of them by more criteria and under more scenarios: what a paper may ask. */
const SHORT = {
  days: 60,
  destinations: DESTINATIONS,
  criteria: ["cost", "duration"],
  scenarios: ["suez-shut"],
};
const LONG = {
  days: 1_096,
  destinations: DESTINATIONS,
  criteria: ["cost", "duration", "co2e"],
  scenarios: ["suez-shut", "malacca-shut", "hormuz-shut"],
};
/** The same to 25 places: about a million rows. */
const MORE = ["DEHAM", "MYPKG", "IDJKT", "JPTYO", "KRPUS", "AEJEA", "UZTAS", "ITGOA", "GBFXT"];
const YET_MORE = ["AUSYD", "BRSSZ", "KHPNH", "RUMOW", "INNSA", "USNYC", "JPOSA", "PLGDN"];
const LONGER = { ...LONG, destinations: [...DESTINATIONS, ...MORE, ...YET_MORE] };

/** Departures day by day from 1 June 2026. */
const studyOf = (network, { days, destinations, criteria, scenarios }) =>
  `
network: ${network}
origins: [${FROM}]
destinations: [${destinations.join(", ")}]
cargo:
  box: { containers: [{ type: 40HC, count: 1 }], grossKg: 14000 }
  heavy: { containers: [{ type: 20GP, count: 2 }], grossKg: 40000 }
  reefer: { containers: [{ type: 40HC, count: 1 }], grossKg: 18000, reefer: true }
departures: { from: 2026-06-01T08:00+08:00, every: P1D, until: ${new Date(Date.UTC(2026, 5, days)).toISOString().slice(0, 10)} }
criteria: [${criteria.join(", ")}]
scenarios: [${scenarios.map((id) => `{ use: [${id}] }`).join(", ")}]
`;

export async function run({ isFull }) {
  // As the command does.
  tuneProcess();
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

/** A study with its run's folder to come. */
async function studyIn(folder, name, given) {
  const data = new URL("../../../data/chongqing", import.meta.url).pathname;
  const file = join(folder, `${name}.yaml`);
  await writeFile(file, studyOf(relative(folder, data), given));
  const ready = await readStudy(file);
  return { ready, manifest: makeManifest(ready), folder: join(folder, name) };
}

/** Rows a second by one thread and by more, in turns: a neighbour meets both alike; the better of each counts. */
async function ratesOf({ ready, manifest, folder }, rounds) {
  const rates = new Map();
  const hashes = new Set();
  for (let round = 0; round < rounds; round++)
    for (const workers of [1, WORKERS]) {
      const run = await createRun(`${folder}-${workers}-${round}`, manifest, ready.snapshot);
      const engine = createThreads(run, { workers });
      const begin = performance.now();
      const failures = await engine.work();
      const seconds = (performance.now() - begin) / 1_000;
      if (failures.length > 0) throw new Error(failures[0].message);
      hashes.add((await mergeRun(run, engine)).files["rows.parquet"]);
      rates.set(workers, Math.max(rates.get(workers) ?? 0, manifest.rows / seconds));
    }
  if (hashes.size !== 1) throw new Error("one and two threads gave different rows");
  return { one: rates.get(1), two: rates.get(WORKERS) };
}

/** A thread has its code compiled and its memory cleared up on a second core where that is idle: its rows a second on one alone. */
const rateHeld = ({ manifest, ready, folder }) =>
  onOneCore(async () => {
    const run = await createRun(`${folder}-held`, manifest, ready.snapshot);
    const begin = performance.now();
    await createThreads(run, { workers: 1 }).work();
    return manifest.rows / ((performance.now() - begin) / 1_000);
  });

async function measure(folder, isFull) {
  const study = await studyIn(folder, "short", SHORT);
  const { ready, manifest } = study;
  const { one, two } = await ratesOf(study, 2);
  const long = [];
  for (const [name, given] of isFull ? Object.entries({ LONG, LONGER }) : []) {
    const asked = await studyIn(folder, name, given);
    long.push({
      rows: asked.manifest.rows,
      ...(await ratesOf(asked, 2)),
      held: await rateHeld(asked),
    });
  }
  const held = await rateHeld(study);
  // What the machine gives: as many runs as there are workers, side by side, each of a share of the chunks by one thread.
  const apart = await Promise.all(
    Array.from({ length: WORKERS }, async (_, index) => {
      const run = await createRun(join(folder, `apart-${index}`), manifest, ready.snapshot);
      const chunks = chunksOfShard(run, { index: index + 1, of: WORKERS });
      return createThreads(run, { workers: 1, chunks });
    }),
  );
  const began = performance.now();
  await Promise.all(apart.map((engine) => engine.work()));
  const most = manifest.rows / ((performance.now() - began) / 1_000);

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
  const graphology = 1_000 / quantile(times, 0.5);
  return {
    title: `Studies of data/chongqing, threads' start and compiling included: ${manifest.rows} rows unless told (checksum ${sink})`,
    head: ["who", "plans a second", "x one thread", "x graphology"],
    rows: [
      ["one thread", one.toFixed(1), "1", (one / graphology).toFixed(1)],
      ...(held === undefined
        ? []
        : [["one thread, held to one core", held.toFixed(1), (held / one).toFixed(2), ""]]),
      [
        `${WORKERS} runs of a share each side by side, one thread a run`,
        most.toFixed(1),
        (most / one).toFixed(2),
        "",
      ],
      [`${WORKERS} threads`, two.toFixed(1), (two / one).toFixed(2), (two / graphology).toFixed(1)],
      ["graphology, built and searched for each request", graphology.toFixed(1), "", "1"],
      ...long.flatMap((found) => [
        [`${found.rows} rows, one thread`, found.one.toFixed(1), "1", ""],
        ...(found.held === undefined
          ? []
          : [
              [
                `${found.rows} rows, one thread, held to one core`,
                found.held.toFixed(1),
                (found.held / found.one).toFixed(2),
                "",
              ],
            ]),
        [
          `${found.rows} rows, ${WORKERS} threads`,
          found.two.toFixed(1),
          (found.two / found.one).toFixed(2),
          "",
        ],
      ]),
    ],
    goals: [
      // Until its code is compiled a thread takes two cores: what a second is worth shows in studies that last.
      ...long.map(({ rows, one, two }) => ({
        what: `a study of ${rows} rows by two threads, x one thread`,
        measured: two / one,
        sign: ">=",
        least: 1.7,
      })),
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
