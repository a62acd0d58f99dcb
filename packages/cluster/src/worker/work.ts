/** The loop of a worker: take a job, compute its chunk, commit; one at a time, until told to stop or nothing is left. */
import { randomBytes } from "node:crypto";
import { hostname } from "node:os";
import { ENGINE, FreightError, formatIssue } from "@lianyun/planner";
import { USUAL_ALLOWANCE } from "../compute/bench.ts";
import { ChunkFault } from "../compute/hands.ts";
import type { Database } from "../database/connect.ts";
import { patiently, pause } from "../database/patience.ts";
import { isAway, isGone, messageOf } from "../database/refusal.ts";
import type { Tenant } from "../database/tenant.ts";
import { type Payload, whyNot } from "../queue/jobs.ts";
import {
  ATTEMPTS,
  type Job,
  type Lease,
  openQueue,
  type Queue,
  USUAL_LEASE,
} from "../queue/queue.ts";
import { keepFault } from "../store/faults.ts";
import { refill } from "../store/refill.ts";
import { isFinished } from "../store/results.ts";
import { type LoadedRun, listOpen, listRuns, type RunLine } from "../store/runs.ts";
import { seeWorker, tallied } from "../store/tally.ts";
import { commitChunk } from "./commit.ts";
import { createDesk, type Limits } from "./desk.ts";
import { startHeart } from "./heart.ts";

export interface WorkerOptions {
  /** Ids of the runs to work on; absent: all that are open. */
  readonly runs?: readonly string[];
  /** True: ends when its runs are over. Otherwise it waits for more. */
  readonly isDraining?: boolean;
  /** Stops it when the running chunk is committed. */
  readonly signal?: AbortSignal;
  /** Stops it at once: the running chunk is handed back. */
  readonly handBack?: AbortSignal;
  readonly limits?: Partial<Limits>;
  readonly lease?: Lease;
  /** How long the server may be away. Defaults to ten minutes. */
  readonly patienceMs?: number;
  /** Called after each chunk. */
  readonly onChunk?: () => unknown;
  readonly log?: (line: string) => void;
  /** A module in place of the one that computes: for tests. */
  readonly computer?: string;
}

/** What a worker did. */
export interface Worked {
  readonly worker: string;
  readonly chunks: number;
}

const IDLE_MS = 250;
/** How often an idle worker makes sure that nothing lacks in the queue. */
const REFILL_MS = 5_000;
const PATIENCE_MS = 600_000;
const LABELS = 100_000_000;

/** `host:pid:` and letters, for a host may hand out a pid twice. */
const nameOfWorker = (): string => `${hostname()}:${process.pid}:${randomBytes(3).toString("hex")}`;

export async function work(
  database: Database,
  tenant: Tenant,
  {
    runs,
    isDraining = false,
    signal,
    handBack,
    limits,
    lease = USUAL_LEASE,
    patienceMs = PATIENCE_MS,
    onChunk,
    log = () => undefined,
    computer,
  }: WorkerOptions = {},
): Promise<Worked> {
  const { ask } = database;
  const worker = nameOfWorker();
  const isOver = (): boolean => signal?.aborted === true || handBack?.aborted === true;
  const patient = <Result>(attempt: () => Promise<Result>): Promise<Result> =>
    patiently(attempt, {
      forMs: patienceMs,
      ...(handBack === undefined ? {} : { signal: handBack }),
      onAway: (error) => log(`the server is away (${messageOf(error)}): trying again`),
    });
  let queue: Queue = await patient(() => openQueue(database, tenant, lease));
  const heart = startHeart(ask, tenant, () => queue, worker, lease.silentSeconds);
  const desk = createDesk(
    database,
    tenant,
    { ...USUAL_ALLOWANCE, labels: LABELS, ...limits },
    ({ id }, { issues }) =>
      log(`run ${id.slice(0, 12)} is passed over: ${issues.map(formatIssue).join("; ")}`),
    computer,
  );
  const onHandBack = (): void => void desk.clear();
  handBack?.addEventListener("abort", onHandBack);
  const worked = new Map<number, number>();

  /** Open runs that are ours to do. One that was named and cannot be computed here is thrown. */
  const listOwn = async (): Promise<RunLine[]> => {
    const open = (await listOpen(ask, tenant)).filter(({ id }) => runs?.includes(id) ?? true);
    return open.filter((line) => desk.accepts(line));
  };
  /** The queue was dropped under us: made again, and filled with what lacks. */
  const restore = async (run: LoadedRun): Promise<void> => {
    log("the queue is gone: made again from manifest and results");
    await queue.stop();
    queue = await openQueue(database, tenant, lease);
    await refill(database, tenant, queue, run, worker);
  };

  /** Takes a job of a run and does it; false where there is none. */
  const doOne = async (line: RunLine): Promise<boolean> => {
    const run = await patient(() => desk.at(line));
    let job: Job | undefined;
    try {
      job = await patient(() => queue.take(line.id));
    } catch (error) {
      if (!isGone(error)) throw error;
      await patient(() => restore(run));
      return true;
    }
    if (job === undefined) return false;
    const taken = job;
    const why = whyNot(taken.data, run.manifest);
    if (why !== undefined) {
      log(`a job was refused: ${why}`);
      const fault = { kind: "refused", message: `job ${taken.id}: ${why}` } as const;
      await patient(() =>
        database.transaction(async (own) => {
          if (await queue.discard(line.id, taken, own))
            await keepFault(own, tenant, line.number, worker, fault, false);
        }),
      );
      return true;
    }
    await compute(line, run, taken, (taken.data as Payload).chunk);
    return true;
  };

  const compute = async (
    line: RunLine,
    run: Awaited<ReturnType<typeof desk.at>>,
    job: Job,
    position: number,
  ): Promise<void> => {
    const chunk = run.manifest.chunks[position];
    if (chunk === undefined) throw new Error(`invariant: no chunk ${position}`);
    if (await patient(() => isFinished(ask, tenant, line.number, position))) {
      await patient(() => queue.complete(line.id, job, ask));
      return;
    }
    let isLost = false;
    heart.hold({
      run: line,
      job,
      onLost: () => {
        isLost = true;
        void run.bench.clear();
      },
    });
    if (!worked.has(line.number)) {
      worked.set(line.number, 0);
      await patient(() => seeWorker(ask, tenant, line.number, worker));
    }
    try {
      const isAlone = job.retryCount >= ATTEMPTS.usual;
      const bytes = await run.bench.compute(position, isAlone);
      const outcome = await patient(() =>
        commitChunk(database, tenant, queue, worker, job, { run: line, position, chunk, bytes }),
      );
      if (outcome === "committed") worked.set(line.number, (worked.get(line.number) ?? 0) + 1);
      else
        log(
          `chunk ${position + 1}: ${outcome === "lost" ? "was given to another" : "gave other rows than before"}`,
        );
    } catch (error) {
      // Whoever took the queue away took the job away, too.
      if (isGone(error)) return;
      if (!(error instanceof ChunkFault)) throw error;
      if (isLost) log(`chunk ${position + 1}: was given to another`);
      else if (handBack?.aborted === true) await giveBack(run, position, job);
      else await failed(line, job, position, error);
    } finally {
      heart.release();
      await onChunk?.();
    }
  };

  /** Tried again by whoever takes it; alone in a child when that did not help; then dead. */
  const failed = async (
    line: RunLine,
    job: Job,
    chunk: number,
    { kind, message }: ChunkFault,
  ): Promise<void> => {
    const isDead = job.retryCount >= ATTEMPTS.usual;
    log(`chunk ${chunk + 1} failed${isDead ? " for good" : ""}: ${message}`);
    await patient(() =>
      database.transaction(async (own) => {
        const isOurs = isDead
          ? await queue.discard(line.id, job, own)
          : await queue.fail(line.id, job, message, own);
        if (isOurs)
          await keepFault(own, tenant, line.number, worker, { chunk, kind, message }, isDead);
      }),
    ).catch((error: unknown) => {
      if (!isGone(error)) throw error;
    });
  };
  /** A lease would bring it back, too, only later. */
  const giveBack = async ({ manifest }: LoadedRun, position: number, job: Job): Promise<void> => {
    try {
      await queue.giveBack(manifest, position, job);
      log(`chunk ${position + 1} is handed back`);
    } catch (error) {
      log(`chunk ${position + 1} comes back by itself (${messageOf(error)})`);
    }
  };

  /** Runs of another version wait for a worker of theirs. */
  const tellOthers = async (): Promise<void> => {
    const others = (await listRuns(ask, tenant)).filter(
      ({ id, state, engine }) =>
        state === "open" && engine !== ENGINE && (runs?.includes(id) ?? true),
    );
    for (const { id, engine } of others)
      log(`run ${id.slice(0, 12)} is of ${engine}, this is ${ENGINE}: passed over`);
  };

  let refilledAt = Number.NEGATIVE_INFINITY;
  /** What an idle worker does: sees that runs end, and that nothing lacks in the queue. */
  const tend = async (open: readonly RunLine[]): Promise<void> => {
    const isDue = Date.now() - refilledAt > REFILL_MS * (0.5 + Math.random());
    for (const line of open) {
      if (!isDue && (await tallied(ask, tenant, line.number)) < line.chunks) continue;
      const run = await desk.at(line);
      try {
        await refill(database, tenant, queue, run, worker);
      } catch (error) {
        if (!isGone(error)) throw error;
        await restore(run);
      }
    }
    if (isDue) refilledAt = Date.now();
  };

  try {
    await patient(tellOthers);
    while (!isOver()) {
      const open = await patient(listOwn);
      if (open.length === 0 && isDraining) break;
      let isBusy = false;
      for (const line of open) {
        try {
          while (!isOver() && (await doOne(line))) isBusy = true;
        } catch (error) {
          // A run that was not named is passed over, one that was is what we are here for.
          if (!(error instanceof FreightError) || runs !== undefined) throw error;
        }
      }
      if (isBusy || isOver()) continue;
      await patient(() => tend(open.filter((line) => desk.accepts(line))));
      await pause(IDLE_MS * (0.5 + Math.random()), signal);
    }
  } catch (error) {
    // Told to stop while the server is away: what we held comes back by itself.
    if (!isOver() || !isAway(error)) throw error;
  } finally {
    handBack?.removeEventListener("abort", onHandBack);
    heart.stop();
    await desk.clear();
    await Promise.allSettled(
      [...worked.keys()].map((run) => seeWorker(ask, tenant, run, worker, true)),
    );
    await queue.stop().catch(() => undefined);
  }
  return { worker, chunks: [...worked.values()].reduce((sum, count) => sum + count, 0) };
}
