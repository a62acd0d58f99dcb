/** What goes wrong with chunks, workers and queues, and what becomes of it. */
import { fileURLToPath } from "node:url";
import type { WorkerOptions } from "@lianyun/cluster";
import { makeManifest } from "@lianyun/node";
import { describe, expect, test } from "vitest";
import type { Ask } from "../../packages/cluster/src/database/connect.ts";
import { setAside } from "../../packages/cluster/src/store/results.ts";
import { loadRun } from "../../packages/cluster/src/store/runs.ts";
import { work } from "../../packages/cluster/src/worker/work.ts";
import { readSmallStudy } from "../study/smallStudy.ts";
import { HAS_POSTGRES } from "./postgres.mjs";
import { usePostgres } from "./usePostgres.ts";

const POISON = fileURLToPath(new URL("./poison.mjs", import.meta.url));

describe.skipIf(!HAS_POSTGRES)("with PostgreSQL", () => {
  const { withTenant } = usePostgres();

  test("a chunk that throws is tried three times, then alone, then dead; reconcile --dead tries it again", async () => {
    const ready = await readSmallStudy();
    const manifest = makeManifest(ready, { chunkRows: 16 });
    await withTenant("poisoned", async (cluster) => {
      await cluster.submit(manifest, ready.snapshot);
      process.env["POISON"] = '{"2":"throws"}';
      const engine = await cluster.engine(manifest.id, { computer: POISON });
      expect(await engine.work()).toEqual([{ chunk: 2, kind: "threw", message: "poison" }]);
      delete process.env["POISON"];
      const { rows } = await cluster.database.ask<{ dead: boolean }>(
        `SELECT is_dead AS dead FROM ${cluster.tenant.schema}.fault ORDER BY seq`,
      );
      expect(rows.map(({ dead }) => dead)).toEqual([false, false, false, true]);
      expect(await cluster.statusOf(manifest.id)).toMatchObject({
        progress: { doneChunks: 5, failed: 1, dead: 1 },
        deadChunks: [{ chunk: 2, message: "poison" }],
      });
      expect(await cluster.reconcile(manifest.id, true)).toMatchObject({ revived: 1, queued: 1 });
      expect(await engine.work()).toEqual([]);
      expect(await engine.verify()).toEqual([]);
    });
  }, 60_000);

  test("a chunk that gave two answers is mended by reconcile and work; what is damaged is not taken over by another run", async () => {
    const ready = await readSmallStudy();
    const manifest = makeManifest(ready, { chunkRows: 16 });
    await withTenant("mended", async (cluster) => {
      const { tenant, database } = cluster;
      const { run } = await cluster.submit(manifest, ready.snapshot);
      const engine = await cluster.engine(run.id);
      await engine.work();
      expect(await engine.verify()).toEqual([]);
      await database.ask(
        `INSERT INTO ${tenant.schema}.fault (run, chunk, kind, message, worker) VALUES ($1, 2, 'contradicting', 'other rows', 'test')`,
        [run.number],
      );
      expect(await engine.verify()).toMatchObject([{ what: "contradicting", chunk: 2 }]);
      expect(await cluster.reconcile(run.id)).toMatchObject({ damaged: 1, queued: 1 });
      expect(await engine.work()).toEqual([]);
      expect(await engine.verify()).toEqual([]);
      expect(await cluster.twice(run.id)).toEqual([]);

      await database.ask(
        `UPDATE ${tenant.schema}.result SET bytes = set_byte(bytes, 9, get_byte(bytes, 9) # 1) WHERE chunk = 4`,
      );
      const shorter = await readSmallStudy();
      const other = makeManifest(
        { ...shorter, study: { ...shorter.study, name: "other" } },
        { chunkRows: 16 },
      );
      expect(await cluster.submit(other, shorter.snapshot)).toMatchObject({ taken: 5, queued: 1 });
      const copy = await cluster.engine(other.id);
      expect(await copy.verify()).toMatchObject([{ what: "missing", chunk: 4 }]);

      // Mended by somebody else between reading and setting aside: the mended one stays.
      const mending: Ask = async (text, values) => {
        if (text.includes("DELETE"))
          await database.ask(
            `UPDATE ${tenant.schema}.result SET bytes = set_byte(bytes, 9, get_byte(bytes, 9) # 1) WHERE chunk = 4`,
          );
        return database.ask(text, values);
      };
      const loaded = await loadRun(database, tenant, run);
      expect(await setAside(mending, tenant, loaded)).toBe(0);
      expect(await engine.verify()).toEqual([]);
    });
  }, 60_000);

  test("a run that is cancelled while a worker is at it is left, and its queue is not made again", async () => {
    const ready = await readSmallStudy();
    const manifest = makeManifest(ready, { chunkRows: 8 });
    await withTenant("stopped", async (cluster) => {
      await cluster.submit(manifest, ready.snapshot);
      let chunks = 0;
      const log: string[] = [];
      const { chunks: committed } = await cluster.work({
        runs: [manifest.id],
        isDraining: true,
        log: (line) => log.push(line),
        onChunk: async () => {
          if (++chunks === 2) await cluster.cancel(manifest.id);
        },
      });
      expect(committed).toBe(2);
      expect(log).toEqual([]);
      expect((await cluster.run(manifest.id)).state).toBe("cancelled");
    });
  }, 30_000);

  test("an idle worker loads nothing; a run that was cancelled is opened again by submit and reconcile alone", async () => {
    const ready = await readSmallStudy();
    await withTenant("idle", async (cluster) => {
      const { tenant, database } = cluster;
      const manifests = [8, 16].map((chunkRows) => makeManifest(ready, { chunkRows }));
      for (const manifest of manifests) await cluster.submit(manifest, ready.snapshot);
      // Others are at all of it.
      await database.ask(
        `UPDATE ${tenant.queueSchema}.job SET state = 'active', started_on = now(), heartbeat_on = now()`,
      );
      const asked: string[] = [];
      const ask: Ask = (text, values) => {
        asked.push(text);
        return database.ask(text, values);
      };
      await work({ ...database, ask }, tenant, { signal: AbortSignal.timeout(2_000) });
      expect(asked.length).toBeGreaterThan(10);
      expect(asked.filter((text) => /SELECT (manifest|bytes)/.test(text))).toEqual([]);

      const { id } = manifests[0]!;
      await cluster.cancel(id);
      await (await cluster.engine(id)).work();
      expect(await cluster.statusOf(id)).toMatchObject({
        run: { state: "cancelled" },
        progress: { doneChunks: 0 },
      });
      await cluster.reconcile(id);
      expect((await cluster.run(id)).state).toBe("open");
    });
  }, 30_000);

  test("a worker that cannot begin ends with a message, and gives its chunk back unharmed", async () => {
    const ready = await readSmallStudy();
    const manifest = makeManifest(ready, { chunkRows: 48 });
    await withTenant("broken", async (cluster) => {
      const { database, tenant } = cluster;
      await cluster.submit(manifest, ready.snapshot);
      const workWith = (options: WorkerOptions): Promise<unknown> =>
        cluster.work({ isDraining: true, ...options });
      await expect(workWith({ computer: "/no/such/module.js" })).rejects.toThrow(
        "before any chunk was begun",
      );
      expect((await database.ask(`SELECT FROM ${tenant.schema}.fault`)).count).toBe(0);
      // However often workers vanished with it, and whatever it does once: it is given up for its own failures only.
      await database.ask(`UPDATE ${tenant.queueSchema}.job SET retry_count = 5`);
      await expect(workWith({ limits: { seconds: 3_480 } })).rejects.toThrow("--max-seconds");
      process.env["POISON"] = '{"1":"exits"}';
      const log: string[] = [];
      await workWith({
        computer: POISON,
        log: (line) => {
          log.push(line);
          delete process.env["POISON"];
        },
      });
      expect(log).toEqual([expect.stringMatching(/^chunk 2 failed: /)]);
      const { progress } = await cluster.statusOf(manifest.id);
      expect(progress).toMatchObject({ doneChunks: progress.chunks, dead: 0 });
    });
  }, 60_000);

  test("the queue is dropped in mid-run: it is made again, and no finished chunk is computed twice", async () => {
    const ready = await readSmallStudy();
    const manifest = makeManifest(ready, { chunkRows: 8 });
    await withTenant("dropped", async (cluster) => {
      const { tenant, database } = cluster;
      await cluster.submit(manifest, ready.snapshot);
      let chunks = 0;
      const log: string[] = [];
      const { chunks: committed } = await cluster.work({
        runs: [manifest.id],
        isDraining: true,
        log: (line) => log.push(line),
        onChunk: async () => {
          if (++chunks === 4) await database.ask(`DROP SCHEMA ${tenant.queueSchema} CASCADE`);
        },
      });
      expect(committed).toBe(12);
      expect(log).toContain("the queue is gone: made again from manifest and results");
      expect(await cluster.twice(manifest.id)).toEqual([]);
      const shorter = await readSmallStudy();
      // Another run of the same chunks takes their results over.
      const again = makeManifest(
        { ...shorter, study: { ...shorter.study, name: "again" } },
        { chunkRows: 8 },
      );
      expect(await cluster.submit(again, shorter.snapshot)).toMatchObject({ taken: 12, queued: 0 });
      expect((await cluster.statusOf(again.id)).run.state).toBe("ended");
    });
  }, 60_000);
});
