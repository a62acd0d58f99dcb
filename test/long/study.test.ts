/** FEATURE: a study survives being killed at any moment, and a disk that is full: nothing lost, nothing twice, nothing again. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { CHONGQING, ROOT, TINY } from "../kit/folders.ts";
import { SMALL_STUDY } from "../study/smallStudy.ts";

const COMMAND = join(ROOT, "packages/cli/bin/lianyun.mjs");
const KILLS = 20;
const STUDY = `
network: NETWORK
origins: [CNCKG, CNWZH]
destinations: [DEDUI, SGSIN, NLRTM, THBKK, KZALA, VNHAN]
cargo:
  box: { containers: [{ type: 40HC, count: 1 }], grossKg: 14000 }
  loose: { grossKg: 1500, volumeM3: 6 }
departures: { from: 2026-06-01T08:00+08:00, every: P7D, until: 2026-06-28 }
criteria: [cost, duration]
scenarios: [{ use: [suez-shut] }]
`;

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "lianyun-long-study-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function putStudy(name: string, text: string, network: string): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, text.replaceAll("NETWORK", relative(folder, network)));
  return file;
}

/** The process itself, so that a signal meets it and not a shell. */
const start = (...words: string[]): ChildProcess =>
  spawn(process.execPath, [COMMAND, "study", ...words], { stdio: ["ignore", "pipe", "pipe"] });
const ended = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => child.once("exit", (code) => resolve(code)));
const run = (...words: string[]): { status: number | null; stdout: string; stderr: string } =>
  spawnSync(process.execPath, [COMMAND, "study", ...words], { encoding: "utf8" });

/** Finished chunks and which file each is: one that was computed again would be another. */
async function listFinished(out: string): Promise<Map<string, number>> {
  const chunks = join(out, "chunks");
  const names = (await readdir(chunks).catch(() => [])).filter((name) => name.endsWith(".parquet"));
  return new Map(
    await Promise.all(
      names.map(async (name) => [name, (await stat(join(chunks, name))).ino] as const),
    ),
  );
}

const begun = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => child.stderr?.once("data", () => resolve()));
/** When there are more finished chunks than so many, or the process has ended. */
async function moreThan(out: string, count: number, child: ChildProcess): Promise<void> {
  while (child.exitCode === null && (await listFinished(out)).size <= count) await setTimeout(10);
}

test(`killed at ${KILLS} moments on data/chongqing, it ends as if nothing had been`, {
  timeout: 600_000,
}, async () => {
  const file = await putStudy("chongqing.yaml", STUDY, CHONGQING);
  const calm = run("run", file, "--out", join(folder, "calm"), "--chunk", "4", "--workers", "2");
  expect(calm.status, calm.stderr).toBe(0);
  const { chunks } = JSON.parse(await readFile(join(folder, "calm/manifest.json"), "utf8")) as {
    chunks: unknown[];
  };

  // Moments by a small generator with a seed: the same in every run, but for how busy the machine is.
  let state = 20260601;
  const random = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  let kills = 0;
  let inTheMiddle = 0;
  for (let round = 0; kills < KILLS; round++) {
    const out = join(folder, `killed-${round}`);
    let known = new Map<string, number>();
    for (let isOver = false; !isOver; ) {
      const isNew = !(await readdir(out).catch(() => [] as string[])).includes("manifest.json");
      const child = isNew
        ? start("run", file, "--out", out, "--chunk", "4", "--workers", "2")
        : start("resume", out, "--workers", "2");
      const exit = ended(child);
      const mayKill = kills < KILLS;
      // Some moments after its start, some after its first words, most after its first chunk: however busy the machine is.
      const draw = random();
      if (draw > 0.2) await Promise.race([begun(child), exit]);
      if (draw > 0.4) await moreThan(out, known.size, child);
      const pause = setTimeout(random() * (draw > 0.4 ? 400 : 1_200), "now" as const);
      const first = await Promise.race([exit, pause]);
      const isKilled = first === "now" && mayKill;
      if (isKilled) {
        child.kill("SIGKILL");
        kills++;
      }
      isOver = (await exit) === 0;
      const finished = await listFinished(out);
      if (isKilled && finished.size > 0 && finished.size < chunks.length) inTheMiddle++;
      for (const [name, inode] of known) expect(finished.get(name), name).toBe(inode);
      known = finished;
    }
    expect(known.size).toBe(chunks.length);
    const result = (at: string): Promise<string> =>
      readFile(join(folder, at, "result.json"), "utf8");
    expect(await result(`killed-${round}`)).toBe(await result("calm"));
    expect(run("verify", out).status).toBe(0);
    // What the killed were writing stays for an hour: another process could be at it.
    const names = await readdir(join(out, "chunks"));
    const whole = names.filter((name) => !name.startsWith(".writing-"));
    expect(whole.length).toBe(chunks.length);
  }
  console.log(`study: ${kills} kills, ${inTheMiddle} of them between the first chunk and the last`);
  expect(inTheMiddle).toBeGreaterThanOrEqual(KILLS / 2);
});

test("a signal to stop is heard: what runs is finished, the rest left", {
  timeout: 120_000,
}, async () => {
  const file = await putStudy("chongqing.yaml", STUDY, CHONGQING);
  const out = join(folder, "stopped");
  const child = start("run", file, "--out", out, "--chunk", "4", "--workers", "2");
  let told = "";
  child.stderr?.on("data", (part: Buffer) => {
    told += part.toString();
  });
  while ((await listFinished(out)).size === 0) await setTimeout(20);
  child.kill("SIGINT");
  expect(await ended(child)).toBe(4);
  expect(told).toMatch(new RegExp(`go on with: .*lianyun.* study resume ${out}`));
  expect((await readdir(join(out, "chunks"))).every((name) => name.endsWith(".parquet"))).toBe(
    true,
  );
  expect(run("resume", out).status).toBe(0);
});

/** A shell with a mount table of its own, where the machine lets us have one. */
const inNamespace = (script: string): ReturnType<typeof spawnSync> =>
  spawnSync("unshare", ["-rm", "sh", "-c", script], { encoding: "utf8" });
const mounts = inNamespace("mount -t tmpfs -o size=64k tmpfs /mnt").status === 0;
if (!mounts) console.log("study: no small disk can be mounted here, so none is filled");

test.skipIf(!mounts)(
  "a disk that is full: it says so, and goes on when there is room",
  {
    timeout: 120_000,
  },
  async () => {
    const file = await putStudy("small.yaml", SMALL_STUDY, TINY);
    const calm = run("run", file, "--out", join(folder, "roomy"), "--chunk", "5");
    expect(calm.status).toBe(0);
    const lianyun = `"${process.execPath}" "${COMMAND}"`;
    const { stdout, stderr } = inNamespace(`
    mount -t tmpfs -o size=100k tmpfs /mnt
    ${lianyun} study run "${file}" --out /mnt/run --chunk 5 --workers 2; echo "run $?"
    ls -A /mnt/run/chunks | grep -c -v parquet
    mount -o remount,size=10m /mnt
    ${lianyun} study resume /mnt/run; echo "resume $?"
    ${lianyun} study verify /mnt/run; echo "verify $?"
  `);
    expect(String(stderr)).toContain("no space left for /mnt/run");
    expect(String(stdout)).toMatch(/^run 4\n0\n/);
    expect(String(stdout)).toMatch(/resume 0\n.*\nverify 0\n$/);
    const hashes = (text: string): string[] => text.match(/sha256 [0-9a-f]{64}/g) ?? [];
    expect(hashes(String(stdout))).toEqual(hashes(calm.stdout));
  },
);
