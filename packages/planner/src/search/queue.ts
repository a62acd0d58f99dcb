/**
 * Labels waiting to be taken, in rising order of three keys, then of a rule for ties.
 *
 * Buckets by the first key, unsorted, chained through `next`; and a heap of the open bucket alone, with the keys in it. Where few
 * of many labels are in the open bucket, that is a heap of hundreds instead of ten thousands. The order is that of one heap
 * over all. One window is open, bucket by bucket; each later window is one chain. So a label is chained twice at the most within
 * `WINDOWS` windows; what lies beyond them, once more each time bucket 0 is moved.
 *
 * A record and functions of it, not an object with methods: each search has its own, and functions that are the same for all
 * searches stay compiled.
 */
import {
  FIGURES_A_ROW,
  LAYER,
  type LabelStore,
  LEGS,
  MARKS_A_ROW,
  MOVE,
  NO_LABEL,
  RELEASE,
} from "./labels.ts";
import { ABREAST } from "./moves.ts";

/** A number of a label: one of its figures, by where it lies, or its legs. */
export type Measure = 0 | 1 | 2 | typeof COUNTED_LEGS;
export const COUNTED_LEGS = 3;

/** What labels are ordered by. */
export interface Keys {
  readonly labels: LabelStore;
  /** The number of a label by column; keys are the first three. */
  readonly measures: readonly Measure[];
  /** By state and column, the least that is left to the destination. */
  readonly left: Float64Array;
  readonly stateCount: number;
}

export interface Queue extends Keys {
  /** Tells labels with equal keys apart. */
  readonly isBefore: (a: number, b: number) => boolean;
  /** Buckets to a unit of the first key. */
  readonly scale: number;
  /** The first label of each chain: of bucket b of the open window at b mod BUCKETS, of a later window w at WINDOWS_AT + w. */
  readonly chains: Int32Array;
  /** The key at which bucket 0 begins; NaN before the first push. */
  base: number;
  /** The bucket that is open, by its number from bucket 0; the one before the window where that was opened just now. */
  open: number;
  /** The bucket after the last of the window. */
  end: number;
  /** The first label of the chain beyond the windows, and the least key in it. */
  beyond: number;
  beyondLeast: number;
  /** Labels in chains. */
  waiting: number;
  /** The heap of the open bucket, and the labels in it. */
  rows: Float64Array;
  size: number;
}

/** Buckets of a window: a power of two, so that the number of a bucket tells its window and its place there by its bits. */
const BITS = 10;
const BUCKETS = 1 << BITS;
const IN_WINDOW = BUCKETS - 1;
/** Windows that have a chain of their own. What lies beyond them waits in one chain, until bucket 0 is moved there. */
const WINDOWS = 256;
const WINDOWS_AT = BUCKETS;
/** A row of the heap: three keys and the label. */
const ROW = 4;

/** Any width of buckets, in units of the first key, gives the same order. */
export const createQueue = (
  { labels, measures, left, stateCount }: Keys,
  width: number,
  isBefore: (a: number, b: number) => boolean,
): Queue => ({
  measures,
  left,
  stateCount,
  labels,
  isBefore,
  scale: 1 / width,
  chains: new Int32Array(BUCKETS + WINDOWS).fill(NO_LABEL),
  base: Number.NaN,
  open: 0,
  end: BUCKETS,
  beyond: NO_LABEL,
  beyondLeast: Number.POSITIVE_INFINITY,
  waiting: 0,
  rows: new Float64Array(ROW * 64),
  size: 0,
});

/** Labels in the queue. */
export const countQueued = ({ size, waiting }: Queue): number => size + waiting;

/** Adds a label with its keys. A first key that lies before the open bucket joins it. */
export function push(queue: Queue, label: number, k0: number, k1: number, k2: number): void {
  if (Number.isNaN(queue.base)) queue.base = k0;
  place(queue, label, k0, k1, k2);
}

/** Takes the first label; the queue must not be empty. */
export function pop(queue: Queue): number {
  if (queue.size === 0) openNext(queue);
  return leave(queue);
}

/** The first label; the queue must not be empty. */
export function peek(queue: Queue): number {
  if (queue.size === 0) openNext(queue);
  return queue.rows[3]!;
}

/** What a label used by a column and what is left at the least. */
export function keyOf(
  { labels, measures, left, stateCount }: Keys,
  label: number,
  column: number,
): number {
  const { figures, marks } = labels;
  const mark = MARKS_A_ROW * label;
  const measure = measures[column]!;
  const used =
    measure === COUNTED_LEGS ? marks[mark + LEGS]! : figures[FIGURES_A_ROW * label + measure]!;
  if (marks[mark + MOVE] === RELEASE) return used;
  return used + left[ABREAST * (marks[mark + LAYER]! % stateCount) + column]!;
}

/** True where keys and a label come before a row. */
function goesBefore(
  { rows, isBefore }: Queue,
  k0: number,
  k1: number,
  k2: number,
  label: number,
  row: number,
): boolean {
  const d0 = k0 - rows[row]!;
  if (d0 !== 0) return d0 < 0;
  const d1 = k1 - rows[row + 1]!;
  if (d1 !== 0) return d1 < 0;
  const d2 = k2 - rows[row + 2]!;
  if (d2 !== 0) return d2 < 0;
  return isBefore(label, rows[row + 3]!);
}

function put(
  rows: Float64Array,
  row: number,
  k0: number,
  k1: number,
  k2: number,
  label: number,
): void {
  rows[row] = k0;
  rows[row + 1] = k1;
  rows[row + 2] = k2;
  rows[row + 3] = label;
}

function copy(rows: Float64Array, from: number, to: number): void {
  rows[to] = rows[from]!;
  rows[to + 1] = rows[from + 1]!;
  rows[to + 2] = rows[from + 2]!;
  rows[to + 3] = rows[from + 3]!;
}

/** Puts a label into the heap. */
function enter(queue: Queue, label: number, k0: number, k1: number, k2: number): void {
  if (ROW * (queue.size + 1) > queue.rows.length) {
    const grown = new Float64Array(2 * queue.rows.length);
    grown.set(queue.rows);
    queue.rows = grown;
  }
  const { rows } = queue;
  let child = queue.size++;
  while (child > 0) {
    const parent = (child - 1) >>> 1;
    if (!goesBefore(queue, k0, k1, k2, label, ROW * parent)) break;
    copy(rows, ROW * parent, ROW * child);
    child = parent;
  }
  put(rows, ROW * child, k0, k1, k2, label);
}

/** Takes the first label of the heap. */
function leave(queue: Queue): number {
  const { rows } = queue;
  const top = rows[3]!;
  const size = --queue.size;
  if (size === 0) return top;
  const last = ROW * size;
  const k0 = rows[last]!;
  const k1 = rows[last + 1]!;
  const k2 = rows[last + 2]!;
  const label = rows[last + 3]!;
  let parent = 0;
  for (;;) {
    let child = 2 * parent + 1;
    if (child >= size) break;
    if (child + 1 < size) {
      const other = ROW * (child + 1);
      const o0 = rows[other]!;
      const o1 = rows[other + 1]!;
      const o2 = rows[other + 2]!;
      if (goesBefore(queue, o0, o1, o2, rows[other + 3]!, ROW * child)) child++;
    }
    if (goesBefore(queue, k0, k1, k2, label, ROW * child)) break;
    copy(rows, ROW * child, ROW * parent);
    parent = child;
  }
  put(rows, ROW * parent, k0, k1, k2, label);
  return top;
}

/** Puts a label where its keys belong: into the heap, a bucket, a later window, or beyond all. */
function place(queue: Queue, label: number, k0: number, k1: number, k2: number): void {
  const bucket = (k0 - queue.base) * queue.scale;
  if (bucket < queue.open + 1) {
    enter(queue, label, k0, k1, k2);
    return;
  }
  const { next } = queue.labels;
  queue.waiting++;
  if (bucket >= BUCKETS * WINDOWS) {
    next[label] = queue.beyond;
    queue.beyond = label;
    if (k0 < queue.beyondLeast) queue.beyondLeast = k0;
    return;
  }
  const whole = bucket | 0;
  const at = bucket < queue.end ? whole & IN_WINDOW : WINDOWS_AT + (whole >>> BITS);
  next[label] = queue.chains[at]!;
  queue.chains[at] = label;
}

/** Opens the next bucket that holds labels; there must be one in the window, a later window, or some beyond. */
function openNext(queue: Queue): void {
  const { chains } = queue;
  while (queue.size === 0) {
    let bucket = queue.open + 1;
    while (bucket < queue.end && chains[bucket & IN_WINDOW] === NO_LABEL) bucket++;
    if (bucket < queue.end) {
      queue.open = bucket;
      unchain(queue, takeChain(chains, bucket & IN_WINDOW));
      continue;
    }
    let window = queue.end >>> BITS;
    while (window < WINDOWS && chains[WINDOWS_AT + window] === NO_LABEL) window++;
    if (window < WINDOWS) {
      moveTo(queue, window);
      unchain(queue, takeChain(chains, WINDOWS_AT + window));
      continue;
    }
    const first = queue.beyond;
    if (first === NO_LABEL) throw new Error("invariant: the queue is empty");
    queue.base = queue.beyondLeast;
    queue.beyond = NO_LABEL;
    queue.beyondLeast = Number.POSITIVE_INFINITY;
    moveTo(queue, 0);
    unchain(queue, first);
  }
}

/** Moves to before the first bucket of a window. */
function moveTo(queue: Queue, window: number): void {
  queue.open = window * BUCKETS - 1;
  queue.end = queue.open + 1 + BUCKETS;
}

/** The first label of a chain, which is empty from then on. */
function takeChain(chains: Int32Array, at: number): number {
  const first = chains[at]!;
  chains[at] = NO_LABEL;
  return first;
}

/** Puts the labels of a chain where they belong now. */
function unchain(queue: Queue, first: number): void {
  const { labels, measures, left, stateCount } = queue;
  const { figures, marks, next } = labels;
  // One by one: an array pattern goes through an iterator.
  const m0 = measures[0]!;
  const m1 = measures[1]!;
  const m2 = measures[2]!;
  for (let label = first; label !== NO_LABEL; ) {
    const after = next[label]!;
    // By hand what `keyOf` says of each column: here most labels are waited for.
    const figure = FIGURES_A_ROW * label;
    const mark = MARKS_A_ROW * label;
    const legs = marks[mark + LEGS]!;
    let k0 = m0 === COUNTED_LEGS ? legs : figures[figure + m0]!;
    let k1 = m1 === COUNTED_LEGS ? legs : figures[figure + m1]!;
    let k2 = m2 === COUNTED_LEGS ? legs : figures[figure + m2]!;
    if (marks[mark + MOVE] !== RELEASE) {
      const layer = marks[mark + LAYER]!;
      const column = ABREAST * (layer < stateCount ? layer : layer % stateCount);
      k0 += left[column]!;
      k1 += left[column + 1]!;
      k2 += left[column + 2]!;
    }
    queue.waiting--;
    place(queue, label, k0, k1, k2);
    label = after;
  }
}
