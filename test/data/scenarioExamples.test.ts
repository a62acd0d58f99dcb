/** Every modification has an example on the shipped network that can be made, and docs/scenarios.md is as the code has it. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { applyScenario, MODIFICATIONS, type Modification, type Network } from "@lianyun/planner";
import { beforeAll, expect, test } from "vitest";
import { readChongqing } from "../kit/chongqing.ts";
import { ROOT } from "../kit/folders.ts";

/** What a script of `test/tools` makes, as text. */
function run(expression: string): string {
  const program = `process.stdout.write(${expression})`;
  const words = ["-e", program, "--input-type=module"];
  const { status, stdout, stderr } = spawnSync(process.execPath, words, {
    cwd: ROOT,
    encoding: "utf8",
  });
  expect(status, stderr).toBe(0);
  return stdout;
}

type Examples = Readonly<Record<string, Modification>>;
let network: Network;
let examples: Examples;
let before: Examples;
beforeAll(async () => {
  network = await readChongqing();
  const load = "await import('./test/tools/scenarioExamples.mjs')";
  const read = JSON.parse(run(`JSON.stringify(${load})`)) as Record<string, Examples>;
  examples = read["EXAMPLES"]!;
  before = read["BEFORE"]!;
}, 60_000);

test("every modification has an example, under its own name", () => {
  expect(Object.keys(examples).sort()).toEqual([...MODIFICATIONS].sort());
  for (const [name, example] of Object.entries(examples)) expect(example.do).toBe(name);
});

test.each(MODIFICATIONS)("%s", (name) => {
  const needed = before[name];
  const modifications = [...(needed === undefined ? [] : [needed]), examples[name]!];
  const made = applyScenario(network, { id: name, modifications });
  expect(made).not.toBe(network);
});

test("docs/scenarios.md is as the code has it: npm run -s docs writes it", () => {
  expect(run("(await import('./test/tools/scenarioDocs.mjs')).renderScenarios()")).toBe(
    readFileSync(join(ROOT, "docs/scenarios.md"), "utf8"),
  );
});
