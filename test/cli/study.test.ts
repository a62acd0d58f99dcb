/** Studies by the command, as a stranger meets them. */
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { CHONGQING, ROOT, TINY } from "../kit/folders.ts";
import { runCommand } from "../kit/runCommand.ts";
import { damage } from "../study/inFolder.ts";
import { SMALL_STUDY } from "../study/smallStudy.ts";

/** Every chunk waits for the disk, which others may keep busy. */
const timeout = 180_000;
let folder = "";
let file = "";
const at = (name: string): string => join(folder, name);
const study = (...words: string[]): ReturnType<typeof runCommand> => runCommand("study", ...words);
const sha = (out: string): string | undefined =>
  /rows\.parquet: .* sha256 ([0-9a-f]{64})/.exec(out)?.[1];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "lianyun-study-command-"));
  file = at("small.yaml");
  await writeFile(file, SMALL_STUDY.replaceAll("NETWORK", relative(folder, TINY)));
});
afterAll(() => rm(folder, { recursive: true }));

test("run, verify, summary; hurt, resume: the same rows", { timeout }, async () => {
  const out = at("run");
  const ran = await study("run", file, "--out", out, "--workers", "2", "--chunk", "20");
  expect(ran.status).toBe(0);
  expect(ran.err).toContain("warning: small.yaml:5:10 › study › pairs.0.0: no terminal or group");
  expect(ran.err).toContain("96 of 96 rows (100 %)");
  expect(ran.err).toMatch(
    /\n24 optimal, 24 infeasible, 48 refused: .* study summary .* says where and why; the column message says what is wrong with refused rows\n$/,
  );
  expect(sha(ran.out)).toBeDefined();
  expect((await readFile(join(out, "rows.csv"), "utf8")).trim().split("\r\n")).toHaveLength(97);
  expect(await readdir(out)).toEqual([
    "chunks",
    "manifest.json",
    "network.snapshot",
    "result.json",
    "rows.csv",
    "rows.parquet",
  ]);

  expect(await study("verify", out)).toEqual({
    status: 0,
    out: "sound: 6 chunks, 96 rows, merged\n",
    err: "",
  });
  const summary = await study("summary", out);
  expect(summary.status).toBe(0);
  expect(summary.out.split("\n")[0]).toMatch(/^scenario +criterion +currency +rows +optimal/);
  expect(summary.out).toMatch(/^west shut +duration +USD +16 +4 +4 +0 +8 /m);
  // All of 96 rows that are not optimal, whose way is shut in no scenario.
  expect(summary.err).toBe(
    "base, west shut, dear rail: 24 rows infeasible or refused: unknown_terminal in 16, no_transfer in 8\n",
  );
  const table = await study("summary", out, "--csv");
  expect(table.out.split("\r\n")).toHaveLength(8);

  const { chunks } = JSON.parse(await readFile(join(out, "manifest.json"), "utf8")) as {
    chunks: { key: string }[];
  };
  const [cut, flipped] = [
    await damage(out, chunks[0]!.key, "cut short"),
    await damage(out, chunks[3]!.key, "damaged"),
  ];
  const found = await study("verify", out);
  expect(found.status).toBe(4);
  expect(found.err).toContain(`cut short: ${cut}`);
  expect(found.err).toContain(`damaged: ${flipped}`);
  expect(found.err).toContain("\n4 of 6 chunks are sound, 0 missing, 2 wrong; go on with: ");
  expect(found.err).not.toContain("missing:");
  // Of six shards each has a chunk.
  const ofSix = await study("verify", out, "--shards", "6");
  expect(ofSix.err.match(/of 6 shards lack something: \d, \d\n/)).not.toBeNull();
  expect((await study("summary", out)).status).toBe(4);
  const resumed = await study("resume", out, "--workers", "1");
  expect(resumed.status).toBe(0);
  expect(resumed.err).toContain("2 damaged result(s) set aside");
  expect(resumed.err).toContain("4 of 6 chunks");
  expect(resumed.out).toBe(ran.out);
  expect((await study("verify", out)).err).toBe(
    "2 damaged result(s) were set aside (chunks/*.bad): nothing reads them, they may be deleted\n",
  );
});

test("a criterion that no row has draws nothing and says so", async () => {
  const plots = await study("plots", at("run"), "--criterion", "beauty");
  expect(plots).toMatchObject({ status: 2, out: "" });
  expect(plots.err).toContain("--criterion: expected one of cost, duration");
});

test("what resume cannot mend is not said to be mended by it", async () => {
  const out = at("torn");
  await cp(at("run"), out, { recursive: true });
  await writeFile(join(out, "network.snapshot"), "x");
  const found = await study("verify", out);
  expect(found.status).toBe(4);
  expect(found.err).toContain("damaged: network.snapshot: nothing can be computed");
  expect(found.err).toContain("study resume cannot mend all of them");

  const names = (await readdir(join(out, "chunks"))).filter((name) => name.endsWith(".parquet"));
  const { chunks } = JSON.parse(await readFile(join(out, "manifest.json"), "utf8")) as {
    chunks: { key: string; from: number; to: number }[];
  };
  const [one, other] = chunks.filter(({ from }) => from === 0);
  const otherName = names.find((name) => name.startsWith(other!.key))!;
  const twin = `${one!.key}.${otherName.slice(65)}`;
  await cp(join(out, "chunks", otherName), join(out, "chunks", twin));
  const merged = await study("merge", out);
  expect(merged.status).toBe(2);
  expect(merged.err).toContain("contradict each other");
  expect(merged.err).toContain(twin);
});

test("a damaged table, network and manifest are told with what mends each, and it does", {
  timeout,
}, async () => {
  const out = at("mended");
  await cp(at("run"), out, { recursive: true });
  await writeFile(join(out, "rows.csv"), "x");
  const found = await study("verify", out);
  expect(found.err).toContain(
    "damaged: rows.csv: the bytes are not those of its SHA-256: study merge",
  );
  expect(found.err).toMatch(
    /\n6 of 6 chunks are sound, 0 missing, 0 wrong; the table of them is not: lianyun study merge \S+\n$/,
  );
  expect((await study("merge", out)).status).toBe(0);
  expect((await study("verify", out)).status).toBe(0);

  await writeFile(join(out, "network.snapshot"), "x");
  const resumed = await study("resume", out);
  expect(resumed).toMatchObject({ status: 2, out: "" });
  expect(resumed.err).toContain("network.snapshot is damaged: run the study again in this folder");
  const words = ["run", file, "--out", out, "--chunk", "20", "--workers", "1"];
  expect((await study(...words)).status).toBe(0);
  expect((await study("verify", out)).status).toBe(0);

  const manifest = join(out, "manifest.json");
  const text = await readFile(manifest, "utf8");
  for (const damaged of ["{", text.replace('"rows":96', '"rows":95')]) {
    await writeFile(manifest, damaged);
    const { status, err } = await study("resume", out);
    expect(status).toBe(2);
    expect(err).toContain("delete it and run the study file again in this folder");
    await rm(manifest);
    const again = await study(...words);
    expect(again.status).toBe(0);
    expect(again.err).toContain("1 thread: 96 of 96 rows, 6 of 6 chunks");
  }
});

test("a place to write to that is a file is refused before anything is worked out", async () => {
  for (const command of [
    ["run", file],
    ["plots", at("out")],
  ]) {
    const refused = await study(...command, "--out", file);
    expect(refused.status).toBe(2);
    expect(refused.err).toContain(`--out: expected a folder, found "${file}", a file`);
  }
});

test.skipIf(process.platform === "win32")(
  "a place where no folder can be made is refused",
  async () => {
    for (const command of [
      ["run", file],
      ["plots", at("run")],
    ]) {
      const refused = await study(...command, "--out", "/proc/lianyun/out");
      expect(refused.status).toBe(2);
      expect(refused.err).toContain("expected a folder that can be made, found /proc/lianyun/out");
    }
  },
);

test("shards in folders of their own, merged in any order", { timeout }, async () => {
  for (const index of [1, 2, 3])
    expect(
      (await study("run", file, "--out", at(`s${index}`), "--shard", `${index}/3`, "--chunk", "7"))
        .status,
    ).toBe(0);
  const hashes = [];
  for (const order of [
    [3, 1, 2],
    [2, 3, 1],
  ]) {
    const [first = 0] = order;
    await cp(at(`s${first}`), at("into"), { recursive: true });
    const early = await study("merge", at("into"), at(`s${order[1]}`));
    expect(early.status).toBe(4);
    expect(early.err).toMatch(/\d+ of 15 chunks lack/);
    expect((await study("verify", at("into"), "--shards", "3")).err).toContain(
      `of 3 shards lack something: ${order[2]}\n`,
    );
    const merged = await study(
      "merge",
      at("into"),
      ...order.slice(1).map((each) => at(`s${each}`)),
    );
    expect(merged.status).toBe(0);
    hashes.push(sha(merged.out));
    await rm(at("into"), { recursive: true });
  }
  expect(new Set(hashes)).toEqual(new Set([sha((await study("merge", at("run"))).out)]));
  // Wanting them as CSV too makes no other run.
  const again = await study(
    "run",
    file,
    "--out",
    at("s1"),
    "--shard",
    "1/3",
    "--chunk",
    "7",
    "--csv",
  );
  expect(again.status).toBe(0);
  const foreign = await study("merge", at("run"), at("s1"));
  expect(foreign.status).toBe(2);
  expect(foreign.err).toContain("holds another run than");
});

test("more shards than chunks: one that has none says so", { timeout }, async () => {
  const words = ["run", file, "--out", at("few"), "--chunk", "60"];
  const { status, out, err } = await study(...words, "--shard", "1/9");
  expect({ status, out }).toEqual({ status: 0, out: "shard 1/9 is done\n" });
  expect(err).toContain("there are 3 chunks for 9 shards: none is left for this\n");
});

test("a run that goes on writes a CSV when asked; a share of it writes none and says where one comes from", {
  timeout,
}, async () => {
  const out = at("later");
  await writeFile(
    at("later.yaml"),
    SMALL_STUDY.replaceAll("NETWORK", relative(folder, TINY)).replace("csv: true", "csv: false"),
  );
  expect((await study("run", at("later.yaml"), "--out", out, "--shard", "1/2")).status).toBe(0);
  const refused = await study("resume", out, "--csv", "--shard", "2/2");
  expect(refused.status).toBe(2);
  expect(refused.err).toContain("--csv: expected no --shard beside it");
  const done = await study("resume", out, "--csv", "--workers", "1");
  expect(done.status).toBe(0);
  expect(done.out).toMatch(/rows\.parquet: 96 rows.*\n.*rows\.csv: 96 rows/);
});

test("a price that stays while the way grows is told by scenario, so that no change of cost is not misread", {
  timeout,
}, async () => {
  const lines = [
    `network: ${CHONGQING}`,
    "pairs: [[CNSHA, NLRTM]]",
    "cargo: { box: { containers: [{ type: 40HC, count: 1 }], grossKg: 14000 } }",
    "departures: [2026-06-01T08:00+08:00]",
    "criteria: [cost]",
    "scenarios: { use: [suez-shut] }",
  ];
  await writeFile(at("suez.yaml"), `${lines.join("\n")}\n`);
  const said =
    /^scenario suez-shut: \d+ sea links of the network are up to [\d,]+ km longer at the price without the scenario: a rate by the box/m;
  const out = at("suez");
  const ran = await study("run", at("suez.yaml"), "--out", out, "--workers", "1");
  expect(ran.status).toBe(0);
  expect(ran.err).toMatch(said);
  const summary = await study("summary", out);
  expect(summary.status).toBe(0);
  expect(summary.err).toMatch(said);
  expect((await study("plots", out)).status).toBe(0);
  const noteIn = async (name: string): Promise<boolean> =>
    (await readFile(join(out, "plots", name), "utf8")).includes(
      ">Longer ways at the price without the scenario: Suez shut. A rate by the box",
    );
  expect(await noteIn("tornado-cost.svg")).toBe(true);
  expect(await noteIn("tornado-duration.svg")).toBe(false);
});

test("bad input leaves nothing behind", async () => {
  for (const words of [
    ["run", file, "--out", at("no"), "--shard", "4/3"],
    ["run", file, "--out", at("no"), "--workers", "0"],
    ["run", file, "--out", at("no"), "--chunk", "many"],
    ["run", at("nothing.yaml"), "--out", at("no")],
    ["run", file],
    ["resume", at("no")],
    ["verify", at("no")],
    ["merge", at("no")],
    ["summary", at("no")],
  ]) {
    const { status, out } = await study(...words);
    expect([words.join(" "), status, out]).toEqual([words.join(" "), 2, ""]);
  }
  expect(await readdir(folder)).not.toContain("no");
});

test("the example is run by the command that stands in it", async () => {
  const example = join(ROOT, "data/studies/example-tiny.yaml");
  const text = await readFile(example, "utf8");
  expect(text).toContain("study run data/studies/example-tiny.yaml --out");
  const { status, err } = await study("run", example, "--out", at("example"), "--workers", "1");
  expect({ status, warnings: err.includes("warning") }).toEqual({ status: 0, warnings: false });
  // What a newcomer meets first has a way in every row, and each of its scenarios changes some.
  expect(err).not.toContain("infeasible");
  const { out } = await study("summary", at("example"), "--csv");
  const lines = out.split("\r\n").map((line) => line.split(","));
  const changed = lines[0]!.indexOf("changed");
  for (const scenario of ["west shut", "dear rail", "dear sea"])
    expect(lines.some((cells) => cells[0] === scenario && Number(cells[changed]) > 0)).toBe(true);
});
