// What computes in a worker under test: notes each chunk that it begins, and fails on purpose where it is told to.
import { appendFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { compute, serve } from "@lianyun/cluster";

/** By position in the manifest: `throws`, `exits`, `memory`, `never`. */
const poison = JSON.parse(process.env.POISON ?? "{}");
/** Milliseconds that each chunk takes beside. */
const slowMs = Number(process.env.SLOW_MS ?? 0);

const KINDS = {
  throws() {
    throw new Error("poison");
  },
  // Of the whole process, as a crash of native code or the system's own end to too much memory would.
  exits: () => process.kill(process.pid, "SIGKILL"),
  memory() {
    for (const kept = []; ; ) kept.push(new Array(100_000).fill(kept.length));
  },
  never() {
    for (;;);
  },
};

serve((given) => {
  const own = compute(given);
  return async (position) => {
    if (process.env.COMPUTED) appendFileSync(process.env.COMPUTED, `${position}\n`);
    if (slowMs > 0) await setTimeout(slowMs);
    KINDS[poison[position]]?.();
    return await own(position);
  };
});
