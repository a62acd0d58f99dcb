/** A disk that fails at any moment: what has a name is whole, and the run goes on to the same rows. */
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import {
  createRun,
  createShard,
  DISK,
  DiskFull,
  type Files,
  gather,
  type Manifest,
  makeManifest,
  manifestText,
  mergeRun,
  openRun,
  parseManifest,
  type RunFolder,
  sha256,
  verifyResult,
} from "@lianyun/node";
import { FreightError } from "@lianyun/planner";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { canonicalJson } from "../../packages/node/src/study/canonical.ts";
import { damage } from "./inFolder.ts";
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
}, 180_000);

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
  // Neither is taken for the truth, and both are named.
  const both = new RegExp(`(${one!.key}.*){2} contradict each other`);
  await expect(run.result(one!)).rejects.toThrow(both);
  await expect(mergeRun(run, run)).rejects.toThrow(both);
});

test("shards that contradict each other are not put together", async () => {
  const [mine, theirs] = await Promise.all(
    ["mine", "theirs"].map((name) => createRun(join(folder, name), manifest, ready.snapshot)),
  );
  await runWhole(mine!);
  const [one, , other] = manifest.chunks;
  await theirs!.commit(one!, (await mine!.result(other!))!.bytes);
  await expect(gather(mine!, [theirs!])).rejects.toThrow(FreightError);
});

test("a damaged result is healed by the sound one of another folder", async () => {
  const [mine, theirs] = await Promise.all(
    ["mine", "theirs"].map((name) => createRun(join(folder, name), manifest, ready.snapshot)),
  );
  await runWhole(mine!);
  await runWhole(theirs!);
  await damage(mine!.folder, manifest.chunks[1]!.key, "damaged");
  expect(await gather(mine!, [theirs!])).toEqual({ copied: 1, setAside: 1, damaged: [] });
  expect(await mine!.verify()).toEqual([]);
});

test("of a folder with damaged results the sound ones are taken, and it is named", async () => {
  const [mine, theirs] = await Promise.all(
    ["mine", "theirs"].map((name) => createRun(join(folder, name), manifest, ready.snapshot)),
  );
  await runWhole(theirs!);
  await damage(theirs!.folder, manifest.chunks[1]!.key, "damaged");
  expect(await gather(mine!, [theirs!])).toEqual({
    copied: manifest.chunks.length - 1,
    setAside: 0,
    damaged: [{ folder: theirs!.folder, results: 1 }],
  });
});

test("a result that another process has just taken away is none", async () => {
  const run = await createRun(folder, manifest, ready.snapshot);
  await runWhole(run);
  await damage(folder, manifest.chunks[0]!.key, "damaged");
  const gone = (): Promise<never> =>
    Promise.reject(Object.assign(new Error("ENOENT: gone"), { code: "ENOENT" }));
  const read = (path: string): Promise<Uint8Array> =>
    path.endsWith(".parquet") ? gone() : DISK.read(path);
  const unread = await openRun(folder, { ...DISK, read });
  expect(await unread.setAside()).toBe(0);
  expect(await unread.result(manifest.chunks[1]!)).toBeUndefined();
  const taken = await openRun(folder, { ...DISK, rename: gone });
  expect(await taken.setAside()).toBe(0);
  expect(await run.setAside()).toBe(1);
});

test("what others are writing stays, what is left of the dead goes", async () => {
  const run = await createRun(folder, manifest, ready.snapshot);
  const [fresh, old] = [".writing-fresh", ".writing-old"].map((name) => join(folder, name));
  for (const path of [fresh!, old!]) await writeFile(path, "half");
  const hoursAgo = new Date(Date.now() - 2 * 3_600_000);
  await utimes(old!, hoursAgo, hoursAgo);
  await run.sweep();
  expect((await readdir(folder)).filter((name) => name.startsWith("."))).toEqual([
    ".writing-fresh",
  ]);
});

test("names of files being written are no two processes' by chance", async () => {
  const names: string[] = [];
  const files: Files = {
    ...DISK,
    create(path) {
      names.push(basename(path));
      return DISK.create(path);
    },
  };
  await createRun(join(folder, "run"), manifest, ready.snapshot, files);
  for (const name of names)
    expect(name).toMatch(/^\.writing-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}-/);
});

test("a result is verified by its own files alone, and rows.csv stays in step", async () => {
  const run = await createRun(folder, manifest, ready.snapshot);
  await runWhole(run);
  expect(await verifyResult(run)).toEqual([]);
  const read: string[] = [];
  const files: Files = {
    ...DISK,
    stream(path) {
      read.push(basename(path));
      return DISK.stream(path);
    },
  };
  await verifyResult(await openRun(folder, files));
  expect(read).toEqual(["rows.parquet", "rows.csv"]);
  // A run that does not ask for it keeps it whole where it is there.
  const without = { ...manifest.study, outputs: { csv: false } };
  const again = await mergeRun({ ...run, manifest: { ...manifest, study: without } }, run);
  expect(Object.keys(again.files)).toEqual(["rows.parquet", "rows.csv"]);
  const result = JSON.parse(await readFile(join(folder, "result.json"), "utf8"));
  result.files["../outside"] = "0".repeat(64);
  await writeFile(join(folder, "result.json"), JSON.stringify(result));
  expect((await verifyResult(run)).map(({ what, file }) => [what, file])).toEqual([
    ["damaged", "result.json"],
  ]);
});

describe("a manifest from anyone", () => {
  /** As an attacker would: changed, with an id that fits. */
  const forged = (change: (manifest: Manifest) => object): string => {
    const { id: _, ...rest } = { ...manifest, ...change(manifest) };
    const canonical = { ...rest, study: { ...rest.study, outputs: undefined } };
    return JSON.stringify({ ...rest, id: sha256(canonicalJson(canonical)) });
  };
  const withChunk = (change: object) => (from: Manifest) => ({
    chunks: from.chunks.map((chunk, index) => (index === 1 ? { ...chunk, ...change } : chunk)),
  });
  test.each<[string, string]>([
    ["a key that leads out", forged(withChunk({ key: "../../evil" }))],
    ["a key of other content", forged(withChunk({ key: "0".repeat(64) }))],
    ["a chunk of nothing", forged(withChunk({ from: 5, to: 5 }))],
    ["a chunk of millions", forged(withChunk({ to: 4_000_000_000 }))],
    ["a scenario that there is not", forged(withChunk({ scenario: "other" }))],
    ["another format", forged(() => ({ format: 2 }))],
    ["fields that it has not", forged(() => ({ colour: "red" }))],
    ["fewer rows", forged(() => ({ rows: 1 }))],
    ["no chunks", forged(() => ({ chunks: [] }))],
    ["a study that is none", forged(() => ({ study: {} }))],
    ["no object", "7"],
  ])("%s is refused", (_, text) => {
    expect(() => parseManifest("manifest.json", text)).toThrow(FreightError);
  });

  test.each<[string, string]>([
    ["other columns", forged(() => ({ rowFormat: "0".repeat(64) }))],
    ["no word of its columns, as runs had none before", forged(() => ({ rowFormat: undefined }))],
  ])("%s: rows that are not alike do not come to stand in one table", async (_, text) => {
    const says = "its rows have other columns than this version writes";
    expect(() => parseManifest("manifest.json", text)).toThrow(says);
    await createRun(folder, manifest, ready.snapshot);
    await writeFile(join(folder, "manifest.json"), text);
    await expect(openRun(folder)).rejects.toThrow(says);
    await expect(createRun(folder, manifest, ready.snapshot)).rejects.toThrow(says);
  });

  test("as it was written it is read", () => {
    expect(parseManifest("manifest.json", manifestText(manifest))).toEqual(manifest);
    expect(
      parseManifest(
        "manifest.json",
        forged(() => ({})),
      ),
    ).toEqual(manifest);
  });
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
  // The study itself has it.
  await createRun(folder, manifest, ready.snapshot);
  expect(Buffer.compare(await run.snapshot(), ready.snapshot)).toBe(0);
  await put("network.snapshot", "x");
  await put("manifest.json", JSON.stringify({ ...manifest, rows: 3 }));
  await expect(openRun(folder)).rejects.toThrow("changed or damaged");
  await expect(openRun(join(folder, "nothing"))).rejects.toThrow("expected a run in");
});
