/** FEATURE: whoever computes a chunk ends with the worker that began it, however that ended. */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
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
    process.kill(pid, 0);
    // One that has ended stays in the list until whoever took it over asks how.
    const isEnded = (stat: string): boolean => stat.includes(") Z ");
    return process.platform !== "linux" || !isEnded(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
};

test.skipIf(process.platform === "win32")(
  "a child in the midst of an endless chunk ends soon after its worker was killed",
  async () => {
    const file = join(await mkdtemp(join(tmpdir(), "lianyun-left-")), "pid");
    const worker = spawn(process.execPath, ["--input-type=module", "-e", WORKER], {
      env: { ...process.env, PID_FILE: file },
      stdio: "inherit",
    });
    let child: number | undefined;
    try {
      child = await vi.waitFor(
        async () => {
          const pid = Number(await readFile(file, "utf8"));
          expect(pid).toBeGreaterThan(0);
          return pid;
        },
        { timeout: 30_000, interval: 50 },
      );
      const pid = child;
      expect(isThere(pid)).toBe(true);
      worker.kill("SIGKILL");
      await vi.waitFor(() => expect(isThere(pid)).toBe(false), { timeout: 30_000, interval: 100 });
    } finally {
      worker.kill("SIGKILL");
      if (child !== undefined && isThere(child)) process.kill(child, "SIGKILL");
    }
  },
  60_000,
);
