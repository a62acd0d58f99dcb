/** A cluster as its users meet it: what is refused and how it is said, whose runs are seen by whom, the commands from end to end. */
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import {
  type Cluster,
  openCluster,
  refuseOld,
  upCluster,
  type WorkerOptions,
} from "@lianyun/cluster";
import { makeManifest } from "@lianyun/node";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadPackage } from "../../packages/cli/src/cluster/open.ts";
import { type Ask, openDatabase } from "../../packages/cluster/src/database/connect.ts";
import { type Job, openQueue } from "../../packages/cluster/src/queue/queue.ts";
import { setAside } from "../../packages/cluster/src/store/results.ts";
import { loadRun } from "../../packages/cluster/src/store/runs.ts";
import { commitChunk } from "../../packages/cluster/src/worker/commit.ts";
import { work } from "../../packages/cluster/src/worker/work.ts";
import { TINY } from "../kit/folders.ts";
import { type Ran, runCommand } from "../kit/runCommand.ts";
import { readSmallStudy, SMALL_STUDY } from "../study/smallStudy.ts";
import { HAS_POSTGRES, type Server, startPostgres } from "./postgres.mjs";

const POISON = fileURLToPath(new URL("./poison.mjs", import.meta.url));

test.each([
  [140_011, "expected PostgreSQL 15 or newer, found 14"],
  [90_624, "found 9"],
])("a server of version %d is too old", (version, message) => {
  expect(() => refuseOld(version)).toThrow(message);
  expect(() => refuseOld(150_000)).not.toThrow();
});

test("without the package the command says what to install", async () => {
  const missing = Object.assign(new Error("no such module"), { code: "ERR_MODULE_NOT_FOUND" });
  await expect(loadPackage(() => Promise.reject(missing))).rejects.toThrow(
    "npm install @lianyun/cluster",
  );
});

describe.skipIf(!HAS_POSTGRES)("with PostgreSQL", () => {
  let server: Server;
  let folder = "";
  let file = "";
  const at = (name: string): string => join(folder, name);
  const own = process.env["DATABASE_URL"];

  beforeAll(async () => {
    server = await startPostgres();
    folder = await mkdtemp(join(tmpdir(), "lianyun-cluster-"));
    file = at("small.yaml");
    await writeFile(file, SMALL_STUDY.replaceAll("NETWORK", relative(folder, TINY)));
  }, 60_000);
  afterAll(async () => {
    if (own === undefined) delete process.env["DATABASE_URL"];
    else process.env["DATABASE_URL"] = own;
    await rm(folder, { recursive: true });
    await server.end();
  });

  /** The command as a role. */
  const as = (role: string, ...words: string[]): Promise<Ran> => {
    process.env["DATABASE_URL"] = server.url(role);
    return runCommand("cluster", ...words);
  };
  const withTenant = async <Result>(
    name: string,
    use: (cluster: Cluster) => Promise<Result>,
  ): Promise<Result> => {
    await upCluster(server.url(), { tenant: name });
    const cluster = await openCluster(server.url(name), { tenant: name });
    try {
      return await use(cluster);
    } finally {
      await cluster.end();
    }
  };

  test("no server, no role, no schema, no URL: exit 2, a line that says what to do, nothing on stdout", async () => {
    const admin = server.url();
    const cases: readonly (readonly [string | undefined, string])[] = [
      [undefined, "expected DATABASE_URL in the environment"],
      ["postgresql://x@/postgres?host=/nowhere", "PostgreSQL cannot be reached"],
      ["postgresql://127.0.0.1:1/postgres", "PostgreSQL cannot be reached"],
      [server.url("nobody"), 'role "nobody" does not exist'],
      [admin.replace("/postgres?", "/nothing?"), "there is no such database"],
      [admin, "lianyun cluster up makes it"],
    ];
    for (const [url, message] of cases) {
      if (url === undefined) delete process.env["DATABASE_URL"];
      else process.env["DATABASE_URL"] = url;
      const { status, out, err } = await runCommand("cluster", "status");
      expect({ status, out }, message).toEqual({ status: 2, out: "" });
      expect(err).toContain(message);
    }
    process.env["DATABASE_URL"] = admin;
    const odd = await runCommand("cluster", "up", "--tenant", 'x"; DROP SCHEMA public');
    expect(odd.status).toBe(2);
    expect(odd.err).toContain("expected a name of small letters");
  });

  test("submit, work, status, verify, export: the folder and the rows of one machine", async () => {
    const up = await as("lianyun_admin", "up", "--tenant", "walk");
    expect(up).toMatchObject({ status: 0, out: "tenant walk: ready\n" });
    const again = await as("lianyun_admin", "up", "--tenant", "walk");
    expect(again.status).toBe(2);
    expect(again.err).toContain("log in as walk: lianyun cluster up");
    expect((await as("walk", "up")).out).toContain("up to date");

    const submitted = await as("walk", "submit", file, "--chunk", "20");
    expect(submitted.status).toBe(0);
    const id = submitted.out.trim();
    expect(id).toMatch(/^[0-9a-f]{64}$/);
    expect(submitted.err).toContain("96 rows in 6 chunks, 6 queued now");
    expect((await as("walk", "submit", file, "--chunk", "20")).err).toContain("0 queued now");
    expect((await as("walk", "export", id, "--out", at("early"))).status).toBe(4);

    const worked = await as("walk", "work", "--run", id, "--workers", "1");
    expect(worked).toMatchObject({ status: 0 });
    expect(worked.out).toContain("6 chunk(s)");
    const status = await as("walk", "status", id);
    expect(status.out).toMatch(/: done\n96 of 96 rows \(100 %\), [\d.,]+ rows\/s\n$/);
    expect((await as("walk", "status")).out).toMatch(/ small +done +6 +6 +0 +0 +0 +0$/m);
    expect(JSON.parse((await as("walk", "status", id, "--json")).out)).toMatchObject({
      id,
      doneChunks: 6,
      dead: 0,
      deadChunks: [],
    });
    expect((await as("walk", "verify", id)).out).toBe("sound: 6 chunks, 96 rows\n");

    const exported = await as("walk", "export", id.slice(0, 8), "--out", at("run"));
    expect(exported.status).toBe(0);
    const threads = await runCommand(
      "study",
      "run",
      file,
      "--out",
      at("threads"),
      "--workers",
      "1",
    );
    const sums = (text: string): string[] => text.match(/sha256 [0-9a-f]{64}/g) ?? [];
    expect(sums(exported.out)).toHaveLength(2);
    expect(sums(exported.out)).toEqual(sums(threads.out));
    expect((await readdir(at("run"))).sort()).toEqual((await readdir(at("threads"))).sort());
    expect((await runCommand("study", "verify", at("run"))).out).toBe(
      "sound: 6 chunks, 96 rows, merged\n",
    );
    expect(sums((await runCommand("study", "merge", at("run"))).out)).toEqual(sums(threads.out));

    expect((await as("walk", "cancel", id)).out).toContain("cancelled");
    expect((await as("walk", "status", id)).out).toContain("cancelled");
    expect((await as("walk", "reconcile", id)).out).toContain("0 chunk(s) queued");
    expect((await as("walk", "cancel", id, "--purge")).status).toBe(0);
    expect(await as("walk", "status", id)).toMatchObject({ status: 2 });
  }, 60_000);

  test("a second role sees nothing of another tenant's, by command or by hand", async () => {
    const ready = await readSmallStudy();
    const manifest = makeManifest(ready, { chunkRows: 48 });
    await withTenant("alice", (alice) => alice.submit(manifest, ready.snapshot));
    await withTenant("bob", async (bob) => {
      expect(await bob.status()).toEqual([]);
      await expect(bob.run(manifest.id)).rejects.toThrow("has no run");
      for (const table of ["lianyun_alice.run", "lianyun_alice.result", "lianyun_alice_queue.job"])
        await expect(bob.database.ask(`SELECT * FROM ${table}`)).rejects.toThrow(
          "permission denied",
        );
    });
    expect(await as("bob", "status", "--tenant", "alice")).toMatchObject({ status: 2 });
    // Whoever makes a schema first does not get to read what another writes into it.
    const bob = await openCluster(server.url("bob"));
    await bob.database.ask("CREATE SCHEMA lianyun_carol");
    await bob.end();
    const carol = await as("lianyun_admin", "up", "--tenant", "carol");
    expect(carol.status).toBe(2);
    expect(carol.err).toContain("belongs to bob");
  });

  test("a tenant whose tables hold code does not get at the role of whoever runs the server", async () => {
    await withTenant("mallory", async ({ database, tenant: { schema } }) => {
      await database.ask(`ALTER TABLE ${schema}.migration RENAME TO kept`);
      // plpgsql, so that it can go back to the role that logged in.
      await database.ask(`CREATE FUNCTION ${schema}.trap() RETURNS integer LANGUAGE plpgsql AS $$
        BEGIN RESET ROLE; ALTER ROLE mallory SUPERUSER; RETURN 1; END $$`);
      await database.ask(`CREATE VIEW ${schema}.migration AS
        SELECT ${schema}.trap() AS version, ''::text AS engine, now() AS at`);
    });
    const up = await as("lianyun_admin", "up", "--tenant", "mallory");
    expect(up.status).toBe(2);
    expect(up.err).toContain("log in as mallory");
    const status = await as("lianyun_admin", "status", "--tenant", "mallory");
    expect(status.status).toBe(2);
    expect(status.err).toContain("log in as mallory or as a plain member of it");
    const admin = await openDatabase(server.url());
    await admin.ask("CREATE ROLE maker LOGIN CREATEROLE; GRANT mallory TO maker");
    expect((await as("maker", "status", "--tenant", "mallory")).err).toContain("may make roles");
    const { rows } = await admin.ask<{ super: boolean }>(
      "SELECT rolsuper AS super FROM pg_roles WHERE rolname = 'mallory'",
    );
    await admin.end();
    expect(rows).toEqual([{ super: false }]);
  });

  test("schemas that another made first are refused when they are opened, and a queue before anything is put into it", async () => {
    await withTenant("frank", async (frank) => {
      const admin = await openDatabase(server.url());
      const { queueSchema, schema } = frank.tenant;
      await frank.database.ask(`DROP SCHEMA ${queueSchema}`);
      await admin.ask("CREATE ROLE grace LOGIN");
      await admin.ask(`CREATE SCHEMA ${queueSchema} AUTHORIZATION grace`);
      await admin.ask(`GRANT ALL ON SCHEMA ${queueSchema} TO PUBLIC`);
      await expect(openQueue(frank.database, frank.tenant)).rejects.toThrow("belongs to grace");
      await expect(openCluster(server.url("frank"))).rejects.toThrow("belongs to grace");
      await admin.ask(`ALTER SCHEMA ${queueSchema} OWNER TO frank`);
      await admin.ask(`ALTER SCHEMA ${schema} OWNER TO grace`);
      await expect(openCluster(server.url("frank"))).rejects.toThrow("belongs to grace");
      await admin.end();
    });
  });

  test("whoever owns a database and may make roles sets tenants up, without being a superuser; a member acts as the tenant", async () => {
    const admin = await openDatabase(server.url());
    await admin.ask("CREATE ROLE keeper LOGIN CREATEROLE");
    await admin.ask("CREATE DATABASE kept OWNER keeper");
    await admin.ask("CREATE ROLE erin LOGIN");
    const kept = (role: string): string => server.url(role).replace("/postgres?", "/kept?");
    await upCluster(kept("keeper"), { tenant: "dora" });
    await admin.ask("GRANT dora TO erin");
    await admin.end();
    const ready = await readSmallStudy();
    const manifest = makeManifest(ready, { chunkRows: 48 });
    const erin = await openCluster(kept("erin"), { tenant: "dora" });
    await erin.submit(manifest, ready.snapshot);
    await erin.end();
    const dora = await openCluster(kept("dora"));
    expect((await dora.run(manifest.id)).submittedBy).toBe("erin");
    await dora.cancel(manifest.id, true);
    await dora.end();
    await expect(openCluster(kept("keeper"), { tenant: "nobody" })).rejects.toThrow(
      "no role of the tenant's name",
    );
  });

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
