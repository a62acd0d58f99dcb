import { expect, test } from "vitest";
import { keepFront } from "./front.ts";

test.each([
  { title: "none", vectors: [], kept: [] },
  { title: "one", vectors: [[3, 3]], kept: [0] },
  {
    title: "what trades off stays",
    vectors: [
      [1, 3],
      [2, 2],
      [3, 1],
    ],
    kept: [0, 1, 2],
  },
  {
    title: "what a later one is better in, and no worse, goes",
    vectors: [
      [2, 2],
      [2, 1],
    ],
    kept: [1],
  },
  {
    title: "what an earlier one is better in, and no worse, goes",
    vectors: [
      [2, 1],
      [2, 2],
    ],
    kept: [0],
  },
  {
    title: "of equal ones the first stays",
    vectors: [
      [2, 2],
      [2, 2],
      [2, 2],
    ],
    kept: [0],
  },
  {
    title: "equal ones that a third dominates all go",
    vectors: [
      [2, 2, 2],
      [2, 2, 2],
      [2, 2, 1],
    ],
    kept: [2],
  },
])("$title", ({ vectors, kept }) => {
  // Answers are numbers of their own, not places in the list.
  const answers = vectors.map((_, i) => 10 + i);
  expect(keepFront(answers, vectors)).toEqual(kept.map((i) => 10 + i));
});
