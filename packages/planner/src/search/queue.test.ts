import { expect, test } from "vitest";
import { createLabels } from "./labels.ts";
import { createQueue } from "./queue.ts";

/** Asks for labels as a search does: what is pushed never lies before what was taken last. */
test.each([1, 7, 100, 1e9])("labels leave in the order of their keys, buckets %d wide", (width) => {
  const labels = createLabels();
  const keys: [number, number, number][] = [];
  const keyOf = (index: 0 | 1 | 2, label: number): number => keys[label]![index];
  const queue = createQueue(
    labels,
    width,
    (label, into) => into.set(keys[label]!),
    (a, b) => a < b,
  );
  const comesBefore = (a: number, b: number): boolean => {
    for (const index of [0, 1, 2] as const)
      if (keyOf(index, a) !== keyOf(index, b)) return keyOf(index, a) < keyOf(index, b);
    return a < b;
  };
  let seed = 5;
  const draw = (n: number): number => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % n;
  };
  let now = 0;
  const waiting = new Set<number>();
  const push = (): void => {
    const label = labels.add();
    keys[label] = [now + draw(3) * draw(3_000), draw(4), draw(3)];
    queue.push(label, keys[label][0]);
    waiting.add(label);
  };
  for (let round = 0; round < 2_000; round++) {
    if (round < 1_000) for (let i = draw(4); i > 0; i--) push();
    expect(queue.size).toBe(waiting.size);
    if (waiting.size === 0) continue;
    const first = [...waiting].reduce((best, label) => (comesBefore(label, best) ? label : best));
    expect(queue.peek()).toBe(first);
    expect(queue.pop()).toBe(first);
    waiting.delete(first);
    now = keyOf(0, first);
  }
});

test("a first key before the open bucket leaves first", () => {
  const labels = createLabels();
  const keys = [50, 2_000_000, 10];
  const queue = createQueue(
    labels,
    1,
    (label, into) => into.set([keys[label]!, 0, 0]),
    (a, b) => a < b,
  );
  for (let label = 0; label < 2; label++) queue.push(labels.add(), keys[label]!);
  expect(queue.pop()).toBe(0);
  queue.push(labels.add(), 10);
  expect([queue.pop(), queue.pop()]).toEqual([2, 1]);
});
