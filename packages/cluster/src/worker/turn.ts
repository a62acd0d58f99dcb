/** One turn of a worker: a job from when it is taken until it is committed, given back, or given up. */
import { ChunkFault } from "../compute/hands.ts";
import type { Database } from "../database/connect.ts";
import { isGone, messageOf, refusal } from "../database/refusal.ts";
import type { Tenant } from "../database/tenant.ts";
import { chunkAt, type Payload, whyNot } from "../queue/jobs.ts";
import { ATTEMPTS, type Job, type Queue } from "../queue/queue.ts";
import { countOwn, keepFault } from "../store/faults.ts";
import { isFinished } from "../store/results.ts";
import type { RunLine } from "../store/runs.ts";
import { commitChunk } from "./commit.ts";
import type { SeatedRun } from "./desk.ts";
import type { Heart } from "./heart.ts";

/** What a worker works with. */
export interface Means {
  readonly database: Database;
  readonly tenant: Tenant;
  /** Name of the worker. */
  readonly worker: string;
  readonly heart: Heart;
  /** Does something again until the server lets it. */
  readonly patient: <Result>(attempt: () => Promise<Result>) => Promise<Result>;
  /** True where the running chunk is to be handed back. */
  readonly isHandedBack: () => boolean;
  readonly log: (line: string) => void;
}

/** What came of a turn. */
export type Turn =
  /** Nothing waits in the queue. */
  | "idle"
  /** A result was written. */
  | "committed"
  /** The job was done with in another way. */
  | "settled";

/** Takes a job of a run and does it; the run is loaded only with a job in hand. Throws what `isGone` knows where the queue is no longer there. */
export async function takeTurn(
  means: Means,
  queue: Queue,
  line: RunLine,
  sit: () => Promise<SeatedRun>,
): Promise<Turn> {
  const { database, tenant, heart, patient, log } = means;
  const job = await patient(() => queue.take(line.id));
  if (job === undefined) return "idle";
  // To load a large network takes its time, too.
  heart.hold({ run: line, job, onLost: () => undefined });
  let run: SeatedRun;
  try {
    run = await sit();
  } catch (error) {
    heart.release();
    await giveBack(means, queue, line, undefined, job);
    throw error;
  }
  const why = whyNot(job, run.manifest);
  if (why !== undefined) {
    heart.release();
    log(`a job was refused: ${why}`);
    await refuse(means, queue, line, job, why);
    return "settled";
  }
  const { chunk: position } = job.data as Payload;
  if (await patient(() => isFinished(database.ask, tenant, line.number, position))) {
    heart.release();
    await patient(() => database.transaction((ask) => queue.complete(line.id, job, ask)));
    return "settled";
  }
  return await compute(means, queue, line, run, job, position);
}

async function compute(
  means: Means,
  queue: Queue,
  line: RunLine,
  run: SeatedRun,
  job: Job,
  position: number,
): Promise<Turn> {
  const { database, tenant, worker, heart, patient, isHandedBack, log } = means;
  const chunk = chunkAt(run.manifest, position);
  const name = `chunk ${position + 1}`;
  let isLost = false;
  heart.hold({
    run: line,
    job,
    onLost: () => {
      isLost = true;
      void run.bench.clear();
    },
  });
  try {
    const own = await patient(() => countOwn(database.ask, tenant, line.number, position));
    // Alone where it failed often, or where its workers vanished often, perhaps because of it.
    const isAlone = Math.max(own, job.retryCount - own) >= ATTEMPTS.usual;
    // With nothing waited for in between: a bench that was cleared before would begin again, and nobody would end it.
    if (isLost || isHandedBack()) throw new ChunkFault("exited", "not begun");
    const bytes = await run.bench.compute(position, isAlone);
    const computed = { run: line, position, chunk, bytes };
    const outcome = await patient(() =>
      commitChunk(database, tenant, queue, worker, job, computed),
    );
    if (outcome === "committed") return "committed";
    log(`${name}: ${outcome === "lost" ? "was given to another" : "gave other rows than before"}`);
  } catch (error) {
    if (!(error instanceof ChunkFault)) throw error;
    if (isLost) log(`${name}: was given to another`);
    else if (isHandedBack()) await giveBack(means, queue, line, position, job);
    else if (error.isWorkers) {
      await giveBack(means, queue, line, position, job);
      throw refusal(
        "This worker cannot compute",
        `${error.message}, before any chunk was begun: nothing is wrong with the run; look at the memory (--max-memory) and the installation of this machine`,
      );
    } else await fail(means, queue, line, job, position, error);
  } finally {
    heart.release();
  }
  return "settled";
}

/** Kept as a fault of no chunk; the chunk that it may have stood for is queued again as any that lacks. */
async function refuse(
  { database, tenant, worker, patient }: Means,
  queue: Queue,
  line: RunLine,
  job: Job,
  why: string,
): Promise<void> {
  const fault = { kind: "refused", message: `job ${job.id}: ${why}` } as const;
  await patient(() =>
    database.transaction(async (ask) => {
      if (await queue.discard(line.id, job, ask))
        await keepFault(ask, tenant, line.number, worker, fault, false);
    }),
  );
}

/** Tried again by whoever takes it; alone in a child when that did not help; then dead. */
async function fail(
  { database, tenant, worker, patient, log }: Means,
  queue: Queue,
  line: RunLine,
  job: Job,
  chunk: number,
  { kind, message }: ChunkFault,
): Promise<void> {
  await patient(() =>
    database.transaction(async (ask) => {
      // By its own failures alone: that workers vanished with it is not its fault as far as anybody knows.
      const isDead = (await countOwn(ask, tenant, line.number, chunk)) >= ATTEMPTS.usual;
      log(`chunk ${chunk + 1} failed${isDead ? " for good" : ""}: ${message}`);
      const isOurs = isDead
        ? await queue.discard(line.id, job, ask)
        : await queue.fail(line.id, job, message, ask);
      if (isOurs)
        await keepFault(ask, tenant, line.number, worker, { chunk, kind, message }, isDead);
    }),
  );
}

/** A lease would bring it back, too, only later. */
async function giveBack(
  { log }: Means,
  queue: Queue,
  { id }: RunLine,
  position: number | undefined,
  job: Job,
): Promise<void> {
  const name = position === undefined ? "a chunk" : `chunk ${position + 1}`;
  try {
    await queue.giveBack(id, job);
    log(`${name} is handed back`);
  } catch (error) {
    if (isGone(error)) throw error;
    log(`${name} comes back by itself (${messageOf(error)})`);
  }
}
