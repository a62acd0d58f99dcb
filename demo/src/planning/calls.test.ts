import { expect, test } from "vitest";
import { answerCalls, callsTo } from "./calls.ts";

interface Api {
  readonly double: (value: number) => Promise<number>;
  readonly fail: () => Promise<never>;
}

function connect(): Api {
  const { port1, port2 } = new MessageChannel();
  const api: Api = {
    double: async (value) => 2 * value,
    fail: async () => {
      throw new Error("no way");
    },
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
