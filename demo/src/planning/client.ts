/** Asks the worker, newest question first: what a visitor has typed over is never computed or shown. */
import type { ParetoRequest } from "@lianyun/planner";
import type { Answer, PlanningWorker } from "./answer.ts";
import { callsTo } from "./calls.ts";
import type { OwnTables, Supposed } from "./planners.ts";

/** After this long a search that nobody waits for any more is ended with its worker. */
const PATIENCE_MS = 2_000;

/** What the client tells the page; `tag` is what the question was asked with. */
export interface PlanningEvents<T> {
  readonly onReady: () => void;
  readonly onAnswer: (answer: Answer, tag: T) => void;
  readonly onFailure: (error: unknown) => void;
}

export interface PlanningClient<T> {
  /** Asks; an older question still under way is dropped. After `close` nothing is asked. */
  readonly ask: (request: ParetoRequest, tag: T, supposed?: Supposed) => void;
  /** Ends the search under way and forgets its question. */
  readonly stop: () => void;
  /** Has the worker do something else once no question is under way, so that no answer waits for it. */
  readonly later: Later;
  readonly close: () => void;
}

/** What a part of the page asks beside the question. */
export type Later = <R>(work: (remote: PlanningWorker) => Promise<R>) => Promise<R>;

/** A worker and the way to talk to it. */
export interface RunningWorker {
  readonly worker: Pick<Worker, "terminate" | "addEventListener">;
  readonly remote: PlanningWorker;
}

interface Question<T> {
  readonly request: ParetoRequest;
  readonly tag: T;
  readonly supposed: Supposed;
}

/** Starts the worker. `startWorker` is an argument so that tests can do without one. */
export function createPlanningClient<T>(
  events: PlanningEvents<T>,
  startWorker: () => RunningWorker = start,
): PlanningClient<T> {
  let running: RunningWorker | undefined;
  let asked: Question<T> | undefined;
  let waiting: Question<T> | undefined;
  let impatience: ReturnType<typeof setTimeout> | undefined;
  let isClosed = false;
  /** Those who wait until no question is under way. */
  let resting: (() => void)[] = [];

  /** Own tables that were asked with: every worker gets them once. */
  const held = new Map<string, OwnTables>();
  const hold = ({ remote }: RunningWorker, own: OwnTables): void => {
    // What comes to ask with them fails as well, and that is told.
    remote.hold(own).catch(() => {});
  };

  const wake = (): RunningWorker => {
    if (running !== undefined) return running;
    const woken = startWorker();
    running = woken;
    // A script that does not load or parse answers no message: this is all that is heard of it.
    woken.worker.addEventListener("error", (event) => {
      if (running === woken) fail(event.message);
    });
    woken.remote.ready().then(
      () => {
        if (running === woken) events.onReady();
      },
      (error: unknown) => {
        if (running === woken) fail(error);
      },
    );
    for (const own of held.values()) hold(woken, own);
    return woken;
  };
  const end = (): void => {
    running?.worker.terminate();
    running = undefined;
  };
  const takeWaiting = (): Question<T> | undefined => {
    clearTimeout(impatience);
    impatience = undefined;
    asked = undefined;
    const next = waiting;
    waiting = undefined;
    if (next === undefined) {
      for (const goOn of resting) goOn();
      resting = [];
    }
    return next;
  };
  const send = (question: Question<T>): void => {
    asked = question;
    const { scenario, own } = question.supposed;
    const woken = wake();
    if (own !== undefined && !held.has(own.key)) {
      held.set(own.key, own);
      hold(woken, own);
    }
    woken.remote.ask(question.request, { scenario, own: own?.key }).then(
      (answer) => {
        if (asked !== question) return; // its worker has been replaced
        const next = takeWaiting();
        if (next === undefined) events.onAnswer(answer, question.tag);
        else send(next);
      },
      (error: unknown) => {
        if (asked === question) fail(error);
      },
    );
  };
  /** Ends the worker; the waiting question gets a fresh one. False if none waits. */
  const restart = (): boolean => {
    end();
    const next = takeWaiting();
    if (next === undefined) return false;
    send(next);
    return true;
  };
  /** A failure is told only if no newer question waits: it is not the newer one's. */
  const fail = (error: unknown): void => {
    if (!restart()) events.onFailure(error);
  };

  wake();
  return {
    ask: (request, tag, supposed = {}) => {
      if (isClosed) return;
      if (asked === undefined) {
        send({ request, tag, supposed });
        return;
      }
      waiting = { request, tag, supposed };
      impatience ??= setTimeout(restart, PATIENCE_MS);
    },
    later: async (work) => {
      // Another question may be asked in the very moment the last one is answered.
      while (asked !== undefined) await new Promise<void>((goOn) => resting.push(goOn));
      return isClosed ? new Promise(() => {}) : work(wake().remote);
    },
    stop: () => {
      if (asked === undefined) return;
      takeWaiting();
      end();
      wake(); // so that the next question finds the network loaded
    },
    close: () => {
      isClosed = true;
      takeWaiting();
      end();
    },
  };
}

function start(): RunningWorker {
  const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
  return { worker, remote: callsTo<PlanningWorker>(worker) };
}
