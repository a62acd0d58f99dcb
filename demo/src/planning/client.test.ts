import type { ParetoRequest } from "@lianyun/planner";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Answer } from "./answer.ts";
import { createPlanningClient, type RunningWorker } from "./client.ts";
import type { SupposedByKey } from "./planners.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const request = (from: string): ParetoRequest => ({
  from,
  to: "B",
  cargo: { containers: [{ type: "40HC", count: 1 }], grossKg: 1 },
  departAfter: "2026-06-01T00:00Z",
  over: ["cost"],
});

const nameOf = (from: ParetoRequest["from"]): string =>
  typeof from === "string" ? from : "a door";

/** A worker whose answers the test gives by hand. */
function setUp() {
  const log: string[] = [];
  const open: { from: string; supposed: SupposedByKey; answer: (fails?: boolean) => void }[] = [];
  const errorListeners: ((event: { message: string }) => void)[] = [];
  let workers = 0;
  let readyCount = 0;
  const startWorker = (): RunningWorker => {
    workers += 1;
    const name = `worker ${workers}`;
    return {
      worker: {
        terminate: () => log.push(`${name} ended`),
        addEventListener: (_type: string, listener: unknown) =>
          errorListeners.push(listener as (event: { message: string }) => void),
      } as unknown as RunningWorker["worker"],
      remote: {
        ready: async () => {},
        hold: async ({ key }: { key: string }) => {
          log.push(`${name} holds ${key}`);
        },
        ask: ({ from }: ParetoRequest, supposed: SupposedByKey) =>
          new Promise<Answer>((resolve, reject) => {
            open.push({
              from: nameOf(from),
              supposed,
              answer: (fails) =>
                fails === true
                  ? reject(new Error(`no ${nameOf(from)}`))
                  : resolve({ status: "infeasible", because: [] }),
            });
          }),
      } as unknown as RunningWorker["remote"],
    };
  };
  const client = createPlanningClient<string>(
    {
      onReady: () => {
        readyCount += 1;
      },
      onAnswer: (_answer, tag) => log.push(`answer ${tag}`),
      onFailure: (error) =>
        log.push(`failed: ${error instanceof Error ? error.message : String(error)}`),
    },
    startWorker,
  );
  const ask = (from: string): void => client.ask(request(from), from);
  const asked = (): readonly string[] => open.map(({ from }) => from);
  return {
    client,
    log,
    open,
    ask,
    asked,
    errorListeners,
    workerCount: () => workers,
    readyCount: () => readyCount,
  };
}

test("of questions asked while one is answered only the newest is asked, and only its answer shown", async () => {
  const { ask, asked, open, log } = setUp();
  for (const from of ["a", "b", "c"]) ask(from);
  expect(asked()).toEqual(["a"]);
  open[0]?.answer();
  await vi.advanceTimersByTimeAsync(0);
  expect(asked()).toEqual(["a", "c"]);
  expect(log).toEqual([]);
  open[1]?.answer();
  await vi.advanceTimersByTimeAsync(0);
  expect(log).toEqual(["answer c"]);
});

test("a search that keeps a newer question waiting is ended with its worker", async () => {
  const { ask, asked, open, log } = setUp();
  ask("slow");
  await vi.advanceTimersByTimeAsync(60_000);
  expect(log).toEqual([]); // nobody waits for anything else
  ask("new");
  await vi.advanceTimersByTimeAsync(2_000);
  expect(log).toEqual(["worker 1 ended"]);
  expect(asked()).toEqual(["slow", "new"]);
  open[0]?.answer();
  open[1]?.answer();
  await vi.advanceTimersByTimeAsync(0);
  expect(log).toEqual(["worker 1 ended", "answer new"]);
});

test("after a failure the next question gets a fresh worker", async () => {
  const { ask, open, log } = setUp();
  ask("a");
  open[0]?.answer(true);
  await vi.advanceTimersByTimeAsync(0);
  expect(log).toEqual(["worker 1 ended", "failed: no a"]);
  ask("a");
  open[1]?.answer();
  await vi.advanceTimersByTimeAsync(0);
  expect(log.at(-1)).toBe("answer a");
});

test("a failure while a newer question waits is not told: the newer one is asked of a fresh worker", async () => {
  const { ask, asked, open, log } = setUp();
  ask("a");
  ask("b");
  open[0]?.answer(true);
  await vi.advanceTimersByTimeAsync(0);
  expect(asked()).toEqual(["a", "b"]);
  await vi.advanceTimersByTimeAsync(60_000); // the patience with a is over and is not b's
  expect(log).toEqual(["worker 1 ended"]);
  open[1]?.answer();
  await vi.advanceTimersByTimeAsync(0);
  expect(log).toEqual(["worker 1 ended", "answer b"]);
});

test("a waiting question that fails as well is told once", async () => {
  const { ask, log, errorListeners } = setUp();
  ask("a");
  ask("b");
  errorListeners[0]?.({ message: "no script" });
  expect(log).toEqual(["worker 1 ended"]);
  errorListeners[1]?.({ message: "no script again" });
  await vi.advanceTimersByTimeAsync(0);
  expect(log).toEqual(["worker 1 ended", "worker 2 ended", "failed: no script again"]);
});

test("a worker that does not load is reported once", async () => {
  const { ask, log, errorListeners } = setUp();
  ask("a");
  for (const listener of errorListeners) listener({ message: "no script" });
  for (const listener of errorListeners) listener({ message: "no script" });
  await vi.advanceTimersByTimeAsync(0);
  expect(log).toEqual(["worker 1 ended", "failed: no script"]);
});

test("nothing is heard after closing", async () => {
  const { client, ask, open, log, readyCount } = setUp();
  ask("a");
  client.close();
  open[0]?.answer();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(readyCount()).toBe(0);
  expect(log).toEqual(["worker 1 ended"]);
});

test("nothing is asked after closing, and no worker is started", async () => {
  const { client, ask, asked, log, workerCount } = setUp();
  client.close();
  ask("a");
  await vi.advanceTimersByTimeAsync(5_000);
  expect(asked()).toEqual([]);
  expect(workerCount()).toBe(1);
  expect(log).toEqual(["worker 1 ended"]);
});

test("what is asked beside the question waits until the question is answered", async () => {
  const { client, ask, open, log } = setUp();
  ask("a");
  ask("b");
  void client.later(async () => log.push("later"));
  open[0]?.answer();
  await vi.advanceTimersByTimeAsync(0);
  expect(log).toEqual([]);
  open[1]?.answer();
  await vi.advanceTimersByTimeAsync(0);
  expect([...log].sort()).toEqual(["answer b", "later"]);
  void client.later(async () => log.push("at once"));
  await vi.advanceTimersByTimeAsync(0);
  expect(log.at(-1)).toBe("at once");
});

test("nothing beside the question is asked after closing", async () => {
  const { client, ask, log, workerCount } = setUp();
  ask("a");
  void client.later(async () => log.push("later"));
  client.close();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(log).toEqual(["worker 1 ended"]);
  expect(workerCount()).toBe(1);
});

test("a search that is stopped is never answered, and the next finds the worker loading", async () => {
  const { client, ask, asked, open, log, workerCount } = setUp();
  ask("a");
  client.stop();
  expect(workerCount()).toBe(2);
  open[0]?.answer();
  await vi.advanceTimersByTimeAsync(0);
  ask("b");
  open[1]?.answer();
  await vi.advanceTimersByTimeAsync(0);
  expect(asked()).toEqual(["a", "b"]);
  expect(log).toEqual(["worker 1 ended", "answer b"]);
});

test("own tables are sent once to each worker, and named by their key from then on", async () => {
  const { client, open, log, asked } = setUp();
  const own = { key: "own-1", tables: {} };
  for (const from of ["a", "b"]) {
    client.ask(request(from), from, { own });
    open.at(-1)?.answer();
    await vi.advanceTimersByTimeAsync(0);
  }
  expect(log).toEqual(["worker 1 holds own-1", "answer a", "answer b"]);
  client.ask(request("c"), "c", { own });
  client.stop();
  client.ask(request("d"), "d", { own });
  expect(log.slice(3)).toEqual(["worker 1 ended", "worker 2 holds own-1"]);
  expect(asked()).toEqual(["a", "b", "c", "d"]);
  expect(open.map(({ supposed }) => supposed)).toEqual(Array(4).fill({ own: "own-1" }));
});
