/** One-to-one: the least sum of weights between two nodes, searched from both ends. */
import { type LaidOut, turnRound } from "./arcs.ts";
import { chooseWidth, growEntries } from "./buckets.ts";

const UNREACHED = Number.POSITIVE_INFINITY;
const NO_ARC = -1;
/** Buckets in the window of the queue. Own constants of this file: imported ones are read from memory in every loop. */
const BUCKETS = 4_096;
/** Where a node waits that waits nowhere, and one that waits beyond the window. */
const NOWHERE = -1;
const BEYOND = -2;
const NO_ENTRY = -1;

/** Buckets as wide as those of the tree would let both ends run on too far. */
const FINER = 16;

/** A way between two nodes. */
export interface Path {
  readonly length: number;
  /** Arcs of the graph, in order. */
  readonly arcs: readonly number[];
}

/** One-to-one searches over one graph, with buffers that are used again. */
export interface PathSearch {
  /** `undefined` where no way leads from one to the other. */
  find(from: number, to: number): Path | undefined;
}

/**
 * Bidirectional search: the end with fewer nodes waiting opens its next bucket, until what both ends have left behind
 * adds up to no less than the best way seen. With whole weights the least sum is exact. The queue is that of the tree
 * search; nothing is cleared but what was touched.
 *
 * Both ends search one doubled graph: node `n` as seen from the far end is `n + nodeCount`, with its arcs turned round.
 * One set of arrays, and so one loop for both.
 */
export function createPathSearch(arcs: LaidOut): PathSearch {
  const nodeCount = arcs.firstOut.length - 1;
  const arcCount = arcs.head.length;
  const back = turnRound(arcs);
  const firstOut = new Int32Array(2 * nodeCount + 1);
  firstOut.set(arcs.firstOut);
  for (let node = 0; node <= nodeCount; node++)
    firstOut[nodeCount + node] = arcCount + back.firstOut[node]!;
  const head = new Int32Array(2 * arcCount);
  head.set(arcs.head);
  for (let arc = 0; arc < arcCount; arc++) head[arcCount + arc] = nodeCount + back.head[arc]!;
  const weight = new Float64Array(2 * arcCount);
  weight.set(arcs.weight);
  weight.set(back.weight, arcCount);
  const width = chooseWidth(weight) / FINER;
  const scale = 1 / width;

  const distance = new Float64Array(2 * nodeCount).fill(UNREACHED);
  const state = new Int32Array(4 * nodeCount).fill(NOWHERE);
  const touched = new Int32Array(2 * nodeCount);
  const firstEntry = new Int32Array(2 * BUCKETS).fill(NO_ENTRY);
  const beyond = new Int32Array(2 * nodeCount);
  let touchedCount = 0;
  let buffer: Int32Array = new Int32Array(512);
  let size = 0;
  // By end: 0 where the way starts, 1 where it leads.
  const beyondCount = new Int32Array(2);
  const base = new Float64Array(2);
  const open = new Int32Array(2);
  /** Entries that wait, stale ones among them. */
  const left = new Int32Array(2);

  const clear = (): void => {
    for (let i = 0; i < touchedCount; i++) {
      const node = touched[i]!;
      distance[node] = UNREACHED;
      state[2 * node + 1] = NOWHERE;
    }
    touchedCount = 0;
    for (let end = 0; end < 2; end++) {
      // A search that ended early leaves chains behind, from the open bucket on.
      for (let bucket = open[end]!; left[end]! > 0 && bucket < BUCKETS; bucket++)
        for (
          let entry = firstEntry[end * BUCKETS + bucket]!;
          entry !== NO_ENTRY;
          entry = buffer[entry + 1]!
        ) {
          firstEntry[end * BUCKETS + bucket] = NO_ENTRY;
          left[end]! -= 1;
        }
      open[end] = 0;
    }
    size = 0;
  };
  const begin = (end: number, node: number): void => {
    distance[node] = 0;
    state[2 * node] = NO_ARC;
    state[2 * node + 1] = BEYOND;
    touched[touchedCount++] = node;
    beyond[end * nodeCount] = node;
    beyondCount[end] = 1;
  };

  /** Opens a window at the least sum that waits at an end; false where nothing does. */
  const openWindow = (end: number): boolean => {
    const list = end * nodeCount;
    let least = UNREACHED;
    let waiting = 0;
    for (let i = 0; i < beyondCount[end]!; i++) {
      const node = beyond[list + i]!;
      if (state[2 * node + 1] !== BEYOND) continue;
      beyond[list + waiting++] = node;
      if (distance[node]! < least) least = distance[node]!;
    }
    beyondCount[end] = 0;
    if (waiting === 0) return false;
    if (size + 2 * waiting > buffer.length) buffer = growEntries(buffer, size + 2 * waiting);
    for (let i = 0; i < waiting; i++) {
      const node = beyond[list + i]!;
      const place = (distance[node]! - least) * scale;
      if (place >= BUCKETS) {
        beyond[list + beyondCount[end]!] = node;
        beyondCount[end]! += 1;
        continue;
      }
      const bucket = place | 0;
      state[2 * node + 1] = bucket;
      buffer[size] = node;
      buffer[size + 1] = firstEntry[end * BUCKETS + bucket]!;
      firstEntry[end * BUCKETS + bucket] = size;
      size += 2;
      left[end]! += 1;
    }
    base[end] = least;
    open[end] = 0;
    return true;
  };

  /** The node at which the ends meet on a shortest way; NOWHERE where they do not. */
  const meet = (): number => {
    // Named anew, so that they are looked up once and not in every turn.
    const firsts = firstOut;
    const tips = head;
    const weights = weight;
    const sums = distance;
    const states = state;
    const firstOf = firstEntry;
    const unit = scale;
    const count2 = nodeCount;
    let best = UNREACHED;
    let meeting = NOWHERE;
    // Every node nearer than this to its end has been left.
    let low0 = 0;
    let low1 = 0;
    while (low0 + low1 < best) {
      const end = left[0]! + beyondCount[0]! <= left[1]! + beyondCount[1]! ? 0 : 1;
      if (left[end]! === 0 && !openWindow(end)) break;
      const across = end === 0 ? count2 : -count2;
      const low = end === 0 ? low1 : low0;
      const from = base[end]!;
      const chains = end * BUCKETS;
      let entries = buffer;
      let bucketOpen = open[end]!;
      while (firstOf[chains + bucketOpen] === NO_ENTRY) bucketOpen++;
      let count = left[end]!;
      let entry = firstOf[chains + bucketOpen]!;
      while (entry !== NO_ENTRY) {
        firstOf[chains + bucketOpen] = NO_ENTRY;
        do {
          const node = entries[entry]!;
          entry = entries[entry + 1]!;
          count--;
          if (states[2 * node + 1] !== bucketOpen) continue;
          states[2 * node + 1] = NOWHERE;
          const sum = sums[node]!;
          let arc = firsts[node]!;
          const last = firsts[node + 1]!;
          const sizeBefore = size;
          if (size + 2 * (last - arc) > entries.length)
            entries = growEntries(entries, size + 2 * (last - arc));
          let top = size;
          for (; arc < last; arc++) {
            const next = tips[arc]!;
            const value = sum + weights[arc]!;
            const before = sums[next]!;
            if (!(value < before)) continue;
            const together = value + sums[next + across]!;
            if (together < best) {
              best = together;
              meeting = next;
            } else if (value + low >= best) continue; // The rest is no less than what the other end has left behind.
            if (before === UNREACHED) touched[touchedCount++] = next;
            sums[next] = value;
            states[2 * next] = arc;
            const place = (value - from) * unit;
            const was = states[2 * next + 1]!;
            if (place >= BUCKETS) {
              if (was === BEYOND) continue;
              states[2 * next + 1] = BEYOND;
              beyond[end * count2 + beyondCount[end]!] = next;
              beyondCount[end]! += 1;
              continue;
            }
            const bucket = place | 0;
            if (was === bucket) continue;
            states[2 * next + 1] = bucket;
            entries[top] = next;
            entries[top + 1] = firstOf[chains + bucket]!;
            firstOf[chains + bucket] = top;
            top += 2;
          }
          size = top;
          count += (top - sizeBefore) >>> 1;
        } while (entry !== NO_ENTRY);
        entry = firstOf[chains + bucketOpen]!;
      }
      buffer = entries;
      left[end] = count;
      open[end] = bucketOpen + 1;
      if (end === 0) low0 = from + (bucketOpen + 1) * width;
      else low1 = from + (bucketOpen + 1) * width;
    }
    return meeting >= nodeCount ? meeting - nodeCount : meeting;
  };

  return {
    find(from, to) {
      if (from === to) return { length: 0, arcs: [] };
      clear();
      begin(0, from);
      begin(1, nodeCount + to);
      const meeting = meet();
      if (meeting === NOWHERE) return undefined;
      const way: number[] = [];
      for (let arc = state[2 * meeting]!; arc !== NO_ARC; arc = state[2 * arcs.tail[arc]!]!)
        way.push(arc);
      way.reverse();
      for (let node = meeting; node !== to; ) {
        const arc = back.origin[state[2 * (nodeCount + node)]! - arcCount]!;
        way.push(arc);
        node = arcs.head[arc]!;
      }
      // Summed from the start on, so that fractions add up as they do in a tree from there.
      let length = 0;
      for (const arc of way) length += arcs.weight[arc]!;
      return { length, arcs: way };
    },
  };
}
