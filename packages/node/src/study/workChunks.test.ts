import { expect, test } from "vitest";
import { DISK } from "./files.ts";
import type { Chunk, Manifest } from "./manifest.ts";
import type { RunFolder } from "./runFolder.ts";
import { HandedBack, workChunks } from "./workChunks.ts";

const chunks = Array.from(
  { length: 10 },
  (_, index): Chunk => ({
    key: `k${index}`,
    scenario: "base",
    from: 5 * index,
    to: 5 * index + 5,
  }),
);

/** A run in memory: `committed` is what would be on the disk. */
function runInMemory(finished: readonly string[] = []): {
  run: RunFolder;
  committed: string[];
} {
  const committed: string[] = [];
  const run = {
    folder: "",
    files: DISK,
    manifest: { chunks } as unknown as Manifest,
    finished: async () => new Set([...finished, ...committed]),
    commit: async ({ key }: Chunk) => {
      committed.push(key);
    },
  } as unknown as RunFolder;
  return { run, committed };
}

const all = [...chunks.keys()];
const bytes = new Uint8Array();

test("what has a result is passed over, the rest computed once", async () => {
  const { run, committed } = runInMemory(["k3", "k4"]);
  const asked: number[] = [];
  const done: number[] = [];
  const failures = await workChunks(
    { run, chunks: all, workers: 3 },
    async (chunk) => {
      asked.push(chunk);
      return bytes;
    },
    { onProgress: ({ doneRows }) => done.push(doneRows) },
  );
  expect(failures).toEqual([]);
  expect(asked.sort((a, b) => a - b)).toEqual([0, 1, 2, 5, 6, 7, 8, 9]);
  expect(committed).toHaveLength(8);
  // On a busy machine one is told twice, by the clock.
  expect([...new Set(done)]).toEqual([10, 15, 20, 25, 30, 35, 40, 45, 50]);
});

test("a chunk that fails once is tried again, one that fails twice is told, and stops no other", async () => {
  const { run, committed } = runInMemory();
  const tries = new Map<number, number>();
  const failures = await workChunks({ run, chunks: all, workers: 2 }, async (chunk) => {
    const count = (tries.get(chunk) ?? 0) + 1;
    tries.set(chunk, count);
    if (chunk === 6 || (chunk === 2 && count === 1)) throw new Error("out of memory");
    return bytes;
  });
  expect(failures).toEqual([{ chunk: 6, message: "out of memory" }]);
  expect(committed).toHaveLength(9);
  expect([tries.get(2), tries.get(6), tries.get(0)]).toEqual([2, 2, 1]);
});

test("stopped: what runs is kept, nothing is begun; handed back: no failure", async () => {
  const { run, committed } = runInMemory();
  const stop = new AbortController();
  const failures = await workChunks(
    { run, chunks: all, workers: 2 },
    async (chunk) => {
      if (chunk === 0) stop.abort();
      if (chunk === 5) throw new HandedBack();
      return bytes;
    },
    { signal: stop.signal },
  );
  expect(failures).toEqual([]);
  expect(committed).toEqual(["k0"]);
});

test("a fault of the disk ends it, once what runs has ended", async () => {
  const { run } = runInMemory();
  const broken = { ...run, commit: () => Promise.reject(new Error("EIO")) };
  let asked = 0;
  const working = workChunks({ run: broken, chunks: all, workers: 2 }, async () => {
    asked++;
    return bytes;
  });
  await expect(working).rejects.toThrow("EIO");
  expect(asked).toBeLessThan(10);
});
