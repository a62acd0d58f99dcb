import { setTimeout } from "node:timers/promises";
import { expect, test } from "vitest";
import { tenantOf } from "../database/tenant.ts";
import type { Queue } from "../queue/queue.ts";
import { startHeart } from "./heart.ts";

test("a worker is heard of while a beat hangs, and while looking after others takes for ever", async () => {
  const never = (): Promise<never> => new Promise(() => undefined);
  let beats = 0;
  let looks = 0;
  const queue = {
    touch: () => (++beats === 1 ? never() : Promise.resolve(beats < 4)),
    supervise: () => {
      looks++;
      return never();
    },
  } as Partial<Queue> as Queue;
  const ask = (): Promise<{ rows: never[]; count: number }> =>
    Promise.resolve({ rows: [], count: 0 });
  const heart = startHeart(ask, tenantOf("any"), () => queue, "test", 0.06);
  let isLost = false;
  const job = { id: "1", data: null, retryCount: 0, startedOn: "1" };
  heart.hold({
    run: { number: 1, id: "a" },
    job,
    onLost: () => {
      isLost = true;
    },
  });
  await setTimeout(600);
  heart.stop();
  expect({ beats, looks, isLost }).toEqual({ beats: 4, looks: 1, isLost: true });
});
