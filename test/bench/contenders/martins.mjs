// Martins' labelling (1984) as it is written down: to every node, labels in lexicographic order out of one binary heap,
// compared with every label of their node. Typed arrays, so that the difference to ours is the algorithm.
import { pairsOf } from "./kernel.mjs";

export function prepare(instance, criteria) {
  const { nodeCount, firstOut, head, weights } = instance;
  const count = Number(criteria);
  const [w0, w1] = weights;
  const w2 = count === 3 ? weights[2] : new Int32Array(head.length);
  let capacity = 1 << 16;
  let [node, next, g0, g1, g2, heap] = Array.from({ length: 6 }, () => new Int32Array(capacity));
  let size = 0;
  let heapSize = 0;
  const grow = () => {
    capacity *= 2;
    [node, next, g0, g1, g2, heap] = [node, next, g0, g1, g2, heap].map((array) => {
      const grown = new Int32Array(capacity);
      grown.set(array);
      return grown;
    });
  };
  const isBefore = (a, b) =>
    g0[a] !== g0[b] ? g0[a] < g0[b] : g1[a] !== g1[b] ? g1[a] < g1[b] : g2[a] < g2[b];
  const push = (label) => {
    let child = heapSize++;
    while (child > 0) {
      const parent = (child - 1) >>> 1;
      if (!isBefore(label, heap[parent])) break;
      heap[child] = heap[parent];
      child = parent;
    }
    heap[child] = label;
  };
  const pop = () => {
    const top = heap[0];
    const last = heap[--heapSize];
    let parent = 0;
    for (;;) {
      let child = 2 * parent + 1;
      if (child >= heapSize) break;
      if (child + 1 < heapSize && isBefore(heap[child + 1], heap[child])) child++;
      if (!isBefore(heap[child], last)) break;
      heap[parent] = heap[child];
      parent = child;
    }
    heap[parent] = last;
    return top;
  };
  const kept = new Int32Array(nodeCount);
  const isCovered = (at, a, b, c) => {
    for (let label = kept[at]; label >= 0; label = next[label])
      if (g0[label] <= a && g1[label] <= b && g2[label] <= c) return true;
    return false;
  };
  const offer = (at, a, b, c) => {
    if (isCovered(at, a, b, c)) return;
    if (size === capacity) grow();
    node[size] = at;
    g0[size] = a;
    g1[size] = b;
    g2[size] = c;
    push(size++);
  };
  const run = ([from, to]) => {
    size = 0;
    heapSize = 0;
    kept.fill(-1);
    offer(from, 0, 0, 0);
    while (heapSize > 0) {
      const label = pop();
      const at = node[label];
      const [a, b, c] = [g0[label], g1[label], g2[label]];
      if (isCovered(at, a, b, c)) continue;
      next[label] = kept[at];
      kept[at] = label;
      for (let arc = firstOut[at]; arc < firstOut[at + 1]; arc++)
        offer(head[arc], a + w0[arc], b + w1[arc], c + w2[arc]);
    }
    let sum = 0;
    for (let label = kept[to]; label >= 0; label = next[label])
      sum += 1 + g0[label] + 2 * g1[label] + 3 * g2[label];
    return sum;
  };
  return { queries: pairsOf(instance), run, check: (sum) => sum };
}
