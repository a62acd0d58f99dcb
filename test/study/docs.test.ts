/** The pages about studies are as the code has it. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createComputer, fromParquet, makeManifest } from "@lianyun/node";
import { expect, test } from "vitest";
import { ROOT } from "../kit/folders.ts";
import { readText } from "./smallStudy.ts";

test("docs/study-rows.md is as the columns are: npm run -s docs writes it", () => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      "-e",
      "process.stdout.write((await import('./test/tools/studyRows.mjs')).renderStudyRows())",
      "--input-type=module",
    ],
    { cwd: ROOT, encoding: "utf8" },
  );
  expect(status, stderr).toBe(0);
  expect(readFileSync(join(ROOT, "docs/study-rows.md"), "utf8")).toBe(stdout);
});

test("the file of docs/studies.md is a study, and has every field that there is", async () => {
  const page = readFileSync(join(ROOT, "docs/studies.md"), "utf8");
  const [, text = ""] = /```yaml\n([\s\S]*?)```/.exec(page) ?? [];
  const ready = await readText(text.replace("../tiny", "NETWORK"));
  expect(ready.warnings).toEqual([]);
  const manifest = makeManifest(ready);
  // Two pairs with two cargoes on three days by two criteria, three days of one row, and one row; in the base and shut.
  expect(manifest.rows).toBe(2 * (2 * 2 * 3 * 2 + 3 + 1));
  const compute = createComputer(manifest, ready.snapshot);
  const rows = await fromParquet(await compute(manifest.chunks[0]!));
  expect(rows[0]).toMatchObject({ status: "optimal", draws: 100 });
});
