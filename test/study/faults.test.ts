/** A disk that fails at any moment: what has a name is whole, and the run goes on to the same rows. */
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  createRun,
  createShard,
  DISK,
  DiskFull,
  type Files,
  makeManifest,
  mergeRun,
  openRun,
  type RunFolder,
} from "@lianyun/node";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readText, SMALL_STUDY } from "./smallStudy.ts";

/** Small, for it is run once for each thing that the disk is asked to do. */
const ready = await readText(
  SMALL_STUDY.replace(/departures:.*/, "departures: [2026-06-01T08:00+08:00]"),
);
const manifest = makeManifest(ready, { chunkRows: 5 });
const WHOLE = { index: 1, of: 1 };

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "lianyun-faults-"));
});
afterEach(() => rm(folder, { recursive: true }));

/** What asks the disk to change something; the k-th such call and all after it fail. */
function failing(k: number, code: string): { files: Files; calls: () => number } {
  let calls = 0;
  const may = (): void => {
    if (++calls > k) throw Object.assign(new Error(`${code}: no`), { code });
  };
  const files: Files = {
    ...DISK,
    async create(path) {
      may();
      const file = await DISK.create(path);
      return {
        async write(bytes) {
          // A disk takes what fits before it says that it is full.
          if (calls >= k) await file.write(bytes.slice(0, bytes.length / 2));
          may();
          await file.write(bytes);
        },
        async sync() {
          may();
          await file.sync();
        },
        close: () => file.close(),
      };
    },
    async rename(from, to) {
      may();
      await DISK.rename(from, to);
    },
    async syncFolder(path) {
      may();
      await DISK.syncFolder(path);
    },
  };
  return { files, calls: () => calls };
}

async function runWhole(run: RunFolder): Promise<Readonly<Record<string, string>>> {
  const engine = createShard(run, WHOLE);
  expect(await engine.work()).toEqual([]);
  return (await mergeRun(run, engine)).files;
}

test("a disk that is full after any operation: a clear end, nothing torn, the same rows after", async () => {
  const counting = failing(Number.POSITIVE_INFINITY, "ENOSPC");
  const first = await createRun(join(folder, "all"), manifest, ready.snapshot, counting.files);
  const expected = await runWhole(first);
  // Each operation in turn, from the first file of the run to the last name of the result.
  for (let k = 0; k < counting.calls(); k++) {
    const out = join(folder, String(k));
    const { files } = failing(k, "ENOSPC");
    const failed = (async () => runWhole(await createRun(out, manifest, ready.snapshot, files)))();
    await expect(failed).rejects.toThrow(DiskFull);
    const run = await createRun(out, manifest, ready.snapshot);
    const finished = await run.finished();
    const engine = createShard(run, WHOLE);
    const torn = (await engine.verify()).filter(({ what }) => what !== "missing");
    expect(torn, `after operation ${k}`).toEqual([]);
    const before = finished.size;
    const commits: string[] = [];
    const counted: RunFolder = {
      ...run,
      async commit(chunk, bytes) {
        commits.push(chunk.key);
        await run.commit(chunk, bytes);
      },
    };
    expect(await runWhole(counted)).toEqual(expected);
    expect(commits).toHaveLength(manifest.chunks.length - before);
    await run.sweep();
    expect((await readdir(join(out, "chunks"))).length).toBe(manifest.chunks.length);
    await rm(out, { recursive: true });
  }
}, 120_000);

test("another fault of the disk is told as it is", async () => {
  const run = await createRun(folder, manifest, ready.snapshot);
  const broken: RunFolder = {
    ...run,
    commit: () => Promise.reject(Object.assign(new Error("EIO: no"), { code: "EIO" })),
  };
  await expect(createShard(broken, WHOLE).work()).rejects.toThrow("EIO");
});

test("two results of one chunk that are both sound contradict each other", async () => {
  const run = await createRun(folder, manifest, ready.snapshot);
  await runWhole(run);
  // Of as many rows: another number would be found out.
  const [one, , other] = manifest.chunks;
  const stray = await run.result(other!);
  await expect(run.commit(one!, stray!.bytes)).rejects.toThrow("gave other rows than before");
  const { hash, bytes } = { hash: stray!.sha256, bytes: stray!.bytes };
  const path = join(folder, "chunks", `${one!.key}.${hash}.parquet`);
  const file = await DISK.create(path);
  await file.write(bytes);
  await file.close();
  expect((await run.verify()).map(({ what }) => what)).toEqual(["contradicting"]);
});

test("a manifest that was changed, a snapshot that was damaged and another run are refused", async () => {
  const run = await createRun(folder, manifest, ready.snapshot);
  await expect(
    createRun(folder, makeManifest(ready, { chunkRows: 4 }), ready.snapshot),
  ).rejects.toThrow("another run is in");
  const put = async (name: string, text: string): Promise<void> => {
    await DISK.remove(join(folder, name));
    const file = await DISK.create(join(folder, name));
    await file.write(new TextEncoder().encode(text));
    await file.close();
  };
  await put("network.snapshot", "x");
  await expect(run.snapshot()).rejects.toThrow("network.snapshot is damaged");
  await put("manifest.json", JSON.stringify({ ...manifest, rows: 3 }));
  await expect(openRun(folder)).rejects.toThrow("changed or damaged");
  await expect(openRun(join(folder, "nothing"))).rejects.toThrow("expected a run in");
});
