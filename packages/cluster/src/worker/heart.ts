/** That a worker is heard of: beside the chunk that it computes, and beside its waits. */
import type { Ask } from "../database/connect.ts";
import type { Tenant } from "../database/tenant.ts";
import type { Job, Queue } from "../queue/queue.ts";
import { seeWorker } from "../store/tally.ts";

/** A chunk that is held. */
export interface Held {
  readonly run: { readonly number: number; readonly id: string };
  readonly job: Job;
  /** Called once where the job was given to another. */
  readonly onLost: () => void;
}

export interface Heart {
  hold(held: Held): void;
  release(): void;
  stop(): void;
}

/** Beats in the time in which a worker must be heard of. */
const BEATS = 3;
const MS_PER_SECOND = 1_000;

/** Beats until it is stopped. A beat that fails is left out: whether a job is still ours is decided when its result is written. */
export function startHeart(
  ask: Ask,
  tenant: Tenant,
  queueNow: () => Queue,
  worker: string,
  silentSeconds: number,
): Heart {
  let held: Held | undefined;
  let isBeating = false;
  const beat = async (): Promise<void> => {
    if (isBeating) return;
    isBeating = true;
    try {
      const before = held;
      if (before !== undefined) {
        const isOurs = await queueNow().touch(before.run.id, before.job);
        if (!isOurs && held === before) {
          held = undefined;
          before.onLost();
        }
        await seeWorker(ask, tenant, before.run.number, worker);
      }
      // Whoever beats looks after the others, too: there is no other supervisor.
      await queueNow().supervise();
    } catch {
      // The server is away, or the queue gone: the loop meets it and says so.
    } finally {
      isBeating = false;
    }
  };
  const timer = setInterval(() => void beat(), (silentSeconds * MS_PER_SECOND) / BEATS);
  return {
    hold: (next) => {
      held = next;
    },
    release: () => {
      held = undefined;
    },
    stop: () => clearInterval(timer),
  };
}
