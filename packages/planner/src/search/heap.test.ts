import { expect, test } from "vitest";
import { createHeap } from "./heap.ts";

test("items leave in order, however they came", () => {
  const keys = Array.from({ length: 500 }, (_, i) => (i * 7_919) % 101);
  const heap = createHeap((a, b) => keys[a]! < keys[b]!);
  for (const item of keys.keys()) heap.push(item);
  const left: number[] = [];
  while (heap.size > 0) {
    const top = heap.peek();
    expect(heap.pop()).toBe(top);
    left.push(keys[top]!);
  }
  expect(left).toEqual([...keys].sort((a, b) => a - b));
});
