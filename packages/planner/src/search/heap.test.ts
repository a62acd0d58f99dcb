import { expect, test } from "vitest";
import { createHeap } from "./heap.ts";

test("items leave in order, however they came", () => {
  const keys = Array.from({ length: 500 }, (_, i) => (i * 7_919) % 101);
  const keyOf = (item: number): number => {
    const key = keys[item];
    if (key === undefined) throw new Error(`asked about ${item}, which is not in the heap`);
    return key;
  };
  const heap = createHeap((a, b) => keyOf(a) < keyOf(b));
  for (const item of keys.keys()) heap.push(item);
  const left: number[] = [];
  while (heap.size > 0) left.push(keys[heap.pop()]!);
  expect(left).toEqual([...keys].sort((a, b) => a - b));
});
