/**
 * Labels waiting to be taken, in rising order of three keys, then of a rule for ties.
 *
 * Two levels: buckets by the first key, unsorted, chained through `labels.next`; and a heap of the open bucket alone, with
 * the keys in it. Where few of many labels are in the open bucket, that is a heap of hundreds instead of ten thousands. The
 * order is that of one heap over all.
 */
import { type Labels, NO_LABEL } from "./labels.ts";

export interface Queue {
  readonly size: number;
  push(label: number, key0: number): void;
  /** The first label; the queue must not be empty. */
  pop(): number;
  peek(): number;
}

/** Buckets in the window; what lies beyond it waits in one chain, until the window is moved there. */
const BUCKETS = 1_024;
/** A row of the heap: three keys and the label. */
const ROW = 4;

/**
 * `writeKeys` writes the three keys of a label, `isBefore` tells labels with equal keys apart. Any width of buckets
 * gives the same order. A first key that lies before the open bucket joins it.
 */
export function createQueue(
  labels: Labels,
  width: number,
  writeKeys: (label: number, keys: Float64Array) => void,
  isBefore: (a: number, b: number) => boolean,
): Queue {
  const chains = new Int32Array(BUCKETS).fill(NO_LABEL);
  const scale = 1 / width;
  let base = Number.NaN;
  let open = 0;
  let beyond = NO_LABEL;
  let waiting = 0;
  let rows = new Float64Array(ROW * 64);
  let size = 0;

  /** True where keys and a label come before a row. */
  const goesBefore = (k0: number, k1: number, k2: number, label: number, row: number): boolean => {
    const d0 = k0 - rows[row]!;
    if (d0 !== 0) return d0 < 0;
    const d1 = k1 - rows[row + 1]!;
    if (d1 !== 0) return d1 < 0;
    const d2 = k2 - rows[row + 2]!;
    if (d2 !== 0) return d2 < 0;
    return isBefore(label, rows[row + 3]!);
  };
  const put = (row: number, k0: number, k1: number, k2: number, label: number): void => {
    rows[row] = k0;
    rows[row + 1] = k1;
    rows[row + 2] = k2;
    rows[row + 3] = label;
  };
  const copy = (from: number, to: number): void =>
    put(to, rows[from]!, rows[from + 1]!, rows[from + 2]!, rows[from + 3]!);
  const keys = new Float64Array(3);
  /** Puts a label whose keys were written into the heap. */
  const enter = (label: number): void => {
    const k0 = keys[0]!;
    const k1 = keys[1]!;
    const k2 = keys[2]!;
    if (ROW * (size + 1) > rows.length) {
      const grown = new Float64Array(2 * rows.length);
      grown.set(rows);
      rows = grown;
    }
    let child = size++;
    while (child > 0) {
      const parent = (child - 1) >>> 1;
      if (!goesBefore(k0, k1, k2, label, ROW * parent)) break;
      copy(ROW * parent, ROW * child);
      child = parent;
    }
    put(ROW * child, k0, k1, k2, label);
  };
  const leave = (): number => {
    const top = rows[3]!;
    const last = ROW * --size;
    if (size === 0) return top;
    const [k0, k1, k2, label] = [rows[last]!, rows[last + 1]!, rows[last + 2]!, rows[last + 3]!];
    let parent = 0;
    for (;;) {
      let child = 2 * parent + 1;
      if (child >= size) break;
      if (child + 1 < size) {
        const other = ROW * (child + 1);
        const isOther = goesBefore(
          rows[other]!,
          rows[other + 1]!,
          rows[other + 2]!,
          rows[other + 3]!,
          ROW * child,
        );
        if (isOther) child++;
      }
      if (goesBefore(k0, k1, k2, label, ROW * child)) break;
      copy(ROW * child, ROW * parent);
      parent = child;
    }
    put(ROW * parent, k0, k1, k2, label);
    return top;
  };
  const place = (label: number, key0: number): void => {
    const bucket = (key0 - base) * scale;
    if (bucket < open + 1) {
      writeKeys(label, keys);
      enter(label);
      return;
    }
    waiting++;
    if (bucket >= BUCKETS) {
      labels.next[label] = beyond;
      beyond = label;
      return;
    }
    const at = bucket | 0;
    labels.next[label] = chains[at]!;
    chains[at] = label;
  };
  /** Opens the next bucket that holds labels; there must be one, or some beyond. */
  const openNext = (): void => {
    while (size === 0) {
      open++;
      if (open >= BUCKETS) {
        let label = beyond;
        beyond = NO_LABEL;
        base = Number.POSITIVE_INFINITY;
        for (let at = label; at !== NO_LABEL; at = labels.next[at]!) {
          writeKeys(at, keys);
          base = Math.min(base, keys[0]!);
        }
        open = 0;
        while (label !== NO_LABEL) {
          const next = labels.next[label]!;
          waiting--;
          writeKeys(label, keys);
          place(label, keys[0]!);
          label = next;
        }
        continue;
      }
      let label = chains[open]!;
      chains[open] = NO_LABEL;
      while (label !== NO_LABEL) {
        const next = labels.next[label]!;
        waiting--;
        writeKeys(label, keys);
        enter(label);
        label = next;
      }
    }
  };
  return {
    get size() {
      return size + waiting;
    },
    push(label, key0) {
      if (Number.isNaN(base)) base = key0;
      place(label, key0);
    },
    pop() {
      if (size === 0) openNext();
      return leave();
    },
    peek() {
      if (size === 0) openNext();
      return rows[3]!;
    },
  };
}
