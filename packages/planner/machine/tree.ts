/**
 * One-to-all search over a graph, as `src/kernel/treeScript.ts`, in a memory of its own: the graph, what is found, buckets, and behind
 * them the entries of the buckets, for which memory grows. Addresses are of 32 bits: the host lays out nothing so large that they
 * could run over.
 */

const BUCKETS: i32 = 4096;
/** Where a node waits that waits nowhere, and one that waits beyond the window. */
const NOWHERE: i32 = -1;
const BEYOND: i32 = -2;
/** The end of a chain of entries. Address 0 is no entry's. */
const NO_ENTRY: i32 = 0;

/** A list beyond the window so short is gone through again without a thought. */
const SHORT: i32 = 64;
/** Of a longer one, one node in so many comes into the next window at the least, or buckets grow wider. */
const LEAST_SHARE: i32 = 8;

/** By node: its last arc, then the bucket it waits in. */
const STATE_BITS: i32 = 3;
const BUCKET: usize = 4;
/** An entry: a node, the next entry of its bucket. */
const ENTRY_BYTES: usize = 8;
const NEXT: usize = 4;

const chainsAt: usize = 64;
/** By arc: weights, heads. By node: the first arc out of it (and one more), sums, states, those that wait beyond the window. */
export let weightsAt: usize = 0;
export let sumsAt: usize = 0;
export let statesAt: usize = 0;
export let headsAt: usize = 0;
export let firstsAt: usize = 0;
let farAt: usize = 0;
let entriesAt: usize = 0;
/** Where memory ends. */
let limit: usize = 0;

let nodeCount: i32 = 0;
/** Arcs looked at by the last search. */
export let relaxed: i32 = 0;

/** Lays out a graph, to be filled in by the host. */
export function layOut(nodes: i32, arcs: i32): void {
  nodeCount = nodes;
  weightsAt = chainsAt + 4 * BUCKETS;
  sumsAt = weightsAt + 8 * arcs;
  statesAt = sumsAt + 8 * nodes;
  headsAt = statesAt + (nodes << STATE_BITS);
  firstsAt = headsAt + 4 * arcs;
  farAt = firstsAt + 4 * (nodes + 1);
  entriesAt = (farAt + 4 * nodes + 7) & ~7;
  limit = memory.size() << 16;
  reach(entriesAt + 2 * ENTRY_BYTES * nodes);
}

/** Grows memory to an address. */
function reach(end: usize): void {
  if (end <= limit) return;
  const pages = <i32>((end - limit + 0xffff) >>> 16);
  const has = memory.size();
  // A quarter more at once, if it can be had: growing takes as long for little as for much.
  if (memory.grow(max(pages, has >>> 2)) < 0 && memory.grow(pages) < 0) unreachable();
  limit = memory.size() << 16;
}

/** Searches from one node. */
export function from(start: i32, width: f64): void {
  for (let at = sumsAt; at < statesAt; at += 8) store<f64>(at, Infinity);
  store<f64>(sumsAt + (start << 3), 0);
  forget();
  begin(start, 0);
  run(1, width);
}

/** Searches from the nodes whose sums are finite. */
export function fromMany(width: f64): void {
  forget();
  let count = 0;
  for (let node = 0; node < nodeCount; node++)
    if (load<f64>(sumsAt + (node << 3)) < Infinity) begin(node, count++);
  run(count, width);
}

/** No last arc, and NOWHERE: all bits of both are ones. A search that found no memory has left its chains behind. */
function forget(): void {
  memory.fill(statesAt, 0xff, nodeCount << STATE_BITS);
  memory.fill(chainsAt, 0, 4 * BUCKETS);
}

@inline
function begin(node: i32, count: i32): void {
  store<i32>(statesAt + (node << STATE_BITS), BEYOND, BUCKET);
  store<i32>(farAt + (count << 2), node);
}

function run(startCount: i32, startWidth: f64): void {
  const firsts = firstsAt;
  const heads = headsAt;
  const weights = weightsAt;
  const sums = sumsAt;
  const states = statesAt;
  const far = farAt;
  let width = startWidth;
  let looked = 0;
  let beyondCount = startCount;
  while (beyondCount > 0) {
    let base = Infinity;
    let waiting = 0;
    for (let i = 0; i < beyondCount; i++) {
      const node = load<i32>(far + (i << 2));
      if (load<i32>(states + (node << STATE_BITS), BUCKET) !== BEYOND) continue;
      store<i32>(far + (waiting << 2), node);
      waiting++;
      base = min(base, load<f64>(sums + (node << 3)));
    }
    beyondCount = 0;
    const scale = 1 / width;
    let free = entriesAt;
    let left = 0;
    reach(free + ENTRY_BYTES * waiting);
    for (let i = 0; i < waiting; i++) {
      const node = load<i32>(far + (i << 2));
      const place = (load<f64>(sums + (node << 3)) - base) * scale;
      if (place >= <f64>BUCKETS) {
        store<i32>(far + (beyondCount << 2), node);
        beyondCount++;
        continue;
      }
      const bucket = <i32>place;
      const chain = chainsAt + (bucket << 2);
      store<i32>(states + (node << STATE_BITS), bucket, BUCKET);
      store<i32>(free, node);
      store<i32>(free, load<i32>(chain), NEXT);
      store<i32>(chain, free);
      free += ENTRY_BYTES;
      left++;
    }
    if (beyondCount > SHORT && LEAST_SHARE * left < waiting) width *= 2;

    for (let open = 0; left > 0; open++) {
      const chain = chainsAt + (open << 2);
      let entry: usize = load<i32>(chain);
      while (entry !== NO_ENTRY) {
        store<i32>(chain, NO_ENTRY);
        do {
          const node = load<i32>(entry);
          entry = load<i32>(entry, NEXT);
          left--;
          const state = states + (node << STATE_BITS);
          if (load<i32>(state, BUCKET) !== open) continue;
          store<i32>(state, NOWHERE, BUCKET);
          const sum = load<f64>(sums + (node << 3));
          const first = firsts + (node << 2);
          const end = load<i32>(first, 4);
          let arc = load<i32>(first);
          looked += end - arc;
          // Room for all that may come, so that the loop below need not ask.
          if (free + ENTRY_BYTES * (end - arc) > limit) reach(free + ENTRY_BYTES * (end - arc));
          for (; arc < end; arc++) {
            const next = load<i32>(heads + (arc << 2));
            const value = sum + load<f64>(weights + (arc << 3));
            if (!(value < load<f64>(sums + (next << 3)))) continue;
            store<f64>(sums + (next << 3), value);
            const there = states + (next << STATE_BITS);
            store<i32>(there, arc);
            const place = (value - base) * scale;
            const was = load<i32>(there, BUCKET);
            if (place >= <f64>BUCKETS) {
              if (was === BEYOND) continue;
              store<i32>(there, BEYOND, BUCKET);
              store<i32>(far + (beyondCount << 2), next);
              beyondCount++;
              continue;
            }
            const bucket = <i32>place;
            if (was === bucket) continue;
            const last = chainsAt + (bucket << 2);
            store<i32>(there, bucket, BUCKET);
            store<i32>(free, next);
            store<i32>(free, load<i32>(last), NEXT);
            store<i32>(last, free);
            free += ENTRY_BYTES;
            left++;
          }
        } while (entry !== NO_ENTRY);
        entry = load<i32>(chain);
      }
    }
  }
  relaxed = looked;
}
