/**
 * Counts of the kernels on the instances of the bench: what clocks cannot gate. A change that makes them larger has to
 * say why in its commit.
 */
import { expect, test } from "vitest";
import { type LaidOut, layOut } from "../../packages/planner/src/kernel/arcs.ts";
import { createPathSearch } from "../../packages/planner/src/kernel/path.ts";
import { createTreeSearch } from "../../packages/planner/src/kernel/tree.ts";
import { type Instance, makeInstance } from "./instances.mjs";

const NAMES = ["mm-1000", "mm-10000", "grid-1024"];

function toArcs({ nodeCount, firstOut, head, weights }: Instance): LaidOut {
  const tail = new Int32Array(head.length);
  for (let node = 0; node < nodeCount; node++) tail.fill(node, firstOut[node], firstOut[node + 1]);
  return layOut(nodeCount, tail, head, weights[0]!);
}

/** The array, and how often an element of it was read. */
function counting(array: Float64Array): { array: Float64Array; reads: () => number } {
  let count = 0;
  const proxy = new Proxy(array, {
    get(target, key) {
      if (typeof key === "string" && /^\d+$/.test(key)) count++;
      return Reflect.get(target, key, target);
    },
  });
  return { array: proxy, reads: () => count };
}

test.each([
  { name: "mm-1000", arcs: 4_046, relaxed: 4_146 },
  { name: "mm-10000", arcs: 40_644, relaxed: 41_167 },
  { name: "grid-1024", arcs: 3_968, relaxed: 4_038 },
])("one to all on $name: links relaxed, next to each once", ({ name, arcs: count, relaxed }) => {
  const instance = makeInstance(name, 2);
  const arcs = toArcs(instance);
  expect(arcs.head.length).toBe(count);
  const { array, reads } = counting(arcs.weight);
  const search = createTreeSearch({ ...arcs, weight: array });
  const before = reads();
  search.from(instance.queries[0]!);
  expect(reads() - before).toBe(relaxed);
});

test.each(NAMES)("one to one on %s as long as one to all says", (name) => {
  const instance = makeInstance(name, 10);
  const arcs = toArcs(instance);
  const tree = createTreeSearch(arcs);
  const search = createPathSearch(arcs);
  for (let i = 0; i < 10; i++) {
    const [from, to] = [instance.queries[2 * i]!, instance.queries[2 * i + 1]!];
    expect(search.find(from, to)?.length).toBe(tree.from(from)[to]);
  }
});

test.each(NAMES)("%s laid out: 16 bytes an arc and 4 a node at the most", (name) => {
  const { firstOut, head, weight } = toArcs(makeInstance(name, 1));
  const bytes = [firstOut, head, weight].reduce((sum, { byteLength }) => sum + byteLength, 0);
  expect(bytes).toBeLessThanOrEqual(16 * head.length + 4 * firstOut.length);
});
