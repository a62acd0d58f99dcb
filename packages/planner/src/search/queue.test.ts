import { describe, expect, test } from "vitest";
import { addLabel, createLabels, RELEASE } from "./labels.ts";
import {
  COUNTED_LEGS,
  countQueued,
  createQueue,
  keyOf,
  type Measure,
  peek,
  pop,
  push,
  type Queue,
} from "./queue.ts";

/** A queue of labels by cents, minutes, grams in one state, from which nothing is left to use. */
function queueOf(width: number, measures: readonly Measure[] = [0, 1, 2]): Queue {
  const keys = { measures, left: new Float64Array(4), stateCount: 1 };
  return createQueue(createLabels(), keys, width, (a, b) => a < b);
}
function add(queue: Queue, keys: readonly [number, number, number]): number {
  const [cents, minutes, grams] = keys;
  const label = addLabel(queue.labels, 0, 0, 0, 0, minutes, cents, grams, 0);
  push(queue, label, cents, minutes, grams);
  return label;
}

/** Asks for labels as a search does: what is pushed never lies before what was taken last. */
test.each([1, 7, 100, 1e9])("labels leave in the order of their keys, buckets %d wide", (width) => {
  const queue = queueOf(width);
  const keys: [number, number, number][] = [];
  const keyAt = (index: 0 | 1 | 2, label: number): number => keys[label]![index];
  const comesBefore = (a: number, b: number): boolean => {
    for (const index of [0, 1, 2] as const)
      if (keyAt(index, a) !== keyAt(index, b)) return keyAt(index, a) < keyAt(index, b);
    return a < b;
  };
  let seed = 5;
  const draw = (n: number): number => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % n;
  };
  let now = 0;
  const waiting = new Set<number>();
  const pushOne = (): void => {
    const drawn: [number, number, number] = [now + draw(3) * draw(3_000), draw(4), draw(3)];
    const label = add(queue, drawn);
    keys[label] = drawn;
    waiting.add(label);
  };
  for (let round = 0; round < 2_000; round++) {
    if (round < 1_000) for (let i = draw(4); i > 0; i--) pushOne();
    expect(countQueued(queue)).toBe(waiting.size);
    if (waiting.size === 0) continue;
    const first = [...waiting].reduce((best, label) => (comesBefore(label, best) ? label : best));
    expect(peek(queue)).toBe(first);
    expect(pop(queue)).toBe(first);
    waiting.delete(first);
    now = keyAt(0, first);
  }
});

test("a first key before the open bucket leaves first", () => {
  const queue = queueOf(1);
  add(queue, [50, 0, 0]);
  add(queue, [2_000_000, 0, 0]);
  expect(pop(queue)).toBe(0);
  add(queue, [10, 0, 0]);
  expect([pop(queue), pop(queue)]).toEqual([2, 1]);
});

describe("a key is what a label used and what is left at the least", () => {
  const labels = createLabels();
  /** Three states with so much left by column; labels of layers count states once for each place touched. */
  const keys = {
    labels,
    measures: [2, 0, COUNTED_LEGS] as const,
    left: Float64Array.from([0, 0, 0, 0, 1, 2, 3, 4, 10, 20, 30, 40]),
    stateCount: 3,
  };
  const keysOf = (label: number): number[] => [0, 1, 2].map((column) => keyOf(keys, label, column));
  test("by state, whatever was touched", () => {
    expect(keysOf(addLabel(labels, 2, 0, 5, 0, 100, 1_000, 10_000, 7))).toEqual([
      10_010, 1_020, 37,
    ]);
    expect(keysOf(addLabel(labels, 3 + 1, 0, 5, 0, 100, 1_000, 10_000, 7))).toEqual([
      10_001, 1_002, 10,
    ]);
  });
  test("of a released label only what it used", () => {
    expect(keysOf(addLabel(labels, 2, 0, RELEASE, 0, 100, 1_000, 10_000, 7))).toEqual([
      10_000, 1_000, 7,
    ]);
  });
});
