/** A setting that this release of Node does not know would be printed by every command. */
import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";

test("V8 knows all that it is told", () => {
  const built = new URL("../dist/tuneProcess.js", import.meta.url).href;
  const { status, stderr } = spawnSync(
    process.execPath,
    ["--input-type=module", "-e", `(await import(${JSON.stringify(built)})).tuneProcess()`],
    { encoding: "utf8" },
  );
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
});
