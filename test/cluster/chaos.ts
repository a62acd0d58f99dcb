/** Workers and a server to which everything happens that can; and what is counted afterwards. */
import { type ChildProcess, spawn } from "node:child_process";
import { openSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { type Cluster, openCluster, upCluster } from "@lianyun/cluster";
import type { Manifest } from "@lianyun/node";
import { type Server, startPostgres } from "./postgres.mjs";

/** What can happen. */
export type Blow =
  /** A worker is killed. */
  | "kill"
  /** A worker sleeps past its lease, and wakes up believing that its chunk is its own. */
  | "sleep"
  /** The server is stopped, is away for a while, and comes back. */
  | "stop"
  /** The server loses all its processes at once. */
  | "crash"
  /** The schema of the queue is dropped. */
  | "drop";

export interface ChaosPlan {
  readonly manifest: Manifest;
  readonly snapshot: Uint8Array;
  /** In their order, spread over the run. */
  readonly blows: readonly Blow[];
  /** What is wrong with chunks, by position. */
  readonly poison: Readonly<Record<number, "throws" | "exits" | "memory" | "never">>;
  readonly workers: number;
}

export interface ChaosCount {
  /** Healthy chunks without a result. */
  readonly lost: number;
  /** Chunks that took effect more than once, counted in a table without a key. */
  readonly twice: number;
  /** Healthy chunks that were given up. */
  readonly innocentsDead: number;
  /** Poisoned chunks that were given up. */
  readonly poisonDead: number;
  /** Healthy chunks that were begun again, as a share of all. */
  readonly rerunShare: number;
  readonly blows: number;
  /** Processes of workers, those that were started again among them. */
  readonly processes: number;
  readonly seconds: number;
  /** SHA-256 of all rows, once the poison was taken out and the dead were tried again. */
  readonly rows: string | undefined;
}

const WORKER = fileURLToPath(new URL("./chaosWorker.mjs", import.meta.url));
const TENANT = "chaos";
/** A file for what workers say, where one wants to read it. */
const { CHAOS_LOG: LOG } = process.env;
/** Longer than a lease of ten seconds and the time in which others notice. */
const SLEEP_MS = 16_000;
const AWAY_MS = 2_000;

export async function runChaos(plan: ChaosPlan): Promise<ChaosCount> {
  const { manifest, snapshot, blows, poison, workers } = plan;
  const folder = await mkdtemp(join(tmpdir(), "lianyun-chaos-"));
  const computed = join(folder, "computed");
  await writeFile(computed, "");
  const server = await startPostgres({ isDurable: true });
  await upCluster(server.url(), { tenant: TENANT });
  const cluster = await openCluster(server.url(TENANT));
  const began = Date.now();
  try {
    await cluster.submit(manifest, snapshot, { silentSeconds: 10, longestSeconds: 600 });
    const crew = startCrew(workers, {
      DATABASE_URL: server.url(TENANT),
      RUN: manifest.id,
      COMPUTED: computed,
      POISON: JSON.stringify(poison),
      SLOW_MS: "15",
    });
    const healthy = manifest.chunks.length - Object.keys(poison).length;
    const countResults = (): Promise<number> =>
      ask<{ done: number }>(
        cluster,
        `SELECT count(*)::integer AS done FROM lianyun_${TENANT}.result`,
      ).then(([row]) => row?.done ?? 0);
    for (const [index, blow] of blows.entries()) {
      while ((await countResults()) < (healthy * (index + 1)) / (blows.length + 2))
        await setTimeout(100);
      await strike(blow, { server, cluster, crew });
    }
    const over = `SELECT FROM lianyun_${TENANT}.run WHERE state = 'ended'`;
    while ((await ask(cluster, over)).length === 0) await setTimeout(200);
    await crew.end();

    const dead = (await cluster.statusOf(manifest.id)).deadChunks.map(({ chunk }) => chunk);
    const isPoison = (chunk: number): boolean => poison[chunk] !== undefined;
    const begun = (await readFile(computed, "utf8")).trim().split("\n").map(Number);
    const lost = healthy - (await countResults());
    const rerun = begun.filter((chunk) => !isPoison(chunk)).length - healthy;
    // Without the poison, the rest.
    await cluster.reconcile(manifest.id, true);
    await cluster.work({ runs: [manifest.id], isDraining: true });
    const { merged } = await cluster.exportTo(join(folder, "run"), manifest.id);
    return {
      lost,
      twice: (await cluster.twice(manifest.id)).length,
      innocentsDead: dead.filter((chunk) => !isPoison(chunk)).length,
      poisonDead: dead.filter(isPoison).length,
      rerunShare: rerun / healthy,
      blows: blows.length,
      processes: crew.started(),
      seconds: Math.round((Date.now() - began) / 1_000),
      rows: merged?.files["rows.parquet"],
    };
  } finally {
    await cluster.end();
    await server.end();
    await rm(folder, { recursive: true });
  }
}

/** Asks again while the server is away. */
async function ask<Row extends object>(cluster: Cluster, text: string): Promise<readonly Row[]> {
  for (let attempts = 0; ; attempts++)
    try {
      return (await cluster.database.ask<Row>(text)).rows;
    } catch (error) {
      if (attempts > 300) throw error;
      await setTimeout(200);
    }
}

interface Crew {
  /** One of those that run, in turn. */
  pick(): ChildProcess | undefined;
  started(): number;
  end(): Promise<void>;
}

/** Workers that are started again when they end, as a service manager does it. */
function startCrew(workers: number, settings: NodeJS.ProcessEnv): Crew {
  const running = new Set<ChildProcess>();
  let started = 0;
  let picked = 0;
  let isOver = false;
  const lives = Array.from({ length: workers }, async () => {
    while (!isOver) {
      const child = spawn(process.execPath, [WORKER], {
        env: { ...process.env, ...settings },
        stdio: ["ignore", "ignore", LOG === undefined ? "ignore" : openSync(LOG, "a")],
      });
      started++;
      running.add(child);
      const status = await new Promise<number | null>((resolve) => child.once("exit", resolve));
      running.delete(child);
      if (status === 0) return;
      await setTimeout(300);
    }
  });
  return {
    pick: () => [...running][picked++ % Math.max(1, running.size)],
    started: () => started,
    async end() {
      isOver = true;
      for (const child of running) child.kill("SIGKILL");
      await Promise.all(lives);
    },
  };
}

async function strike(
  blow: Blow,
  { server, cluster, crew }: { server: Server; cluster: Cluster; crew: Crew },
): Promise<void> {
  switch (blow) {
    case "kill":
      crew.pick()?.kill("SIGKILL");
      return;
    case "sleep": {
      const child = crew.pick();
      child?.kill("SIGSTOP");
      await setTimeout(SLEEP_MS);
      child?.kill("SIGCONT");
      return;
    }
    case "stop":
    case "crash":
      await (blow === "stop" ? server.stop() : server.crash());
      await setTimeout(AWAY_MS);
      await server.start();
      return;
    case "drop":
      await ask(cluster, `DROP SCHEMA IF EXISTS lianyun_${TENANT}_queue CASCADE`);
  }
}
