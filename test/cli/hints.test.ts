/** What the command says to type can be typed: in a clone it is called by npm, and its hints are too. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { ROOT } from "../kit/folders.ts";

const folder = mkdtempSync(join(tmpdir(), "lianyun hints "));
afterAll(() => rmSync(folder, { recursive: true }));

interface Typed {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** What a person types in the root of the clone. */
function type(line: string): Typed {
  const { status, stdout, stderr } = spawnSync("sh", ["-c", line], {
    cwd: ROOT,
    encoding: "utf8",
  });
  return { status, out: stdout, err: stderr };
}

const hintIn = (text: string): string =>
  /npm run -s lianyun -- study \w+ '.*'/.exec(text)?.[0] ?? "";

test("a study in shares: each hint is the next thing to type", () => {
  const run = `npm run -s lianyun -- study run data/studies/example-tiny.yaml --out '${folder}/run' --shard 1/2`;
  const share = type(run);
  expect(share).toMatchObject({ status: 0, out: "shard 1/2 is done\n" });
  const merged = type(hintIn(share.err));
  expect(merged).toMatchObject({ status: 4, out: "" });
  const resumed = type(hintIn(merged.err));
  expect(resumed).toMatchObject({ status: 0 });
  expect(resumed.out).toContain("rows.parquet: ");
}, 60_000);

test("help and refusals name the command as it was called", () => {
  const { err } = type("npm run -s lianyun -- plan --form CNCKG");
  expect(err).toContain("(npm run -s lianyun -- <command> --help shows the options)");
  const { out } = type("node packages/cli/bin/lianyun.mjs plan --help");
  expect(out).toContain("one that `node packages/cli/bin/lianyun.mjs scenarios` lists");
}, 60_000);
