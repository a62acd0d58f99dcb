/** The one transaction in which a chunk takes effect. */
import type { Chunk } from "@lianyun/node";
import type { Database } from "../database/connect.ts";
import type { Tenant } from "../database/tenant.ts";
import type { Job, Queue } from "../queue/queue.ts";
import { keepFault } from "../store/faults.ts";
import { writeResult } from "../store/results.ts";
import { countChunk } from "../store/tally.ts";

/** What became of a chunk that was computed. */
export type Outcome =
  | "committed"
  /** The job was no longer ours: nothing was written, whoever has it now writes the same. */
  | "lost"
  /** A result with other bytes was there, and stays. */
  | "contradicting";

export interface Computed {
  readonly run: { readonly number: number; readonly id: string };
  readonly position: number;
  readonly chunk: Chunk;
  readonly bytes: Uint8Array;
}

class NotOurs extends Error {}

/**
 * Writes the result, its effect and the end of the job together, or nothing of it: only while the job is ours. Asked again after
 * an answer that was lost with the connection, it finds the job ended and changes nothing.
 */
export async function commitChunk(
  database: Pick<Database, "transaction">,
  tenant: Tenant,
  queue: Pick<Queue, "complete">,
  worker: string,
  job: Job,
  { run, position, chunk, bytes }: Computed,
): Promise<Outcome> {
  try {
    return await database.transaction(async (ask) => {
      // First, for it takes the lock on the job that a taker would need.
      if (!(await queue.complete(run.id, job, ask))) throw new NotOurs();
      const written = await writeResult(ask, tenant, run.number, { position, chunk, bytes });
      if (written === "contradicting") {
        const message = "gave other rows than before: the first stay";
        await keepFault(
          ask,
          tenant,
          run.number,
          worker,
          { chunk: position, kind: written, message },
          false,
        );
        return written;
      }
      await ask(`INSERT INTO ${tenant.schema}.effect (run, chunk, worker) VALUES ($1, $2, $3)`, [
        run.number,
        position,
        worker,
      ]);
      // The same bytes by another way are no more of them.
      if (written === "written")
        await countChunk(ask, tenant, run.number, worker, chunk.to - chunk.from);
      return "committed";
    });
  } catch (error) {
    if (error instanceof NotOurs) return "lost";
    throw error;
  }
}
