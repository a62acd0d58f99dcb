/** Waiting for a server that is away: longer each time, and never all at once. */
import { setTimeout } from "node:timers/promises";
import { isAway } from "./refusal.ts";

const FIRST_MS = 250;
const LONGEST_MS = 10_000;

export interface Patience {
  /** How long the server may be away altogether. */
  readonly forMs: number;
  /** Gives up at once. */
  readonly signal?: AbortSignal;
  /** Told when the first attempt fails. */
  readonly onAway?: (error: unknown) => void;
}

/**
 * Does something again until the server lets it. What fails for another reason is thrown at once. Waits are drawn around a
 * growing mean, so that a hundred workers do not come back in the same moment.
 */
export async function patiently<Result>(
  attempt: () => Promise<Result>,
  { forMs, signal, onAway }: Patience,
): Promise<Result> {
  const until = performance.now() + forMs;
  for (let mean = FIRST_MS; ; mean = Math.min(LONGEST_MS, 2 * mean)) {
    try {
      return await attempt();
    } catch (error) {
      if (!isAway(error) || signal?.aborted === true || performance.now() > until) throw error;
      if (mean === FIRST_MS) onAway?.(error);
      await pause(mean * (0.5 + Math.random()), signal);
    }
  }
}

/** Waits, or less where the signal comes. */
export async function pause(ms: number, signal?: AbortSignal): Promise<void> {
  try {
    await setTimeout(ms, undefined, signal === undefined ? {} : { signal });
  } catch {
    // Whoever gave the signal asks it.
  }
}
