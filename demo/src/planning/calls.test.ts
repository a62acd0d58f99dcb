import { expect, test } from "vitest";
import { answerCalls, callsTo } from "./calls.ts";

interface Api {
  readonly double: (value: number) => Promise<number>;
  readonly fail: () => Promise<never>;
  readonly giveFunction: () => Promise<unknown>;
  readonly take: (value: unknown) => Promise<void>;
  readonly unknown?: () => Promise<void>;
}

function connect(): Api {
  const { port1, port2 } = new MessageChannel();
  const api: Api = {
    double: async (value) => 2 * value,
    fail: async () => {
      throw new Error("no way");
    },
    giveFunction: async () => () => 1,
    take: async () => {},
  };
  answerCalls(port2 as unknown as Worker, api);
  port1.start();
  port2.start();
  return callsTo<Api>(port1 as unknown as Worker);
}

test("each call gets its own answer", async () => {
  const api = connect();
  expect(await Promise.all([api.double(1), api.double(2), api.double(0)])).toEqual([2, 4, 0]);
});

test("what went wrong there goes wrong here", async () => {
  await expect(connect().fail()).rejects.toThrow("no way");
});

test("a method that is not there is refused, not answered with nothing", async () => {
  await expect(connect().unknown?.()).rejects.toThrow("no such method: unknown");
});

test("what cannot be copied fails at once, on the way there and on the way back", async () => {
  const api = connect();
  await expect(api.giveFunction()).rejects.toThrow("could not be cloned");
  await expect(api.take(() => 1)).rejects.toThrow("could not be cloned");
  expect(await api.double(2)).toBe(4);
});
