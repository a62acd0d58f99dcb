/** Several workers of one machine: children that are started again when they die, and told when to stop. */
import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout } from "node:timers/promises";
import { EXIT } from "../exit.ts";

/** A worker that dies again and again is not started faster than this. */
const RESTART_MS = 2_000;
const SIGNALS = ["SIGINT", "SIGTERM"] as const;

/**
 * Runs so many workers with the words of this command; returns the worst of their exit statuses. One that was killed or crashed is
 * started again, one that ended by itself is not.
 */
export async function runCrew(
  workers: number,
  words: readonly string[],
  err: (text: string) => void,
): Promise<number> {
  const children = new Set<ChildProcess>();
  let isOver = false;
  const forward = (): void => {
    isOver = true;
    for (const child of children) child.kill("SIGTERM");
  };
  for (const name of SIGNALS) process.on(name, forward);
  try {
    const statuses = await Promise.all(
      Array.from({ length: workers }, async () => {
        for (;;) {
          const status = await runOne(words, children);
          if (isOver || status === EXIT.ok || status === EXIT.badInput) return status;
          err(`a worker ended with ${status}: started again\n`);
          await setTimeout(RESTART_MS);
          if (isOver) return EXIT.ok;
        }
      }),
    );
    return Math.max(...statuses);
  } finally {
    for (const name of SIGNALS) process.off(name, forward);
  }
}

/** The same command for one worker. A group of its own, so that Ctrl-C meets us and not both. */
function runOne(words: readonly string[], children: Set<ChildProcess>): Promise<number> {
  const [, script = ""] = process.argv;
  const child = spawn(process.execPath, [...process.execArgv, script, ...words, "--workers", "1"], {
    stdio: ["ignore", "inherit", "inherit"],
    detached: true,
  });
  children.add(child);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (status) => {
      children.delete(child);
      resolve(status ?? EXIT.crash);
    });
  });
}
