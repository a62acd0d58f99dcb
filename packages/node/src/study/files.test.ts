import { mkdtemp, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FreightError } from "@lianyun/planner";
import { afterAll, expect, test } from "vitest";
import { DISK } from "./files.ts";

const folder = await mkdtemp(join(tmpdir(), "lianyun-files-"));
afterAll(() => rm(folder, { recursive: true }));

test("a folder is made with those it lies in, and may be there already", async () => {
  const deep = join(folder, "one", "two", "three");
  await DISK.mkdir(deep);
  await DISK.mkdir(deep);
  expect((await stat(deep)).isDirectory()).toBe(true);
});

test("a file of its name is no folder, nor is a link that leads nowhere, nor what lies in either", async () => {
  const file = join(folder, "file");
  const link = join(folder, "link");
  await writeFile(file, "");
  await symlink(join(folder, "nowhere"), link);
  for (const place of [file, link, join(file, "below"), join(link, "below")])
    await expect(DISK.mkdir(place)).rejects.toBeInstanceOf(FreightError);
});
