import { describe, expect, test } from "vitest";
import {
  addLabel,
  centsOf,
  createLabels,
  departureOf,
  gramsOf,
  isWayBefore,
  LABEL_BYTES,
  layerOf,
  legsOf,
  minutesOf,
  moveOf,
  NO_LABEL,
  NO_LORRY,
  parentOf,
  RELEASE,
  START,
} from "./labels.ts";

/** In the order of `addLabel`. */
const COLUMNS = [
  layerOf,
  parentOf,
  moveOf,
  departureOf,
  minutesOf,
  centsOf,
  gramsOf,
  legsOf,
] as const;

test("rows stay what they are when the arrays grow, which double", () => {
  const labels = createLabels(2);
  const rowOf = (row: number): [number, number, number, number, number, number, number, number] => [
    10 * row,
    10 * row + 1,
    10 * row + 2,
    10 * row + 3,
    10 * row + 4,
    1e12 + row,
    2e12 + row,
    10 * row + 7,
  ];
  for (let row = 0; row < 9; row++) {
    expect(labels.size).toBe(row);
    expect(addLabel(labels, ...rowOf(row))).toBe(row);
    labels.next[row] = row + 100;
  }
  for (let row = 0; row < 9; row++) {
    expect(COLUMNS.map((column) => column(labels, row))).toEqual(rowOf(row));
    expect(labels.next[row]).toBe(row + 100);
  }
  const { figures, marks, next } = labels;
  expect(figures.byteLength + marks.byteLength + next.byteLength).toBe(16 * LABEL_BYTES);
});

test("stores share memory, but no row of it", () => {
  // More than one block of rooms, of odd sizes, and one that is larger than a block.
  const rooms = [...Array.from({ length: 150 }, (_, at) => 1 + (at % 37)), 3_000, 32];
  const stores = rooms.map((room) => createLabels(room));
  for (const [at, store] of stores.entries())
    for (let row = 0; row < rooms[at]!; row++) {
      addLabel(store, at, row, at, row, at, at, at, row);
      store.next[row] = at;
    }
  // One that grows goes elsewhere.
  const grown = createLabels(2);
  const neighbour = createLabels(2);
  addLabel(neighbour, 7, 7, 7, 7, 7, 7, 7, 7);
  for (let row = 0; row < 40; row++) addLabel(grown, 9, 9, 9, 9, 9, 9, 9, 9);
  expect(COLUMNS.map((column) => column(neighbour, 0))).toEqual(COLUMNS.map(() => 7));
  expect(new Set(stores.map(({ marks }) => marks.buffer)).size).toBeLessThan(6);
  for (const [at, store] of stores.entries()) {
    expect(store.next).toHaveLength(rooms[at]!);
    for (let row = 0; row < rooms[at]!; row++) {
      const values = [...COLUMNS.map((column) => column(store, row)), store.next[row]];
      expect(values).toEqual([at, row, at, row, at, at, at, row, at]);
    }
  }
});

test("what is no label, move or lorry is told apart from each that is", () => {
  for (const none of [NO_LABEL, START, RELEASE, NO_LORRY]) expect(none).toBeLessThan(0);
  expect(START).not.toBe(RELEASE);
});

test("there is room for those of a way or two from the beginning", () => {
  const labels = createLabels();
  const { marks } = labels;
  for (let row = 0; row < 32; row++) addLabel(labels, 0, 0, 0, 0, 0, 0, 0, 0);
  expect(labels.marks).toBe(marks);
  addLabel(labels, 0, 0, 0, 0, 0, 0, 0, 0);
  expect(labels.next).toHaveLength(64);
});

describe("of two ways the first difference tells: a departure, a ride, or that one ends there", () => {
  type Leg = readonly [ride: number, departure: number];
  /** Whether `a` comes before `b`; ways that begin alike share those labels, as in a search. */
  function isBefore(a: readonly Leg[], b: readonly Leg[], isReleased: boolean): boolean {
    const labels = createLabels();
    const known = new Map<string, number>();
    const add = (key: string, parent: number, move: number, departure: number): number => {
      const label = known.get(key) ?? addLabel(labels, 0, parent, move, departure, 0, 0, 0, 0);
      known.set(key, label);
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

test("where ways begin is no difference between them", () => {
  const labels = createLabels();
  const add = (parent: number, move: number, departure: number): number =>
    addLabel(labels, 0, parent, move, departure, 0, 0, 0, 0);
  // By the lorries 3 and 5, then both by ride 7 at 50; the other by ride 8.
  const moveRide = Int32Array.from([7, 8]);
  const [one, other] = [add(NO_LABEL, START, 3), add(NO_LABEL, START, 5)];
  const [a, b, c] = [add(one, 0, 50), add(other, 0, 50), add(other, 1, 50)];
  expect(isWayBefore(labels, moveRide, a, b)).toBe(false);
  expect(isWayBefore(labels, moveRide, b, a)).toBe(false);
  expect(isWayBefore(labels, moveRide, c, a)).toBe(false);
  expect(isWayBefore(labels, moveRide, a, c)).toBe(true);
  expect(isWayBefore(labels, moveRide, b, c)).toBe(true);
  // On from there by ride 7 or 8: what was alike before is still no difference.
  const [on, off] = [add(a, 0, 60), add(b, 1, 60)];
  expect(isWayBefore(labels, moveRide, on, off)).toBe(true);
  expect(isWayBefore(labels, moveRide, off, on)).toBe(false);
});
