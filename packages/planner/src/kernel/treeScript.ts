/** One-to-all search in JavaScript, where there is no WebAssembly. */
import type { Arcs } from "./arcs.ts";
import { chooseWidth, growEntries } from "./buckets.ts";
import { type TreeSearch, UNREACHED } from "./treeSearch.ts";

/** Buckets in the window of the queue. Own constants of this file: imported ones are read from memory in every loop. */
const BUCKETS = 4_096;
/** Where a node waits that waits nowhere, and one that waits beyond the window. */
const NOWHERE = -1;
const BEYOND = -2;
const NO_ENTRY = -1;

/** A list beyond the window so short is gone through again without a thought. */
const SHORT = 64;
/** Of a longer one, one node in so many comes into the next window at the least, or buckets grow wider. */
const LEAST_SHARE = 8;

/**
 * A monotone bucket queue over a window of sums. What the open bucket gains is taken in a further round, and a node
 * again when it improves, so that any width gives the same sums (Denardo, Fox 1979). What lies beyond the window waits
 * in a list; the next window opens at the least of it: large weights, few or many, cost no empty buckets. Zero weights
 * and cycles of them are allowed: only a strict improvement is followed.
 *
 * The arrays are constants of one closure, which lets the engine write their addresses into the loop: a quarter of the
 * time. So keep one search a graph, and tell it of other weights.
 */
export function createTreeScript(arcs: Arcs): TreeSearch {
  const { firstOut, head } = arcs;
  const weight = arcs.weight.slice();
  const nodeCount = firstOut.length - 1;
  const distance = new Float64Array(nodeCount);
  /** Pairs, by node: the last arc; the bucket it waits in, BEYOND or NOWHERE. An entry of another bucket is stale. */
  const state = new Int32Array(2 * nodeCount);
  /** By bucket, the first of a chain of entries. */
  const firstEntry = new Int32Array(BUCKETS).fill(NO_ENTRY);
  const beyond = new Int32Array(nodeCount);
  /** Pairs: a node, the next entry of its bucket. */
  let buffer: Int32Array = new Int32Array(4 * nodeCount + 2);
  let sampledWidth = chooseWidth(weight);
  let relaxed = 0;

  const run = (startCount: number): void => {
    // Named anew, so that they are looked up once and not in every turn.
    const firsts = firstOut;
    const heads = head;
    const weights = weight;
    const sums = distance;
    const states = state;
    const chains = firstEntry;
    const far = beyond;
    let entries = buffer;
    let width = sampledWidth;
    let looked = 0;
    let beyondCount = startCount;
    while (beyondCount > 0) {
      let base = UNREACHED;
      let waiting = 0;
      for (let i = 0; i < beyondCount; i++) {
        const node = far[i]!;
        if (states[2 * node + 1] !== BEYOND) continue;
        far[waiting++] = node;
        if (sums[node]! < base) base = sums[node]!;
      }
      beyondCount = 0;
      const scale = 1 / width;
      let size = 0;
      for (let i = 0; i < waiting; i++) {
        const node = far[i]!;
        const place = (sums[node]! - base) * scale;
        if (place >= BUCKETS) {
          far[beyondCount++] = node;
          continue;
        }
        const bucket = place | 0;
        if (size + 2 > entries.length) entries = growEntries(entries, size + 2);
        states[2 * node + 1] = bucket;
        entries[size] = node;
        entries[size + 1] = chains[bucket]!;
        chains[bucket] = size;
        size += 2;
      }
      let left = size >>> 1;
      if (beyondCount > SHORT && LEAST_SHARE * left < waiting) width *= 2;

      for (let open = 0; left > 0; open++) {
        let entry = chains[open]!;
        while (entry !== NO_ENTRY) {
          chains[open] = NO_ENTRY;
          do {
            const node = entries[entry]!;
            entry = entries[entry + 1]!;
            left--;
            if (states[2 * node + 1] !== open) continue;
            states[2 * node + 1] = NOWHERE;
            const sum = sums[node]!;
            let arc = firsts[node]!;
            const end = firsts[node + 1]!;
            const before = size;
            looked += end - arc;
            // Room for all that may come, so that the loop below need not ask.
            if (size + 2 * (end - arc) > entries.length)
              entries = growEntries(entries, size + 2 * (end - arc));
            for (; arc < end; arc++) {
              const next = heads[arc]!;
              const value = sum + weights[arc]!;
              if (!(value < sums[next]!)) continue;
              sums[next] = value;
              states[2 * next] = arc;
              const place = (value - base) * scale;
              const was = states[2 * next + 1]!;
              if (place >= BUCKETS) {
                if (was === BEYOND) continue;
                states[2 * next + 1] = BEYOND;
                far[beyondCount++] = next;
                continue;
              }
              const bucket = place | 0;
              if (was === bucket) continue;
              states[2 * next + 1] = bucket;
              entries[size] = next;
              entries[size + 1] = chains[bucket]!;
              chains[bucket] = size;
              size += 2;
            }
            left += (size - before) >>> 1;
          } while (entry !== NO_ENTRY);
          entry = chains[open]!;
        }
      }
    }
    buffer = entries;
    relaxed = looked;
  };

  const begin = (): void => {
    distance.fill(UNREACHED);
    state.fill(NOWHERE);
    // A search that found no memory has left its chains behind.
    firstEntry.fill(NO_ENTRY);
  };
  const start = (node: number, sum: number, count: number): void => {
    distance[node] = sum;
    state[2 * node + 1] = BEYOND;
    beyond[count] = node;
  };
  return {
    via: (node) => state[2 * node]!,
    countRelaxed: () => relaxed,
    from(node) {
      begin();
      start(node, 0, 0);
      run(1);
      return distance;
    },
    fromMany(seed) {
      begin();
      let count = 0;
      for (let node = 0; node < nodeCount; node++)
        if (seed[node]! < UNREACHED) start(node, seed[node]!, count++);
      run(count);
      return distance;
    },
    reweigh(weights, width) {
      weight.set(weights);
      sampledWidth = width;
    },
  };
}
