import { expect, test } from "vitest";
import { createStretches } from "./stretches.ts";

test("workers begin with stretches; one that is through takes the later half of the busiest", () => {
  const next = createStretches([0, 1, 2, 3, 4, 5, 6, 7], 2);
  expect([next(0), next(0), next(0), next(0)]).toEqual([0, 1, 2, 3]);
  expect(next(1)).toBe(4);
  // Of 5, 6, 7 the later two.
  expect([next(0), next(1), next(0)]).toEqual([6, 5, 7]);
  expect([next(0), next(1)]).toEqual([undefined, undefined]);
});

test("every item once, for any workers and any order of asking", () => {
  for (let workers = 1; workers <= 5; workers++)
    for (let count = 0; count <= 12; count++) {
      const next = createStretches([...Array(count).keys()], workers);
      const seen: number[] = [];
      for (let turn = 0; seen.length < count; turn++) {
        const item = next((turn * turn + turn) % workers);
        if (item !== undefined) seen.push(item);
        else expect(next(0) ?? next(workers - 1)).toBeUndefined();
      }
      expect(seen.sort((a, b) => a - b)).toEqual([...Array(count).keys()]);
    }
});
