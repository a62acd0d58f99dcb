/** What every engine keeps to. An engine's own test is a few lines: how it is started, how a result of it is damaged. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type Chunk,
  type ChunkEngine,
  createComputer,
  DISK,
  type Manifest,
  makeManifest,
  mergeRun,
  type ReadyStudy,
} from "@lianyun/node";
import { afterAll, describe, expect, test } from "vitest";
import { readSmallStudy } from "./smallStudy.ts";

/** A run that was handed to an engine. */
export interface Started {
  /** Whoever computes it, one after the other: each its share. */
  readonly engines: readonly ChunkEngine[];
  /** Keys of the results committed so far in all sessions, one a commit. */
  readonly commits: readonly string[];
  /** Hurts a result behind the engine's back. */
  readonly damage: (chunk: Chunk, how: "cut short" | "damaged") => Promise<void>;
  readonly end: () => Promise<void>;
}

export interface Contender {
  readonly name: string;
  readonly start: (manifest: Manifest, snapshot: Uint8Array) => Promise<Started>;
}

const folders: string[] = [];
/** SHA-256 of all rows in order. */
async function hashOf(manifest: Manifest, engine: ChunkEngine): Promise<string | undefined> {
  const folder = await mkdtemp(join(tmpdir(), "lianyun-merged-"));
  folders.push(folder);
  return (await mergeRun({ folder, files: DISK, manifest }, engine)).files["rows.parquet"];
}

/** The hash of a run whose chunks are computed here, one after the other, by no engine. */
async function referenceOf(ready: ReadyStudy): Promise<string | undefined> {
  const manifest = makeManifest(ready, { chunkRows: 1_000 });
  const compute = createComputer(manifest, ready.snapshot);
  const engine = {
    async *results() {
      for (const chunk of manifest.chunks) yield { chunk, sha256: "", bytes: await compute(chunk) };
    },
  };
  return hashOf(manifest, engine as unknown as ChunkEngine);
}

const workAll = async (engines: readonly ChunkEngine[]): Promise<void> => {
  for (const engine of engines) expect(await engine.work()).toEqual([]);
};

/** Chunks of a session that is stopped: fewer than any share has. */
const STOP_AFTER = 3;

/** The contract, as tests. */
export function keepsContract({ name, start }: Contender): void {
  describe(name, { timeout: 180_000 }, async () => {
    const ready = await readSmallStudy();
    const reference = await referenceOf(ready);
    const begin = (chunkRows: number): Promise<Started & { readonly manifest: Manifest }> => {
      const manifest = makeManifest(ready, { chunkRows });
      return start(manifest, ready.snapshot).then((started) => ({ ...started, manifest }));
    };
    afterAll(() => Promise.all(folders.splice(0).map((each) => rm(each, { recursive: true }))));

    test.each([7, 25, 1_000])("chunks of %d rows: the same rows, each chunk once", async (rows) => {
      const { engines, commits, manifest, end } = await begin(rows);
      await workAll(engines);
      const [engine] = engines;
      expect(await engine?.verify()).toEqual([]);
      const results = [];
      for await (const { chunk } of engine!.results()) results.push(chunk.key);
      expect(results).toEqual(manifest.chunks.map(({ key }) => key));
      expect([...commits].sort()).toEqual([...results].sort());
      expect(await hashOf(manifest, engine!)).toBe(reference);
      const progress = await Promise.all(engines.map((each) => each.progress()));
      expect(progress.reduce((sum, { doneRows }) => sum + doneRows, 0)).toBe(manifest.rows);
      await end();
    });

    test("asked again it computes nothing", async () => {
      const { engines, commits, manifest, end } = await begin(25);
      await workAll(engines);
      await workAll(engines);
      expect(commits).toHaveLength(manifest.chunks.length);
      await end();
    });

    test("stopped and gone on with: no finished chunk is computed again", async () => {
      const { engines, commits, manifest, end } = await begin(5);
      for (const engine of engines) {
        const stop = new AbortController();
        await engine.work({
          signal: stop.signal,
          onProgress: ({ doneChunks }) => {
            if (doneChunks >= STOP_AFTER) stop.abort();
          },
        });
        const { chunks, doneChunks } = await engine.progress();
        expect(doneChunks).toBeGreaterThanOrEqual(STOP_AFTER);
        expect(doneChunks).toBeLessThan(chunks);
      }
      await workAll(engines);
      expect(commits).toHaveLength(manifest.chunks.length);
      expect(await hashOf(manifest, engines[0]!)).toBe(reference);
      await end();
    });

    test("what is cut short or damaged is named, left out, computed again alone", async () => {
      const { engines, commits, manifest, damage, end } = await begin(25);
      await workAll(engines);
      const [engine] = engines;
      const [first, second] = [manifest.chunks[1]!, manifest.chunks[4]!];
      await damage(first, "cut short");
      await damage(second, "damaged");
      const findings = await engine!.verify();
      expect(findings.map(({ what, chunk }) => [what, chunk])).toEqual([
        ["cut short", 1],
        ["missing", 1],
        ["damaged", 4],
        ["missing", 4],
      ]);
      await expect(hashOf(manifest, engine!)).rejects.toThrow("not whole");
      let setAside = 0;
      for (const each of engines) setAside += await each.reconcile();
      expect(setAside).toBe(2);
      await workAll(engines);
      expect(commits.slice(manifest.chunks.length).sort()).toEqual([first.key, second.key].sort());
      expect(await engine!.verify()).toEqual([]);
      expect(await hashOf(manifest, engine!)).toBe(reference);
      await end();
    });

    test("all at once over damaged results: none trips over another, the same rows", async () => {
      const { engines, manifest, damage, end } = await begin(5);
      await workAll(engines);
      for (const [index, chunk] of manifest.chunks.entries())
        if (index % 2 === 0) await damage(chunk, index % 4 === 0 ? "cut short" : "damaged");
      await Promise.all(
        engines.map(async (engine) => {
          await engine.reconcile();
          expect(await engine.work()).toEqual([]);
        }),
      );
      expect(await engines[0]!.verify()).toEqual([]);
      expect(await hashOf(manifest, engines[0]!)).toBe(reference);
      await end();
    });

    test("cancelled in the middle of a chunk it hands it back, and goes on when asked", async () => {
      const { engines, manifest, end } = await begin(1_000);
      const [engine] = engines;
      const working = engine!.work();
      await engine!.cancel();
      expect(await working).toEqual([]);
      await workAll(engines);
      expect(await hashOf(manifest, engine!)).toBe(reference);
      await end();
    });
  });
}
