/** The loop of a worker: turn after turn, one chunk at a time, until it is told to stop or nothing is left. */
import { randomBytes } from "node:crypto";
import { hostname } from "node:os";
import { ENGINE, FreightError, formatIssue } from "@lianyun/planner";
import { START_SECONDS, USUAL_ALLOWANCE } from "../compute/bench.ts";
import type { Database } from "../database/connect.ts";
import { patiently, pause } from "../database/patience.ts";
import { isAway, isGone, messageOf, refusal } from "../database/refusal.ts";
import type { Tenant } from "../database/tenant.ts";
import { type Lease, openQueue, type Queue, USUAL_LEASE } from "../queue/queue.ts";
import { listDead } from "../store/faults.ts";
import { refill } from "../store/refill.ts";
import { isOpen, listOpen, listRuns, type RunLine } from "../store/runs.ts";
import { countResults, seeWorker, tallied } from "../store/tally.ts";
import { createDesk } from "./desk.ts";
import { startHeart } from "./heart.ts";
import type { Worked, WorkerOptions } from "./options.ts";
import { type Means, takeTurn } from "./turn.ts";

const IDLE_MS = 250;
/** How often an idle worker makes sure that nothing lacks in the queue. */
const REFILL_MS = 5_000;
const PATIENCE_MS = 600_000;
/** Labels that a run may ask for, unless the worker says otherwise. */
const LABELS = 100_000_000;

/** `host:pid:` and letters, for a host may hand out a pid twice. */
const nameOfWorker = (): string => `${hostname()}:${process.pid}:${randomBytes(3).toString("hex")}`;

/** Around the middle, so that many workers do not ask in the same moment. */
const about = (ms: number): number => ms * (0.5 + Math.random());

/**
 * Works until told to stop, or until its runs are over where it is draining. A queue that is gone is made again. Throws a
 * FreightError where a run that was named may not be computed here, and what the server says when it stays away.
 */
export async function work(
  database: Database,
  tenant: Tenant,
  options: WorkerOptions = {},
): Promise<Worked> {
  const { runs, isDraining = false, signal, handBack, limits, computer, onChunk } = options;
  const { lease = USUAL_LEASE, patienceMs = PATIENCE_MS, log = () => undefined } = options;
  const { ask } = database;
  const allowed = { ...USUAL_ALLOWANCE, labels: LABELS, ...limits };
  refuseLong(allowed.seconds, lease);
  const worker = nameOfWorker();
  const isOver = (): boolean => signal?.aborted === true || handBack?.aborted === true;
  const patient: Means["patient"] = (attempt) =>
    patiently(attempt, {
      forMs: patienceMs,
      ...(handBack === undefined ? {} : { signal: handBack }),
      onAway: (error) => log(`the server is away (${messageOf(error)}): trying again`),
    });
  let queue: Queue = await patient(() => openQueue(database, tenant, lease));
  const heart = startHeart(ask, tenant, () => queue, worker, lease.silentSeconds);
  const isHandedBack = (): boolean => handBack?.aborted === true;
  const means: Means = { database, tenant, worker, heart, patient, isHandedBack, log };
  const desk = createDesk(
    database,
    tenant,
    allowed,
    ({ id }, { issues }) =>
      log(`run ${id.slice(0, 12)} is passed over: ${issues.map(formatIssue).join("; ")}`),
    computer,
  );
  const onHandBack = (): void => void desk.clear();
  handBack?.addEventListener("abort", onHandBack);
  /** Chunks committed, by run. */
  const worked = new Map<number, number>();

  /** Runs of another version wait for a worker of theirs. */
  const tellOthers = async (): Promise<void> => {
    for (const { id, state, engine } of await listRuns(ask, tenant))
      if (state === "open" && engine !== ENGINE && runs?.includes(id) !== false)
        log(`run ${id.slice(0, 12)} is of ${engine}, this is ${ENGINE}: passed over`);
  };
  const listOwn = async (): Promise<RunLine[]> =>
    (await listOpen(ask, tenant)).filter(
      (line) => runs?.includes(line.id) !== false && desk.accepts(line),
    );
  /** The queue was dropped under us: made again, and filled with what lacks. False where nothing was put into it. */
  const restore = async (line: RunLine): Promise<boolean> => {
    // Its queue is gone because it was cancelled.
    if (!(await isOpen(ask, tenant, line.number))) return false;
    log("the queue is gone: made again from manifest and results");
    await queue.stop();
    queue = await openQueue(database, tenant, lease);
    return (await refill(database, tenant, queue, await desk.load(line), worker)).queued > 0;
  };
  let refilledAt = Number.NEGATIVE_INFINITY;
  const sitAt = async (line: RunLine): ReturnType<typeof desk.at> => {
    const run = await patient(() => desk.at(line));
    if (!worked.has(line.number)) {
      await patient(() => seeWorker(ask, tenant, line.number, worker));
      worked.set(line.number, 0);
    }
    return run;
  };
  /** Turn after turn at one run; false where there was nothing to do. */
  const workAt = async (line: RunLine): Promise<boolean> => {
    for (let isBusy = false; ; isBusy = true) {
      if (isOver() || !(await patient(() => isOpen(ask, tenant, line.number)))) return isBusy;
      try {
        const turn = await takeTurn(means, queue, line, () => sitAt(line));
        if (turn === "idle") return isBusy;
        if (turn === "committed") worked.set(line.number, (worked.get(line.number) ?? 0) + 1);
        // A fault may have been the last thing that a run waited for.
        else refilledAt = Number.NEGATIVE_INFINITY;
      } catch (error) {
        // Whoever took the queue away took our job away, too.
        if (!isGone(error)) throw error;
        if (!(await patient(() => restore(line)))) return isBusy;
      }
      await onChunk?.();
    }
  };

  /** By counting: whether a run could be over, or lacks something in the queue. Many wait for the last chunks of others. */
  const isWorth = async ({ number, id, chunks }: RunLine, isDue: boolean): Promise<boolean> => {
    if ((await tallied(ask, tenant, number)) >= chunks) return true;
    if (!isDue) return false;
    // The tally is a hint; the results are the truth.
    const done = await countResults(ask, tenant, number);
    const settled = done + (await listDead(ask, tenant, number)).length;
    const { live, forged } = await queue.positions(id, chunks);
    return forged.length > 0 || settled >= chunks || settled + live.size < chunks;
  };
  /** A run that was not named is passed over where it is refused, one that was is what we are here for. */
  const mayPass = (line: RunLine, error: unknown): boolean =>
    error instanceof FreightError && runs === undefined && !desk.accepts(line);
  /** What an idle worker does: sees that runs end, and that nothing lacks in the queue. */
  const tend = async (open: readonly RunLine[]): Promise<void> => {
    const isDue = performance.now() - refilledAt > about(REFILL_MS);
    for (const line of open) {
      try {
        if (await isWorth(line, isDue))
          await refill(database, tenant, queue, await desk.load(line), worker);
      } catch (error) {
        if (isGone(error)) await restore(line);
        else if (!mayPass(line, error)) throw error;
      }
    }
    if (isDue) refilledAt = performance.now();
  };

  try {
    await patient(tellOthers);
    while (!isOver()) {
      const open = await patient(listOwn);
      if (open.length === 0 && isDraining) break;
      let isBusy = false;
      for (const line of open)
        try {
          isBusy = (await workAt(line)) || isBusy;
        } catch (error) {
          if (!mayPass(line, error)) throw error;
        }
      if (isBusy || isOver()) continue;
      await patient(() => tend(open.filter((line) => desk.accepts(line))));
      await pause(about(IDLE_MS), signal);
    }
  } catch (error) {
    // Told to stop while the server is away: what we held comes back by itself.
    if (!isOver() || !isAway(error)) throw error;
  } finally {
    handBack?.removeEventListener("abort", onHandBack);
    heart.stop();
    await desk.clear();
    const left = [...worked.keys()].map((run) => seeWorker(ask, tenant, run, worker, true));
    await Promise.allSettled(left);
    await queue.stop().catch(() => undefined);
  }
  return { worker, chunks: [...worked.values()].reduce((sum, count) => sum + count, 0) };
}

/** The queue takes a chunk away that is held for longer than its expiry: whoever computes it would never be done. */
function refuseLong(seconds: number, { longestSeconds }: Lease): void {
  if (seconds + START_SECONDS >= longestSeconds)
    throw refusal(
      "Too long a chunk",
      `expected less than ${longestSeconds - START_SECONDS} seconds for a chunk, which the queue gives to another after ${longestSeconds}, found ${seconds}: --max-seconds, or submit with --chunk for smaller chunks`,
    );
}
