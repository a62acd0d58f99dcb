// How many chunks a cluster can queue and drain: 100,000 that take no time, two workers, and a status while they run.
// Usage: node test/bench/cluster.mjs [--chunks 100000] [--workers 2]; needs PostgreSQL's programs, starts a server of its own.
import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { performance } from "node:perf_hooks";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { openCluster, upCluster } from "@lianyun/cluster";
import { makeManifest, readStudy } from "@lianyun/node";
import { startPostgres } from "../cluster/postgres.mjs";

const { values } = parseArgs({
  options: {
    chunks: { type: "string", default: "100000" },
    workers: { type: "string", default: "2" },
    worker: { type: "string" },
  },
});
const COMPUTER = fileURLToPath(new URL("./noWork.mjs", import.meta.url));
const seconds = (since) => (performance.now() - since) / 1_000;

if (values.worker !== undefined) {
  const cluster = await openCluster(process.env.DATABASE_URL);
  await cluster.work({ runs: [values.worker], isDraining: true, computer: COMPUTER });
  await cluster.end();
} else await bench(Number(values.chunks), Number(values.workers));

async function bench(chunks, workers) {
  const server = await startPostgres();
  try {
    await upCluster(server.url(), { tenant: "bench" });
    process.env.DATABASE_URL = server.url("bench");
    const cluster = await openCluster(process.env.DATABASE_URL);
    const { manifest, snapshot } = await manyChunks(chunks);
    const queued = performance.now();
    await cluster.submit(manifest, snapshot);
    const queuedS = seconds(queued);
    console.log(
      `queued ${chunks} chunks in ${queuedS.toFixed(1)} s: ${Math.round(chunks / queuedS)}/s`,
    );
    const began = performance.now();
    const crew = Array.from({ length: workers }, () => startWorker(manifest.id));
    const statusMs = [];
    let isOver = false;
    const watching = (async () => {
      while (!isOver) {
        const asked = performance.now();
        await cluster.statusOf(manifest.id);
        statusMs.push(performance.now() - asked);
        await setTimeout(500);
      }
    })();
    await Promise.all(crew);
    isOver = true;
    await watching;
    const drainedS = seconds(began);
    const { progress } = await cluster.statusOf(manifest.id);
    const twice = await cluster.twice(manifest.id);
    statusMs.sort((a, b) => a - b);
    const at = (share) => statusMs[Math.floor(share * (statusMs.length - 1))].toFixed(0);
    console.log(
      `drained by ${workers} worker(s) in ${drainedS.toFixed(1)} s: ${Math.round(chunks / drainedS)}/s`,
    );
    console.log(`done ${progress.doneChunks}, dead ${progress.dead}, twice ${twice.length}`);
    console.log(
      `status, ${statusMs.length} times while it ran: median ${at(0.5)} ms, p95 ${at(0.95)} ms, worst ${at(1)} ms`,
    );
    await cluster.end();
  } finally {
    await server.end();
  }
}

function startWorker(run) {
  const child = spawn(process.execPath, [fileURLToPath(import.meta.url), "--worker", run], {
    stdio: ["ignore", "inherit", "inherit"],
  });
  return new Promise((resolve, reject) =>
    child.once("exit", (code) => (code === 0 ? resolve() : reject(new Error(`worker: ${code}`)))),
  );
}

/** A run of so many chunks of one row: one question on as many days. */
async function manyChunks(count) {
  const folder = await mkdtemp(join(tmpdir(), "lianyun-load-"));
  const tiny = fileURLToPath(new URL("../../data/tiny", import.meta.url));
  // Each hour in the base and in a scenario.
  const hours = Math.ceil(count / 2);
  const until = new Date(Date.UTC(2026, 0, 1) + (hours - 1) * 3_600_000).toISOString().slice(0, 16);
  const file = join(folder, "load.yaml");
  await writeFile(
    file,
    `network: ${relative(folder, tiny)}
origins: [INL]
destinations: [FAR]
cargo: { box: { containers: [{ type: 40HC, count: 1 }], grossKg: 14000 } }
departures: { from: 2026-01-01T00:00Z, every: PT1H, until: ${until}Z }
criteria: [cost]
scenarios: [{ id: west shut, modifications: [{ do: closeCorridor, corridor: west }] }]
`,
  );
  const ready = await readStudy(file);
  await rm(folder, { recursive: true });
  return { manifest: makeManifest(ready, { chunkRows: 1 }), snapshot: ready.snapshot };
}
