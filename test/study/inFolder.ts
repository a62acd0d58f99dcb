/** Runs in a folder of their own, for engines that keep their results in one. */
import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ChunkEngine, createRun, type RunFolder } from "@lianyun/node";
import type { Contender } from "./contract.ts";

/** A contender whose engines work on one folder. */
export const inFolder = (
  name: string,
  enginesOf: (run: RunFolder) => readonly ChunkEngine[],
): Contender => ({
  name,
  async start(manifest, snapshot) {
    const folder = await mkdtemp(join(tmpdir(), "lianyun-run-"));
    const run = await createRun(join(folder, "run"), manifest, snapshot);
    const commits: string[] = [];
    const counted: RunFolder = {
      ...run,
      async commit(chunk, bytes) {
        await run.commit(chunk, bytes);
        commits.push(chunk.key);
      },
    };
    return {
      engines: enginesOf(counted),
      commits,
      damage: async (chunk, how) => {
        await damage(run.folder, chunk.key, how);
      },
      end: () => rm(folder, { recursive: true }),
    };
  },
});

/** Cuts the file of a chunk in the middle, or turns one bit of it. */
export async function damage(
  folder: string,
  key: string,
  how: "cut short" | "damaged",
): Promise<string> {
  const chunks = join(folder, "chunks");
  const name = (await readdir(chunks)).find(
    (each) => each.startsWith(key) && each.endsWith(".parquet"),
  );
  if (name === undefined) throw new Error(`no result of chunk ${key}`);
  const bytes = await readFile(join(chunks, name));
  const middle = Math.floor(bytes.length / 2);
  if (how === "cut short") await truncate(join(chunks, name), middle);
  else {
    bytes[middle] = (bytes[middle] ?? 0) ^ 1;
    await writeFile(join(chunks, name), bytes);
  }
  return name;
}
