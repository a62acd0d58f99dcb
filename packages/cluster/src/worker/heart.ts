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
/** Part of the time between two beats that one may take. */
const SHARE = 0.9;

/** Does something unless it is being done, or has been for so long that it is not waited for. What fails is left out. */
function alone(act: () => Promise<void>, withinMs = Number.POSITIVE_INFINITY): () => void {
  let since: number | undefined;
  return () => {
    const now = performance.now();
    if (since !== undefined && now - since < withinMs) return;
    since = now;
    const settle = (): void => {
      if (since === now) since = undefined;
    };
    // The server is away, or the queue gone: the loop meets it and says so.
    act().then(settle, settle);
  };
}

/** Beats until it is stopped. A beat that fails is left out: whether a job is still ours is decided when its result is written. */
export function startHeart(
  ask: Ask,
  tenant: Tenant,
  queueNow: () => Queue,
  worker: string,
  silentSeconds: number,
): Heart {
  let held: Held | undefined;
  const everyMs = (silentSeconds * MS_PER_SECOND) / BEATS;
  const beat = async (): Promise<void> => {
    const before = held;
    if (before === undefined) return;
    const isOurs = await queueNow().touch(before.run.id, before.job);
    if (isOurs || held !== before) return;
    held = undefined;
    before.onLost();
  };
  const look = async (): Promise<void> => {
    const { run } = held ?? {};
    if (run !== undefined) await seeWorker(ask, tenant, run.number, worker);
    // Whoever beats looks after the others, too: there is no other supervisor.
    await queueNow().supervise();
  };
  // Apart, for to look after others may take long. A beat that hangs does not keep the next from being heard.
  const timers = [
    setInterval(alone(beat, SHARE * everyMs), everyMs),
    setInterval(alone(look), everyMs),
  ];
  return {
    hold: (next) => {
      held = next;
    },
    release: () => {
      held = undefined;
    },
    stop: () => timers.forEach(clearInterval),
  };
}
