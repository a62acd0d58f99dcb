/** A binary heap of numbers (indices into arrays of the caller) ordered by the caller. */
export interface Heap {
  readonly size: number;
  push(item: number): void;
  /** The smallest item; the heap must not be empty. */
  pop(): number;
}

/** `isBefore` must be a strict order; equal items leave in no promised order. */
export function createHeap(isBefore: (a: number, b: number) => boolean): Heap {
  const items: number[] = [];
  return {
    get size() {
      return items.length;
    },
    push(item) {
      let child = items.length;
      items.push(item);
      while (child > 0) {
        const parent = (child - 1) >>> 1;
        if (!isBefore(item, items[parent]!)) break;
        items[child] = items[parent]!;
        child = parent;
      }
      items[child] = item;
    },
    pop() {
      const top = items[0]!;
      const last = items.pop()!;
      const { length } = items;
      if (length === 0) return top;
      let parent = 0;
      for (;;) {
        let child = 2 * parent + 1;
        if (child >= length) break;
        if (child + 1 < length && isBefore(items[child + 1]!, items[child]!)) child++;
        if (!isBefore(items[child]!, last)) break;
        items[parent] = items[child]!;
        parent = child;
      }
      items[parent] = last;
      return top;
    },
  };
}
