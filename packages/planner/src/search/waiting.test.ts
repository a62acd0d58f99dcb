import { expect, test } from "vitest";
import { createWaiting, drop, push } from "./waiting.ts";

test("states leave in order of their keys, however they came, as often as they came", () => {
  const waiting = createWaiting(4);
  const keys = Array.from({ length: 700 }, (_, i) => (i * 7_919) % 101);
  for (const [state, key] of keys.entries()) push(waiting, state, key);
  push(waiting, 3, 0);
  const left: number[] = [];
  const states: number[] = [];
  while (waiting.size > 0) {
    const state = waiting.states[0]!;
    left.push(waiting.keys[0]!);
    states.push(state);
    if (states.filter((each) => each === 3).length < 2 || state !== 3)
      expect([keys[state], 0]).toContain(left.at(-1));
    drop(waiting);
  }
  expect(left).toEqual([...keys, 0].sort((a, b) => a - b));
  expect([...states].sort((a, b) => a - b)).toEqual([...keys.keys(), 3].sort((a, b) => a - b));
});

test("what is pushed between comes in its place", () => {
  const waiting = createWaiting();
  for (const key of [5, 1, 3]) push(waiting, key, key);
  drop(waiting);
  push(waiting, 2, 2);
  expect([waiting.states[0], waiting.size]).toEqual([2, 3]);
});
