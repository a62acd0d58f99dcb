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
  const keys = { labels: createLabels(), measures, left: new Float64Array(4), stateCount: 1 };
  return createQueue(keys, width, (a, b) => a < b);
}
function add(queue: Queue, keys: readonly [number, number, number]): number {
  const [cents, minutes, grams] = keys;
  const label = addLabel(queue.labels, 0, 0, 0, 0, minutes, cents, grams, 0);
  push(queue, label, cents, minutes, grams);
  return label;
}

/** Asks for labels as a search does: what is pushed never lies before what was taken last. */
test.each([
  // In one window of 1,024 buckets; in many; and beyond all 256, over and over.
  { width: 1e9, furthest: 3_000 },
  { width: 100, furthest: 3_000 },
  { width: 7, furthest: 3_000 },
  { width: 1, furthest: 3_000 },
  { width: 1, furthest: 100_000 },
  { width: 1, furthest: 3_000_000 },
  { width: 1 / 1_024, furthest: 3_000 },
])("labels leave in the order of their keys: $width, $furthest", ({ width, furthest }) => {
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
    const drawn: [number, number, number] = [now + draw(3) * draw(furthest), draw(4), draw(3)];
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

const WINDOW = 1_024;
/** Takes all that is left; first keys in the order they leave. */
const drain = (queue: Queue): number[] => {
  const left: number[] = [];
  while (countQueued(queue) > 0) left.push(keyOf(queue, pop(queue), 0));
  return left;
};
/** Adds labels with such first keys. */
const addAll = (queue: Queue, ...firsts: number[]): void => {
  for (const first of firsts) add(queue, [first, 0, 0]);
};

describe("buckets one unit wide, the first label in bucket 0", () => {
  test("at the edges of buckets and windows none is lost", () => {
    const edges = [1, WINDOW, 2 * WINDOW, 255 * WINDOW, 256 * WINDOW, 257 * WINDOW, 512 * WINDOW];
    const firsts = edges.flatMap((edge) => [edge - 0.5, edge, edge + 0.5]);
    for (const order of [firsts, [...firsts].reverse()]) {
      const queue = queueOf(1);
      addAll(queue, 0, ...order);
      expect(drain(queue)).toEqual([0, ...firsts]);
    }
  });
  test("with the last bucket of a window open, what comes there and after it", () => {
    const queue = queueOf(1);
    addAll(queue, 0, WINDOW - 1);
    expect([pop(queue), pop(queue)]).toEqual([0, 1]);
    addAll(queue, WINDOW, WINDOW - 1, WINDOW - 2);
    expect(drain(queue)).toEqual([WINDOW - 2, WINDOW - 1, WINDOW]);
  });
  test("what comes to the next bucket waits for those that wait there", () => {
    const queue = queueOf(1);
    addAll(queue, 0, 1.5, 2);
    expect([pop(queue), pop(queue)]).toEqual([0, 1]);
    add(queue, [2, 9, 0]);
    expect([pop(queue), pop(queue)]).toEqual([2, 3]);
  });
  test("what comes to the next window waits for those that wait there", () => {
    const queue = queueOf(1);
    addAll(queue, 0, WINDOW + 5, 2 * WINDOW + 0.2);
    expect([pop(queue), pop(queue)]).toEqual([0, 1]);
    addAll(queue, 2 * WINDOW + 0.7);
    expect([pop(queue), pop(queue)]).toEqual([2, 3]);
  });
  test("a look opens a later window; what comes before it leaves before it", () => {
    const queue = queueOf(1);
    addAll(queue, 0);
    pop(queue);
    addAll(queue, 5_000);
    expect(peek(queue)).toBe(1);
    addAll(queue, 100, 5_001, 9_000);
    expect(drain(queue)).toEqual([100, 5_000, 5_001, 9_000]);
  });
  test("after bucket 0 was moved", () => {
    const queue = queueOf(1);
    addAll(queue, 0, 300_000);
    expect([pop(queue), pop(queue)]).toEqual([0, 1]);
    addAll(queue, 300_000 + 256 * WINDOW, 300_000 + WINDOW, 5);
    expect(drain(queue)).toEqual([5, 300_000 + WINDOW, 300_000 + 256 * WINDOW]);
  });
  test("an empty queue is not asked", () => {
    const queue = queueOf(1);
    expect(() => pop(queue)).toThrow("invariant");
  });
});

test.each([
  { measures: [COUNTED_LEGS, 0, 1] },
  { measures: [0, COUNTED_LEGS, 1] },
  { measures: [1, 2, COUNTED_LEGS] },
] as const)("labels that waited leave by what they used and is left: $measures", ({ measures }) => {
  const labels = createLabels();
  // Three states, so that labels of all meet in the same buckets; layers count them once for each place touched.
  const left = Float64Array.from([0, 5, 1, 0, 3_000, 0, 6, 0, 2_990, 9, 0, 0]);
  const keys = { labels, measures, left, stateCount: 3 };
  const queue = createQueue(keys, 8, (a, b) => a < b);
  const made = Array.from({ length: 600 }, (_, i) => {
    const draw = (most: number): number => (i * 7_919) % most;
    const move = draw(5) === 0 ? RELEASE : 0;
    return addLabel(labels, draw(6), 0, move, 0, draw(23), draw(17), draw(13), draw(11));
  });
  const keysOf = (label: number): number[] => [0, 1, 2].map((at) => keyOf(queue, label, at));
  const inOrder = made.toSorted(
    (a, b) =>
      [...keysOf(a), a].map((key, at) => key - [...keysOf(b), b][at]!).find((gap) => gap !== 0) ??
      0,
  );
  // The first that is pushed is where bucket 0 begins: all others wait, but those of its bucket.
  for (const label of [...inOrder.slice(0, 1), ...made.filter((one) => one !== inOrder[0])]) {
    const [k0, k1, k2] = keysOf(label) as [number, number, number];
    push(queue, label, k0, k1, k2);
  }
  expect(made.map(() => pop(queue))).toEqual(inOrder);
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
