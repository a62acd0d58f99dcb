import { describe, expect, test } from "vitest";
import { createLabels, isWayBefore, NO_LABEL, RELEASE, START } from "./labels.ts";

const NAMES = [
  "layer",
  "parent",
  "move",
  "departure",
  "minutes",
  "cents",
  "grams",
  "legs",
  "next",
] as const;

test("rows stay what they are when the arrays grow, which double", () => {
  const labels = createLabels(2);
  for (let row = 0; row < 9; row++) {
    expect(labels.size).toBe(row);
    expect(labels.add()).toBe(row);
    NAMES.forEach((name, column) => {
      labels[name][row] = 10 * row + column;
    });
  }
  for (let row = 0; row < 9; row++)
    expect(NAMES.map((name) => labels[name][row])).toEqual(
      NAMES.map((_, column) => 10 * row + column),
    );
  expect(NAMES.map((name) => labels[name].length)).toEqual(NAMES.map(() => 16));
});

test("there is room for many from the beginning", () => {
  const labels = createLabels();
  const { layer } = labels;
  for (let row = 0; row < 1_024; row++) labels.add();
  expect(labels.layer).toBe(layer);
  labels.add();
  expect(labels.layer).toHaveLength(2_048);
});

describe("of two ways the first difference tells: a departure, a ride, or that one ends there", () => {
  type Leg = readonly [ride: number, departure: number];
  /** Whether `a` comes before `b`; ways that begin alike share those labels, as in a search. */
  function isBefore(a: readonly Leg[], b: readonly Leg[], isReleased: boolean): boolean {
    const labels = createLabels();
    const known = new Map<string, number>();
    const add = (key: string, parent: number, move: number, departure: number): number => {
      const label = known.get(key) ?? labels.add();
      known.set(key, label);
      labels.parent[label] = parent;
      labels.move[label] = move;
      labels.departure[label] = departure;
      return label;
    };
    const way = (legs: readonly Leg[]): number => {
      const start = add("", NO_LABEL, START, 0);
      const last = legs.reduce(
        (parent, [ride, departure], i) =>
          add(JSON.stringify(legs.slice(0, i + 1)), parent, 9 - ride, departure),
        start,
      );
      return isReleased ? add(`${JSON.stringify(legs)} out`, last, RELEASE, 0) : last;
    };
    // Moves run against their rides, so that neither stands for the other.
    const moveRide = Int32Array.from({ length: 10 }, (_, move) => 9 - move);
    return isWayBefore(labels, moveRide, way(a), way(b));
  }
  test.each<{ title: string; first: readonly Leg[]; second: readonly Leg[] }>([
    { title: "no ride before one", first: [], second: [[1, 5]] },
    {
      title: "a way before those that go on from it",
      first: [[1, 5]],
      second: [
        [1, 5],
        [2, 9],
      ],
    },
    {
      title: "what leaves earlier, though it is longer",
      first: [
        [9, 5],
        [2, 9],
      ],
      second: [[1, 6]],
    },
    { title: "the earlier departure, though a larger ride", first: [[9, 5]], second: [[1, 6]] },
    { title: "the smaller ride", first: [[1, 5]], second: [[2, 5]] },
    {
      title: "the first difference counts: departures",
      first: [
        [1, 5],
        [2, 20],
      ],
      second: [
        [1, 6],
        [2, 10],
      ],
    },
    {
      title: "the first difference counts: rides",
      first: [
        [1, 5],
        [9, 20],
      ],
      second: [
        [2, 5],
        [1, 20],
      ],
    },
    {
      title: "a later difference where the beginning is one",
      first: [
        [1, 5],
        [2, 20],
      ],
      second: [
        [1, 5],
        [2, 21],
      ],
    },
    {
      title: "a difference in the middle",
      first: [
        [1, 5],
        [2, 20],
        [3, 30],
      ],
      second: [
        [1, 5],
        [4, 20],
        [3, 30],
      ],
    },
  ])("$title", ({ first, second }) => {
    for (const isReleased of [true, false]) {
      expect(isBefore(first, second, isReleased)).toBe(true);
      expect(isBefore(second, first, isReleased)).toBe(false);
    }
  });
  test("no way comes before itself", () => {
    expect(isBefore([[1, 5]], [[1, 5]], true)).toBe(false);
  });
});
