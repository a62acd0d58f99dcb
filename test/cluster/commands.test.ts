/** The commands of a cluster from end to end: what is refused and how it is said, what a run tells of itself. */
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { refuseOld } from "@lianyun/cluster";
import { makeManifest } from "@lianyun/node";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadPackage } from "../../packages/cli/src/cluster/open.ts";
import { TINY } from "../kit/folders.ts";
import { runCommand } from "../kit/runCommand.ts";
import { readSmallStudy, SMALL_STUDY } from "../study/smallStudy.ts";
import { HAS_POSTGRES } from "./postgres.mjs";
import { usePostgres } from "./usePostgres.ts";

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
  const { as, url, withTenant } = usePostgres();
  let folder = "";
  let file = "";
  const at = (name: string): string => join(folder, name);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "lianyun-cluster-"));
    file = at("small.yaml");
    await writeFile(file, SMALL_STUDY.replaceAll("NETWORK", relative(folder, TINY)));
  });
  afterAll(() => rm(folder, { recursive: true }));

  test("no server, no role, no schema, no URL: exit 2, a line that says what to do, nothing on stdout", async () => {
    const admin = url();
    const cases: readonly (readonly [string | undefined, string])[] = [
      [undefined, "expected DATABASE_URL in the environment"],
      ["postgresql://x@/postgres?host=/nowhere", "PostgreSQL cannot be reached"],
      ["postgresql://127.0.0.1:1/postgres", "PostgreSQL cannot be reached"],
      [url("nobody"), 'role "nobody" does not exist'],
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

    // What is over cannot be cancelled any more, and does not come to stand as if it had been.
    const over = await as("walk", "cancel", id);
    expect(over).toMatchObject({ status: 0 });
    expect(over.out).toContain(" small: is over: nothing was cancelled; its results stay");
    expect((await as("walk", "status", id)).out).toContain(" small: done\n");
    expect((await as("walk", "reconcile", id)).out).toContain("0 chunk(s) queued");
    expect((await as("walk", "cancel", id, "--purge")).out).toContain(" small: removed\n");
    expect(await as("walk", "status", id)).toMatchObject({ status: 2 });

    const open = (await as("walk", "submit", file, "--chunk", "12")).out.trim();
    for (const _ of ["once", "again"])
      expect((await as("walk", "cancel", open)).out).toContain(" small: cancelled\n");
    expect((await as("walk", "status", open)).out).toContain(" small: cancelled\n");
  }, 60_000);

  test("an address that cannot be read is refused at its place, without its password", async () => {
    for (const url of ["mysql://x:s3cret@host/db", "postgresql://x:s3/cret@host/db"]) {
      process.env["DATABASE_URL"] = url;
      for (const words of [["status"], ["up"]]) {
        const { status, out, err } = await runCommand("cluster", ...words);
        expect({ status, out }).toEqual({ status: 2, out: "" });
        expect(err).toMatch(/^error: environment › DATABASE_URL: expected .*\[bad_cluster\]\n$/);
        expect(err).not.toContain("cret");
      }
    }
  });

  test("the rate is that of late: what a dead worker did counts no more, and that nothing moves is told", async () => {
    const ready = await readSmallStudy();
    const manifest = makeManifest(ready, { chunkRows: 8 });
    const { id } = manifest;
    await withTenant("rates", async (cluster) => {
      const { database, tenant } = cluster;
      const { run } = await cluster.submit(manifest, ready.snapshot);
      const stop = new AbortController();
      let chunks = 0;
      await cluster.work({
        runs: [id],
        signal: stop.signal,
        onChunk: async () => {
          if (++chunks === 6) stop.abort();
        },
      });
      // As if it had been killed half an hour ago.
      await database.ask(`UPDATE ${tenant.schema}.effect SET at = at - interval '30 minutes'`);
      await database.ask(`UPDATE ${tenant.schema}.tally SET ended_at = NULL,
        began_at = began_at - interval '31 minutes', seen_at = seen_at - interval '30 minutes'`);
      const alone = (await cluster.statusOf(id)).progress;
      expect(alone).toMatchObject({ doneChunks: 6, workers: 0 });
      expect(alone.rowsPerSecond).toBeUndefined();
      expect(alone.secondsLeft).toBeUndefined();
      expect((await as("rates", "status", id)).out).toMatch(
        /48 of 96 rows \(50 %\), nothing finished for 30 min \d+ s, no worker is at it\n$/,
      );

      // Another came a quarter of an hour ago, and has finished nothing.
      await database.ask(
        `INSERT INTO ${tenant.schema}.tally (run, worker, began_at) VALUES ($1, 'other', now() - interval '15 minutes')`,
        [run.number],
      );
      const idle = (await cluster.statusOf(id)).progress;
      expect(idle).toMatchObject({ workers: 1 });
      expect(idle.rowsPerSecond).toBeUndefined();
      expect(idle.quietSeconds).toBeCloseTo(900, -2);
      // A chunk of 8 rows in that time.
      await database.ask(
        `UPDATE ${tenant.schema}.effect SET at = now() WHERE seq = (SELECT max(seq) FROM ${tenant.schema}.effect)`,
      );
      const slow = (await cluster.statusOf(id)).progress;
      expect(slow.rowsPerSecond).toBeCloseTo(8 / 900, 3);
      expect(slow.quietSeconds).toBeLessThan(60);
    });
  }, 60_000);
});
