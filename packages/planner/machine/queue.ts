/** Labels waiting to be taken, in rising order of three keys, then of the ways that made them: as `src/search/queue.ts`. */
import {
  FIRST,
  isWayBefore,
  LAYER,
  MOVE,
  NEXT,
  NO_LABEL,
  RELEASE,
  SECOND,
  THIRD,
} from "./labels";
import {
  BUCKET_BITS,
  chainsAt,
  ROW_BITS,
  stateCount,
  statesAt,
  takeBytes,
  WINDOWS,
} from "./memory";

const BUCKETS: i32 = 1 << BUCKET_BITS;
const IN_WINDOW: i32 = BUCKETS - 1;

/** A row of the heap: three keys and the label. */
const HEAP_BITS: i32 = 5;
const LABEL: usize = 24;
const SMALLEST: i32 = 64;

let scale: f64 = 1;
let base: f64 = NaN;
let open: i32 = 0;
let end: i32 = 0;
let beyond: i32 = 0;
let beyondLeast: f64 = Infinity;
let waiting: i32 = 0;
let heapAt: usize = 0;
let room: i32 = 0;
let size: i32 = 0;

/** Empties the queue; buckets are so wide, in units of the first key. */
export function clearQueue(width: f64): void {
  scale = 1 / width;
  base = NaN;
  open = 0;
  end = BUCKETS;
  beyond = NO_LABEL;
  beyondLeast = Infinity;
  waiting = 0;
  size = 0;
  room = SMALLEST;
  heapAt = takeBytes(room << HEAP_BITS);
}

/** Labels in the queue. */
@inline
export function countQueued(): i32 {
  return size + waiting;
}

/** Adds a label with its keys. A first key that lies before the open bucket joins it. */
@inline
export function push(label: i32, k0: f64, k1: f64, k2: f64): void {
  if (isNaN(base)) base = k0;
  place(label, k0, k1, k2);
}

/** The first label; the queue must not be empty. */
export function peek(): i32 {
  if (size === 0) openNext();
  return load<i32>(heapAt, LABEL);
}

/** Takes the first label; the queue must not be empty. */
export function pop(): i32 {
  if (size === 0) openNext();
  const heap = heapAt;
  const top = load<i32>(heap, LABEL);
  const left = --size;
  if (left === 0) return top;
  const last = heap + (left << HEAP_BITS);
  const k0 = load<f64>(last, FIRST);
  const k1 = load<f64>(last, SECOND);
  const k2 = load<f64>(last, THIRD);
  const label = load<i32>(last, LABEL);
  let parent = 0;
  for (;;) {
    let child = 2 * parent + 1;
    if (child >= left) break;
    let row = heap + (child << HEAP_BITS);
    if (child + 1 < left) {
      const other = row + (1 << HEAP_BITS);
      const o0 = load<f64>(other, FIRST);
      const o1 = load<f64>(other, SECOND);
      const o2 = load<f64>(other, THIRD);
      if (goesBefore(o0, o1, o2, load<i32>(other, LABEL), row)) {
        child++;
        row = other;
      }
    }
    if (goesBefore(k0, k1, k2, label, row)) break;
    copyRow(row, heap + (parent << HEAP_BITS));
    parent = child;
  }
  put(heap + (parent << HEAP_BITS), k0, k1, k2, label);
  return top;
}

@inline
function goesBefore(k0: f64, k1: f64, k2: f64, label: i32, row: usize): bool {
  const r0 = load<f64>(row, FIRST);
  if (k0 !== r0) return k0 < r0;
  const r1 = load<f64>(row, SECOND);
  if (k1 !== r1) return k1 < r1;
  const r2 = load<f64>(row, THIRD);
  if (k2 !== r2) return k2 < r2;
  return isWayBefore(label, load<i32>(row, LABEL));
}

@inline
function put(row: usize, k0: f64, k1: f64, k2: f64, label: i32): void {
  store<f64>(row, k0, FIRST);
  store<f64>(row, k1, SECOND);
  store<f64>(row, k2, THIRD);
  store<i32>(row, label, LABEL);
}

@inline
function copyRow(from: usize, to: usize): void {
  v128.store(to, v128.load(from));
  v128.store(to, v128.load(from, 16), 16);
}

function enter(label: i32, k0: f64, k1: f64, k2: f64): void {
  if (size === room) {
    const grown = takeBytes((2 * room) << HEAP_BITS);
    memory.copy(grown, heapAt, room << HEAP_BITS);
    heapAt = grown;
    room *= 2;
  }
  const heap = heapAt;
  let child = size++;
  while (child > 0) {
    const parent = (child - 1) >>> 1;
    const row = heap + (parent << HEAP_BITS);
    if (!goesBefore(k0, k1, k2, label, row)) break;
    copyRow(row, heap + (child << HEAP_BITS));
    child = parent;
  }
  put(heap + (child << HEAP_BITS), k0, k1, k2, label);
}

/** Puts a label where its keys belong: into the heap, a bucket, a later window, or beyond all. */
function place(label: i32, k0: f64, k1: f64, k2: f64): void {
  const bucket = (k0 - base) * scale;
  if (bucket < <f64>(open + 1)) {
    enter(label, k0, k1, k2);
    return;
  }
  waiting++;
  if (bucket >= <f64>(BUCKETS * WINDOWS)) {
    store<i32>(label, beyond, NEXT);
    beyond = label;
    beyondLeast = min(beyondLeast, k0);
    return;
  }
  const whole = <i32>bucket;
  const chain = chainAt(whole < end ? whole & IN_WINDOW : BUCKETS + (whole >>> BUCKET_BITS));
  store<i32>(label, load<i32>(chain), NEXT);
  store<i32>(chain, label);
}

/** Opens the next bucket that holds labels; there must be one in the window, a later window, or some beyond. */
function openNext(): void {
  while (size === 0) {
    let bucket = open + 1;
    while (bucket < end && load<i32>(chainAt(bucket & IN_WINDOW)) === NO_LABEL) bucket++;
    if (bucket < end) {
      open = bucket;
      unchain(takeChain(bucket & IN_WINDOW));
      continue;
    }
    let window = end >>> BUCKET_BITS;
    while (window < WINDOWS && load<i32>(chainAt(BUCKETS + window)) === NO_LABEL) window++;
    if (window < WINDOWS) {
      moveTo(window);
      unchain(takeChain(BUCKETS + window));
      continue;
    }
    const first = beyond;
    if (first === NO_LABEL) unreachable();
    base = beyondLeast;
    beyond = NO_LABEL;
    beyondLeast = Infinity;
    moveTo(0);
    unchain(first);
  }
}

/** Moves to before the first bucket of a window. */
function moveTo(window: i32): void {
  open = window * BUCKETS - 1;
  end = open + 1 + BUCKETS;
}

@inline
function chainAt(at: i32): usize {
  return chainsAt + (at << 2);
}

/** The first label of a chain, which is empty from then on. */
function takeChain(at: i32): i32 {
  const first = load<i32>(chainAt(at));
  store<i32>(chainAt(at), NO_LABEL);
  return first;
}

/** Puts the labels of a chain where they belong now. */
function unchain(first: i32): void {
  const count = stateCount;
  for (let label = first; label !== NO_LABEL; ) {
    const after = load<i32>(label, NEXT);
    let k0 = load<f64>(label, FIRST);
    let k1 = load<f64>(label, SECOND);
    let k2 = load<f64>(label, THIRD);
    if (load<i32>(label, MOVE) !== RELEASE) {
      const layer = load<i32>(label, LAYER);
      const row = statesAt + ((layer < count ? layer : layer % count) << ROW_BITS);
      k0 += load<f64>(row, FIRST);
      k1 += load<f64>(row, SECOND);
      k2 += load<f64>(row, THIRD);
    }
    waiting--;
    place(label, k0, k1, k2);
    label = after;
  }
}
