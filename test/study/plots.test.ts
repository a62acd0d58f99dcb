/** FEATURE: figures of a run, as files. */
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createComputer, createRun, makeManifest, type RunFolder } from "@lianyun/node";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runCommand } from "../kit/runCommand.ts";
import { readSmallStudy } from "./smallStudy.ts";

let folder: string;
let run: RunFolder;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "lianyun-plots-"));
  const ready = await readSmallStudy();
  const manifest = makeManifest(ready, { chunkRows: 40 });
  run = await createRun(join(folder, "run"), manifest, ready.snapshot);
  const compute = createComputer(run.manifest, ready.snapshot);
  for (const chunk of run.manifest.chunks) await run.commit(chunk, await compute(chunk));
});
afterAll(() => rm(folder, { recursive: true }));

const FILES = [
  "deltas-co2e.svg",
  "deltas-cost.svg",
  "deltas-duration.svg",
  "fronts.svg",
  "modes-cost.svg",
  "modes-duration.svg",
  "tornado-co2e.svg",
  "tornado-cost.svg",
  "tornado-duration.svg",
];

test("a file a figure, with the names of places and scenarios", async () => {
  const { status, out } = await runCommand("study", "plots", run.folder);
  expect(status).toBe(0);
  const place = join(run.folder, "plots");
  expect((await readdir(place)).sort()).toEqual(FILES);
  expect(out.trim().split("\n").sort()).toEqual(FILES.map((name) => join(place, name)));
  const deltas = await readFile(join(place, "deltas-cost.svg"), "utf8");
  // The city of the group FAR, and the name of a scenario.
  expect(deltas).toMatch(/>Far[^<]*<\/text>/);
  expect(deltas).toContain(">dear rail</text>");
});

test("twice the same bytes; another criterion, other figures", async () => {
  const places = {
    one: join(folder, "one"),
    two: join(folder, "two"),
    other: join(folder, "other"),
  };
  await runCommand("study", "plots", run.folder, "--out", places.one);
  await runCommand("study", "plots", run.folder, "--out", places.two);
  await runCommand("study", "plots", run.folder, "--criterion", "duration", "--out", places.other);
  const read = (place: keyof typeof places, name: string): Promise<string> =>
    readFile(join(places[place], name), "utf8");
  for (const name of FILES) expect(await read("two", name)).toBe(await read("one", name));
  expect(await read("other", "tornado-cost.svg")).toContain("best by duration");
});

test("a run that is not whole is drawn as far as it goes, and says so; where there is none, nothing", async () => {
  const half = await createRun(join(folder, "half"), run.manifest, await run.snapshot());
  const [first] = run.manifest.chunks;
  const result = await run.result(first!);
  await half.commit(first!, result!.bytes);
  const drawn = await runCommand("study", "plots", half.folder);
  expect(drawn.status).toBe(4);
  expect(drawn.err).toMatch(/^the run is not whole: these are figures of 1 of \d chunks\n$/);
  const paths = drawn.out.trim().split("\n");
  expect(paths.length).toBeGreaterThan(0);
  for (const path of paths)
    expect(await readFile(path, "utf8"), path).toMatch(
      />The run is not whole: drawn from 1 of \d chunks\.<\/text>/,
    );
  const none = await runCommand("study", "plots", join(folder, "nowhere"));
  expect(none.status).toBe(2);
  expect(none.out).toBe("");
});
