/** FEATURE: whoever computes a chunk ends with the worker that began it, however that ended. */
import { spawn } from "node:child_process";
import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test, vi } from "vitest";

const pathOf = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const HANDS = pathOf("../../packages/cluster/dist/compute/hands.js");
/** A worker that has a chunk computed by a child. */
const WORKER = `
  import { startChild } from ${JSON.stringify(HANDS)};
  const hand = startChild({
    computer: ${JSON.stringify(pathOf("./endless.mjs"))},
    manifest: {},
    snapshot: new SharedArrayBuffer(0),
    memoryMb: 64,
    hear: (said) => said === "ready" && hand.ask(0),
  });
`;

const isThere = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

test("a child in the midst of an endless chunk ends soon after its worker was killed", async () => {
  const file = join(await mkdtemp(join(tmpdir(), "lianyun-left-")), "pid");
  const worker = spawn(process.execPath, ["--input-type=module", "-e", WORKER], {
    env: { ...process.env, PID_FILE: file },
    stdio: "inherit",
  });
  const child = await vi.waitFor(
    async () => {
      const pid = Number(await readFile(file, "utf8"));
      expect(pid).toBeGreaterThan(0);
      return pid;
    },
    { timeout: 30_000, interval: 50 },
  );
  expect(isThere(child)).toBe(true);
  worker.kill("SIGKILL");
  await vi.waitFor(() => expect(isThere(child)).toBe(false), { timeout: 30_000, interval: 100 });
}, 60_000);
