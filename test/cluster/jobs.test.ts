/** Jobs: which are refused, in what order they are taken, and that each takes effect once, by whoever holds it. */
import { inOrderOfWork, makeManifest } from "@lianyun/node";
import { describe, expect, test } from "vitest";
import { type Job, openQueue } from "../../packages/cluster/src/queue/queue.ts";
import { commitChunk } from "../../packages/cluster/src/worker/commit.ts";
import { readSmallStudy, readText, SMALL_STUDY } from "../study/smallStudy.ts";
import { HAS_POSTGRES } from "./postgres.mjs";
import { usePostgres } from "./usePostgres.ts";

describe.skipIf(!HAS_POSTGRES)("with PostgreSQL", () => {
  const { as, withTenant } = usePostgres();

  test("forged jobs are refused with what is wrong, and the run ends as if they had not been", async () => {
    const ready = await readSmallStudy();
    const manifest = makeManifest(ready, { chunkRows: 32 });
    await withTenant("forged", async (cluster) => {
      const { tenant, database } = cluster;
      await cluster.submit(manifest, ready.snapshot);
      const forge = (change: string): Promise<unknown> =>
        database.ask(
          `INSERT INTO ${tenant.queueSchema}.job (name, data, priority, policy, heartbeat_seconds)
            SELECT name, ${change}, 1, policy, heartbeat_seconds FROM ${tenant.queueSchema}.job WHERE name = $1 LIMIT 1`,
          [manifest.id],
        );
      const forged = [
        [`data || '{"path": "/etc/passwd"}'`, 'no such field: "path"'],
        [`data || '{"rows": 1000000000}'`, "rows: expected 32, found 1000000000"],
        [`data || '{"labels": 1e15}'`, "labels: expected null"],
        [`data || '{"network": "0000"}'`, `expected network ${manifest.network.hash}`],
        [`data || '{"engine": "lianyun/9.0.0"}'`, "expected engine lianyun/"],
        [`data || '{"run": "../other"}'`, `expected run ${manifest.id}`],
        [`data || '{"chunk": 99}'`, "expected a chunk from 0 to 2, found 99"],
        [`data || '{"chunk": 1, "key": "x"}'`, "key: expected"],
        [`data - 'labels'`, "labels: missing"],
        [`'[]'::jsonb`, "expected an object"],
        ["NULL", "expected an object"],
        ["data", "expected id "],
      ] as const;
      for (const [change] of forged) await forge(change);
      // Under an id that is no chunk's, whatever they say: they neither give a chunk up nor stand for one that lacks.
      const plant = (chunk: string, state: string, after: string): Promise<unknown> =>
        database.ask(
          `INSERT INTO ${tenant.queueSchema}.job (name, data, state, start_after, policy)
            SELECT name, jsonb_set(data, '{chunk}', $2::jsonb), $3::${tenant.queueSchema}.job_state, $4::timestamptz, policy
            FROM ${tenant.queueSchema}.job WHERE name = $1 AND data ? 'rows' AND data->>'chunk' = '1' LIMIT 1`,
          [manifest.id, chunk, state, after],
        );
      await plant("1", "failed", "2026-01-01");
      await plant("1.5", "created", "2099-01-01");
      await plant("1e15", "created", "2099-01-01");
      await plant("2", "created", "2099-01-01");
      const PLANTED = 4;
      const log: string[] = [];
      await cluster.work({ runs: [manifest.id], isDraining: true, log: (line) => log.push(line) });
      for (const [change, message] of forged)
        expect(
          log.some((line) => line.includes(message)),
          change,
        ).toBe(true);
      const { progress } = await cluster.statusOf(manifest.id);
      expect(progress).toMatchObject({ doneChunks: 3, dead: 0, refused: forged.length + PLANTED });
      const engine = await cluster.engine(manifest.id);
      expect(await engine.verify()).toEqual([]);
    });
  }, 60_000);

  test("another version, a hurt manifest, a hurt network, a budget that is not allowed: nothing is computed", async () => {
    const ready = await readSmallStudy();
    const { study } = ready;
    const large = { ...ready, study: { ...study, options: { ...study.options, labels: 5_000 } } };
    await withTenant("versions", async (cluster) => {
      const { database } = cluster;
      const { schema } = cluster.tenant;
      const changes = [
        ["", /asks for 5000 labels a search, this worker allows 1000/],
        [
          `UPDATE ${schema}.run SET engine = 'lianyun/9.0.0'`,
          /is of lianyun\/9.0.0, this is lianyun\//,
        ],
        [
          `UPDATE ${schema}.run SET manifest = overlay(manifest PLACING 'X' FROM position('"name":"' IN manifest) + 8)`,
          /was changed or damaged/,
        ],
        [
          `UPDATE ${schema}.snapshot SET bytes = set_byte(bytes, 500, get_byte(bytes, 500) # 1)`,
          /is not what its SHA-256 says/,
        ],
      ] as const;
      for (const [index, [change, message]] of changes.entries()) {
        const given = index === 0 ? large : ready;
        const manifest = makeManifest(given, { chunkRows: 5 + index });
        await cluster.submit(manifest, given.snapshot);
        if (change !== "") await database.ask(change);
        const said: string[] = [];
        const error = await cluster
          .work({
            runs: [manifest.id],
            isDraining: true,
            limits: { labels: 1_000 },
            log: (line) => said.push(line),
          })
          .catch((thrown: unknown) => thrown);
        // A run of another version is not even looked at: whoever names it by command is told.
        if (index === 1)
          expect(
            (await as("versions", "work", "--run", manifest.id, "--workers", "1")).err,
          ).toMatch(message);
        else expect(String(error)).toMatch(message);
        await database.ask(`UPDATE ${schema}.run SET state = 'cancelled'`);
      }
      expect((await cluster.status()).every(({ progress }) => progress.doneChunks === 0)).toBe(
        true,
      );
      await database.ask(`INSERT INTO ${schema}.migration VALUES (99, 'lianyun/9.0.0')`);
    });
    const newer = await as("versions", "status");
    expect(newer.status).toBe(2);
    expect(newer.err).toContain("update Lianyun on this machine");
  }, 60_000);

  test("a job is committed by whoever holds it now, once, with one answer", async () => {
    const ready = await readSmallStudy();
    const manifest = makeManifest(ready, { chunkRows: 16 });
    await withTenant("fenced", async (cluster) => {
      const { tenant, database } = cluster;
      const { run } = await cluster.submit(manifest, ready.snapshot);
      const queue = await openQueue(database, tenant);
      const computed = { run, position: 0, chunk: manifest.chunks[0]!, bytes: Buffer.from("some") };
      const commit = (job: Job, bytes = computed.bytes): ReturnType<typeof commitChunk> =>
        commitChunk(database, tenant, queue, "test", job, { ...computed, bytes });
      const first = (await queue.take(run.id))!;
      // It is not heard of, and its job is given to another.
      await database.ask(
        `UPDATE ${tenant.queueSchema}.job SET heartbeat_on = now() - interval '1 hour' WHERE id = $1`,
        [first.id],
      );
      await queue.supervise();
      await database.ask(
        `UPDATE ${tenant.queueSchema}.job SET start_after = now(), priority = 1 WHERE id = $1`,
        [first.id],
      );
      const second = (await queue.take(run.id))!;
      expect([second.id, second.retryCount]).toEqual([first.id, 1]);
      expect(await queue.touch(run.id, first)).toBe(false);
      expect(await commit(first)).toBe("lost");
      expect(await commit(second)).toBe("committed");
      expect(await commit(second)).toBe("lost");
      // A job of another chunk, as if it were this one's: the first answer stays, and the other is told.
      const third = (await queue.take(run.id))!;
      expect(await commit(third, Buffer.from("else"))).toBe("contradicting");
      const { count } = await database.ask(`SELECT FROM ${tenant.schema}.effect`);
      expect(count).toBe(1);
      const engine = await cluster.engine(run.id);
      const [junk, , contradicting] = await engine.verify();
      expect(junk).toMatchObject({
        what: "damaged",
        message: "expected 16 rows, found no Parquet",
      });
      expect(contradicting).toMatchObject({ what: "contradicting", chunk: 0 });
      // What the queue gave up, because worker after worker vanished with it, is dead: no one tries it for ever.
      await database.ask(
        `UPDATE ${tenant.queueSchema}.job SET state = 'failed' WHERE (data->>'chunk')::integer = 3`,
      );
      // The tally is a hint: what one run's status says is counted from its results.
      await database.ask(`UPDATE ${tenant.schema}.tally SET chunks = 99 WHERE worker = 'test'`);
      expect((await cluster.statusOf(run.id)).progress.doneChunks).toBe(1);
      expect(await cluster.reconcile(run.id)).toMatchObject({ damaged: 1, vanished: 1 });
      expect((await cluster.statusOf(run.id)).deadChunks).toMatchObject([
        { chunk: 3, kind: "vanished" },
      ]);
      await queue.stop();
    });
  });

  test("a job that was queued anew is not taken for the one before it; one given back keeps its attempts", async () => {
    const ready = await readSmallStudy();
    const manifest = makeManifest(ready, { chunkRows: 96 });
    await withTenant("again", async (cluster) => {
      const { tenant, database } = cluster;
      const { run } = await cluster.submit(manifest, ready.snapshot);
      const queue = await openQueue(database, tenant);
      const computed = { run, position: 0, chunk: manifest.chunks[0]!, bytes: Buffer.from("some") };
      const first = (await queue.take(run.id))!;
      await cluster.cancel(run.id);
      await cluster.submit(manifest, ready.snapshot);
      const second = (await queue.take(run.id))!;
      expect([second.id, second.retryCount]).toEqual([first.id, first.retryCount]);
      expect(await queue.touch(run.id, first)).toBe(false);
      expect(await commitChunk(database, tenant, queue, "test", first, computed)).toBe("lost");
      await database.transaction((ask) => queue.fail(run.id, second, "once", ask));
      await database.ask(
        `UPDATE ${tenant.queueSchema}.job SET start_after = now(), priority = 1 WHERE id = $1`,
        [second.id],
      );
      const third = (await queue.take(run.id))!;
      await queue.giveBack(run.id, third);
      const fourth = (await queue.take(run.id))!;
      expect([third.retryCount, fourth.retryCount]).toEqual([1, 1]);
      expect(await queue.touch(run.id, third)).toBe(false);
      expect(await queue.touch(run.id, fourth)).toBe(true);
      await queue.stop();
    });
  });

  test("chunks are taken in the order in which one machine computes them, whatever of them is queued when", async () => {
    // 1,280 questions: more than answers of the base are kept.
    const ready = await readText(SMALL_STUDY.replace("every: P2D", "every: PT1H"));
    const manifest = makeManifest(ready, { chunkRows: 400 });
    const all = [...manifest.chunks.keys()];
    const order = inOrderOfWork(manifest, all);
    expect(order).not.toEqual(all);
    await withTenant("ordered", async (cluster) => {
      const { run } = await cluster.submit(manifest, ready.snapshot);
      const queue = await openQueue(cluster.database, cluster.tenant);
      const take = async (): Promise<Job> => (await queue.take(run.id))!;
      const chunkOf = ({ data }: Job): number => (data as { chunk: number }).chunk;
      const [first, second] = [await take(), await take()];
      // Lost, and queued anew after all others.
      await cluster.database.transaction((ask) => queue.discard(run.id, first, ask));
      await cluster.reconcile(run.id);
      const taken = [chunkOf(second)];
      for (let left = order.length - 1; left > 0; left--) taken.push(chunkOf(await take()));
      expect(taken).toEqual([order[1], order[0], ...order.slice(2)]);
      await queue.stop();
    });
  });
});
