import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRun, createThreads, makeManifest, mergeRun } from "@lianyun/node";
import { expect, test } from "vitest";
import { keepsContract } from "./contract.ts";
import { inFolder } from "./inFolder.ts";
import { readSmallStudy } from "./smallStudy.ts";

keepsContract(inFolder("two threads", (run) => [createThreads(run, { workers: 2 })]));

test("one, two and four threads, three sizes of chunks: one table", {
  timeout: 180_000,
}, async () => {
  const ready = await readSmallStudy();
  const folder = await mkdtemp(join(tmpdir(), "lianyun-threads-"));
  const made = new Set<string>();
  for (const [workers, chunkRows] of [
    [1, 32],
    [2, 11],
    [4, 5],
  ] as const) {
    const manifest = makeManifest(ready, { chunkRows });
    const run = await createRun(join(folder, String(workers)), manifest, ready.snapshot);
    const engine = createThreads(run, { workers });
    expect(await engine.work()).toEqual([]);
    made.add(JSON.stringify((await mergeRun(run, engine)).files));
  }
  expect(made.size).toBe(1);
  await rm(folder, { recursive: true });
});
