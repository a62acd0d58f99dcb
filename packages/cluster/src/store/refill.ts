/** The queue made again from what is true: manifest less results, less the dead, less what is queued. */
import type { Database } from "../database/connect.ts";
import type { Tenant } from "../database/tenant.ts";
import type { Queue } from "../queue/queue.ts";
import { keepFault, listDead } from "./faults.ts";
import { finishedOf } from "./results.ts";
import { type LoadedRun, setState } from "./runs.ts";
import { recount } from "./tally.ts";

export interface Refilled {
  /** Chunks that were put into the queue. */
  readonly queued: number;
  /** Chunks that were given up because worker after worker vanished with them. */
  readonly vanished: number;
  /** True where every chunk has a result or was given up. */
  readonly isOver: boolean;
}

const NOTHING: Refilled = { queued: 0, vanished: 0, isOver: false };

/** Puts into the queue what lacks there, unless the run was cancelled or removed. Doing it again, or at the same time as others, queues nothing twice. */
export async function refill(
  { ask, transaction }: Pick<Database, "ask" | "transaction">,
  tenant: Tenant,
  queue: Queue,
  { number, manifest }: LoadedRun,
  worker: string,
): Promise<Refilled> {
  const { rows: found } = await ask<{ state: string }>(
    `SELECT state FROM ${tenant.schema}.run WHERE number = $1`,
    [number],
  );
  if (found[0] === undefined || found[0].state === "cancelled") return NOTHING;
  const { live, spent, forged } = await queue.positions(manifest.id, manifest.chunks.length);
  if (forged.length > 0)
    await transaction(async (own) => {
      for (const id of await queue.sweep(manifest.id, forged, own)) {
        const message = `job ${id}: expected the id of a chunk of this run, and to be taken now`;
        await keepFault(own, tenant, number, worker, { kind: "refused", message }, false);
      }
    });
  // After the queue: what ends in between is queued once too often, and found to be finished when it is taken.
  const finished = await finishedOf(ask, tenant, number);
  const dead = new Set((await listDead(ask, tenant, number)).map(({ chunk }) => chunk));
  let vanished = 0;
  for (const chunk of spent) {
    if (finished.has(chunk) || dead.has(chunk)) continue;
    const message = "its worker was not heard of again, time after time";
    await keepFault(ask, tenant, number, worker, { chunk, kind: "vanished", message }, true);
    dead.add(chunk);
    vanished++;
  }
  const lacking = [...manifest.chunks.keys()].filter(
    (position) => !finished.has(position) && !dead.has(position),
  );
  const absent = lacking.filter((position) => !live.has(position));
  if (absent.length > 0) await queue.fill(manifest, absent);
  const isOver = lacking.length === 0;
  await transaction(async (own) => {
    await recount(own, tenant, number);
    const { rows } = await own<{ state: string }>(
      `SELECT state FROM ${tenant.schema}.run WHERE number = $1 FOR UPDATE`,
      [number],
    );
    // Counted again from the rows: what was set aside meanwhile is to be computed.
    const isStill = isOver && (await finishedOf(own, tenant, number)).size >= finished.size;
    const state = isStill ? "ended" : "open";
    if (rows[0] !== undefined && rows[0].state !== "cancelled" && rows[0].state !== state)
      await setState(own, tenant, number, state);
  });
  return { queued: absent.length, vanished, isOver };
}
