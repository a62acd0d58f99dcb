/** FEATURE: a cluster survives everything that happens to its workers, its server and its queue: nothing lost, nothing twice. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { setTimeout } from "node:timers/promises";
import { openCluster, upCluster } from "@lianyun/cluster";
import { createRun, createThreads, makeManifest, mergeRun } from "@lianyun/node";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Blow, runChaos } from "../cluster/chaos.ts";
import { HAS_POSTGRES, type Server, startPostgres } from "../cluster/postgres.mjs";
import { ROOT, TINY } from "../kit/folders.ts";
import { readText, SMALL_STUDY } from "../study/smallStudy.ts";

/** `npm run chaos` asks for more of everything. */
const CYCLES = Number(process.env["CHAOS_CYCLES"] ?? 1);
const DAYS = 100 * CYCLES;
const WORKERS = 2;
const BLOWS: readonly Blow[] = ["kill", "stop", "kill", "sleep", "drop", "kill", "crash", "kill"];
const STUDY = `
network: NETWORK
origins: [INL]
destinations: [FAR, COAST]
cargo:
  box: { containers: [{ type: 40HC, count: 1 }], grossKg: 14000 }
departures: { from: 2026-01-01T08:00+08:00, every: P1D, until: UNTIL }
criteria: [cost]
scenarios:
  - id: west shut
    modifications: [{ do: closeCorridor, corridor: west }]
  - id: dear rail
    modifications: [{ do: scaleTariff, mode: rail, by: 1.5 }]
`;
const MS_PER_DAY = 86_400_000;
const COMMAND = join(ROOT, "packages/cli/bin/lianyun.mjs");

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "lianyun-long-cluster-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe.skipIf(!HAS_POSTGRES)("with PostgreSQL", () => {
  test("kills, sleepers, a server that stops and crashes, a dropped queue, poison of every kind", {
    timeout: 600_000 * CYCLES,
  }, async () => {
    const until = new Date(Date.UTC(2026, 0, 1) + (DAYS - 1) * MS_PER_DAY);
    const ready = await readText(STUDY.replace("UNTIL", until.toISOString().slice(0, 10)));
    const manifest = makeManifest(ready, { chunkRows: 1 });
    const calm = await createRun(join(folder, "calm"), makeManifest(ready), ready.snapshot);
    const threads = createThreads(calm, { workers: 2 });
    await threads.work();
    const clean = (await mergeRun(calm, threads)).files["rows.parquet"];

    const kinds = ["throws", "exits", "memory", "never"] as const;
    const count = manifest.chunks.length;
    const poison = Object.fromEntries(
      kinds.map((kind, index) => [Math.floor((count * (index + 1)) / 6), kind]),
    );
    const { rerunShare, seconds, blows, processes, rows, ...counted } = await runChaos({
      manifest,
      snapshot: ready.snapshot,
      blows: Array.from({ length: CYCLES }, () => BLOWS).flat(),
      poison,
      workers: WORKERS,
    });
    const rerun = `${(100 * rerunShare).toFixed(2)} %`;
    console.log(
      `cluster: ${count} chunks, ${blows} blows, ${processes} processes, ${seconds} s: lost ${counted.lost}, ` +
        `twice ${counted.twice}, innocents dead ${counted.innocentsDead}, poison dead ${counted.poisonDead}, re-run ${rerun}`,
    );
    expect(counted).toEqual({ lost: 0, twice: 0, innocentsDead: 0, poisonDead: kinds.length });
    expect(rerunShare).toBeLessThanOrEqual(0.02);
    expect(rows).toBe(clean);
  });

  describe("one worker", () => {
    let server: Server;
    beforeAll(async () => {
      server = await startPostgres();
      await upCluster(server.url(), { tenant: "solo" });
    }, 60_000);
    afterAll(() => server.end());

    const settings = (more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => ({
      ...process.env,
      DATABASE_URL: server.url("solo"),
      ...more,
    });
    const children = new Set<ChildProcess>();
    afterAll(() => {
      for (const child of children) child.kill("SIGKILL");
    });
    /** A worker of its own; how it ended comes with what it said. */
    const start = (
      ...words: string[]
    ): {
      readonly child: ChildProcess;
      readonly said: () => string;
      readonly ended: Promise<string>;
    } => {
      const child = spawn(
        process.execPath,
        [COMMAND, "cluster", "work", "--workers", "1", ...words],
        {
          stdio: ["ignore", "ignore", "pipe"],
          env: settings(),
        },
      );
      children.add(child);
      let said = "";
      child.stderr?.setEncoding("utf8").on("data", (text: string) => {
        said += text;
      });
      const ended = new Promise<string>((resolve) =>
        child.once("close", (code, signal) => {
          children.delete(child);
          resolve(`${said}${signal ?? code}`);
        }),
      );
      return { child, said: () => said, ended };
    };
    /** Asks until something is so, or says what it waited for. */
    const until = async (what: string, isSo: () => Promise<boolean>): Promise<void> => {
      const latest = performance.now() + 60_000;
      while (!(await isSo())) {
        if (performance.now() > latest) throw new Error(`waited in vain until ${what}`);
        await setTimeout(5);
      }
    };

    test("SIGTERM: the running chunk is committed, or handed back at once; both end with 0", {
      timeout: 120_000,
    }, async () => {
      // Chunks of some fifty milliseconds, and some seconds of them: long enough to be seen running, and not to be through.
      const hourly = SMALL_STUDY.replace("P2D", "PT1H").replace("06-07", "07-31");
      const ready = await readText(hourly);
      const manifest = makeManifest(ready, { chunkRows: 600 });
      const cluster = await openCluster(server.url("solo"));
      const { schema, queueSchema } = cluster.tenant;
      await cluster.submit(manifest, ready.snapshot);
      const progress = async () => (await cluster.statusOf(manifest.id)).progress;
      for (const [grace, spare, said] of [
        ["60", 1, /^stopping: the running chunk has 60 s\n0$/],
        ["0", 0, /^stopping: the running chunk has 0 s\n(.* is handed back\n)?0$/],
      ] as const) {
        const before = await progress();
        const { child, ended } = start("--run", manifest.id, "--grace", grace);
        await until("a chunk is running", async () => (await progress()).running > 0);
        child.kill("SIGTERM");
        expect(await ended).toMatch(said);
        const after = await progress();
        expect(after.running).toBe(0);
        expect(after.doneChunks).toBeGreaterThanOrEqual(before.doneChunks + spare);
        expect(after.doneChunks).toBeLessThan(after.chunks);
      }
      const { rows } = await cluster.database.ask<{ waiting: number; tried: number }>(
        `SELECT count(*)::integer AS waiting, max(retry_count) AS tried FROM ${queueSchema}.job WHERE state < 'active'`,
      );
      const { count } = await cluster.database.ask(`SELECT FROM ${schema}.result`);
      expect(rows).toEqual([{ waiting: manifest.chunks.length - count, tried: 0 }]);
      await cluster.cancel(manifest.id, true);
      await cluster.end();
    });

    test("SIGTERM while a worker waits for the server, with its chunk in hand: it begins nothing and ends", {
      timeout: 120_000,
    }, async () => {
      const ready = await readText(SMALL_STUDY);
      const manifest = makeManifest(ready, { chunkRows: 5 });
      const cluster = await openCluster(server.url("solo"));
      const { database, tenant } = cluster;
      await cluster.submit(manifest, ready.snapshot);
      const { ended } = await database.transaction(async (ask) => {
        // The last that a worker asks before it computes is how often the chunk failed.
        await ask(`LOCK TABLE ${tenant.schema}.fault IN ACCESS EXCLUSIVE MODE`);
        const worker = start("--run", manifest.id, "--grace", "0");
        await until("the worker waits", async () => {
          const { count } = await database.ask(
            "SELECT FROM pg_locks WHERE NOT granted AND relation = $1::regclass",
            [`${tenant.schema}.fault`],
          );
          return count > 0;
        });
        worker.child.kill("SIGTERM");
        await until("it hears that it is to end", async () => worker.said().includes("stopping"));
        // Its grace of no seconds takes a millisecond.
        await setTimeout(200);
        expect(worker.child.exitCode).toBeNull();
        return worker;
      });
      expect(await ended).toMatch(/^stopping: .*\nchunk \d+ is handed back\n0$/);
      expect((await cluster.statusOf(manifest.id)).progress).toMatchObject({
        running: 0,
        doneChunks: 0,
      });
      await cluster.cancel(manifest.id, true);
      await cluster.end();
    });

    /** A shell with a mount table of its own, where the machine lets us have one. */
    const inNamespace = (script: string): ReturnType<typeof spawnSync> =>
      spawnSync("unshare", ["-rm", "sh", "-c", script], { encoding: "utf8", env: settings() });
    const mounts = spawnSync("unshare", ["-rm", "true"]).status === 0;

    test.skipIf(!mounts)(
      "a full disk: a worker needs none, an export says so and goes on",
      {
        timeout: 120_000,
      },
      async () => {
        const file = join(folder, "small.yaml");
        await writeFile(file, SMALL_STUDY.replaceAll("NETWORK", relative(folder, TINY)));
        const lianyun = `"${process.execPath}" "${COMMAND}" cluster`;
        const { stdout, stderr } = inNamespace(`
        id=$(${lianyun} submit "${file}" --chunk 5)
        mount -t tmpfs -o size=100k tmpfs /mnt && cd /mnt && export TMPDIR=/mnt
        dd if=/dev/zero of=full 2>/dev/null
        ${lianyun} work --workers 1 --run $id; echo "work $?"
        ${lianyun} verify $id; echo "verify $?"
        rm full
        ${lianyun} export $id --out /mnt/run; echo "export $?"
        mount -o remount,size=10m /mnt
        ${lianyun} export $id --out /mnt/run; echo "export $?"
      `);
        expect(String(stderr)).toContain("no space left for /mnt/run");
        expect(String(stdout)).toMatch(
          /: 21 chunk\(s\).*\nwork 0\nsound: 21 chunks, 96 rows\nverify 0\nexport 4\n.*rows\.parquet: 96 rows, sha256 .*\n.*\nexport 0\n$/s,
        );
      },
    );
  });
});
