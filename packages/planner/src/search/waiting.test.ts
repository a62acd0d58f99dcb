import { expect, test } from "vitest";
import { createWaiting, drop, push } from "./waiting.ts";

test("states leave in order of their keys, however they came, as often as they came", () => {
  const waiting = createWaiting(4);
  const came = Array.from({ length: 700 }, (_, i) => ({ state: i % 600, key: (i * 7_919) % 101 }));
  for (const { state, key } of came) push(waiting, state, key);
  const left: typeof came = [];
  while (waiting.size > 0) {
    left.push({ state: waiting.states[0]!, key: waiting.keys[0]! });
    drop(waiting);
  }
  expect(left.map(({ key }) => key)).toEqual(came.map(({ key }) => key).sort((a, b) => a - b));
  const named = (pairs: typeof came) => pairs.map(({ state, key }) => `${state} ${key}`).sort();
  expect(named(left)).toEqual(named(came));
});

test("what is pushed between comes in its place", () => {
  const waiting = createWaiting();
  for (const key of [5, 1, 3]) push(waiting, key, key);
  drop(waiting);
  push(waiting, 2, 2);
  expect([waiting.states[0], waiting.size]).toEqual([2, 3]);
});
