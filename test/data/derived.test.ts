/** FEATURE: derived figures follow from the tables by rules, and the page of sources is up to date. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { CHONGQING, ROOT } from "../kit/folders.ts";

function run(...args: readonly string[]): {
  status: number | null;
  stdout: string;
  stderr: string;
} {
  return spawnSync(process.execPath, args, { cwd: ROOT, encoding: "utf8", maxBuffer: 1 << 24 });
}

test("every derived figure under a rule is what its rule gives", () => {
  const { status, stdout, stderr } = run("data/build/derive.mjs", "--check");
  const differing = stdout.split("\n").filter((line) => line.includes(": stored "));
  expect({ differing, stderr, status }).toEqual({ differing: [], stderr: "", status: 0 });
  const [, covered, derived] = stdout.match(/(\d+) of (\d+) derived rows with/) ?? [];
  expect(Number(covered) / Number(derived)).toBeGreaterThan(0.8);
});

test("SOURCES.md is what data/build/sources.mjs writes", () => {
  const { status, stdout, stderr } = run("data/build/sources.mjs", "--print");
  expect({ stderr, status }).toEqual({ stderr: "", status: 0 });
  const isFresh = stdout === readFileSync(join(CHONGQING, "SOURCES.md"), "utf8");
  expect(isFresh, "run: node data/build/sources.mjs").toBe(true);
});
