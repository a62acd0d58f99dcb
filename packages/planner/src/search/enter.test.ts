import { expect, test } from "vitest";
import type { Compiled } from "../compile/compile.ts";
import type { Drayage } from "../network/rows.ts";
import { UNREACHED } from "./bounds.ts";
import { chooseBucketWidth, enterNetwork } from "./enter.ts";
import { type Make, NO_LABEL, NO_LORRY, START } from "./labels.ts";
import { ABREAST } from "./moves.ts";
import type { Lorry, Query } from "./query.ts";

/** Three terminals: gates are states 1 to 3, doors 4 to 6. */
const compiled = {
  gateState: Int32Array.of(1, 2, 3),
  doorState: Int32Array.of(4, 5, 6),
} as Partial<Compiled> as Compiled;
const lorry = (terminal: number): Lorry => ({
  terminal,
  row: {} as Drayage,
  km: 1,
  rideMinutes: 60,
  doorMinutes: 30,
  cents: 20_00,
  grams: 3_000,
  limited: [],
});
const queryOf = (gates: readonly number[], lorries: readonly number[]): Query =>
  ({ from: { gates, lorries: lorries.map(lorry) }, startCents: 7 }) as Partial<Query> as Query;

test("a way begins at each gate with nothing used, and with each lorry, which is a leg", () => {
  const made: Parameters<Make>[] = [];
  enterNetwork(compiled, queryOf([0, 2], [1, 2]), (...label) => made.push(label));
  expect(made).toEqual([
    [1, 0, NO_LABEL, START, NO_LORRY, 0, 7, 0, 0],
    [3, 0, NO_LABEL, START, NO_LORRY, 0, 7, 0, 0],
    [5, 0, NO_LABEL, START, 0, 90, 20_07, 3_000, 1],
    [6, 0, NO_LABEL, START, 1, 90, 20_07, 3_000, 1],
  ]);
});

test.each([
  { title: "of gates the least", gates: [0, 1], lorries: [], width: 2 },
  { title: "of lorries the least", gates: [], lorries: [0, 1], width: 5 },
  { title: "of both the least", gates: [1], lorries: [0], width: 4 },
  { title: "no less than a unit", gates: [2], lorries: [], width: 1 },
  { title: "a unit where nothing leads there", gates: [], lorries: [2], width: 1 },
  { title: "a unit where nothing begins", gates: [], lorries: [], width: 1 },
])("buckets are 256 to the least that is left: $title", ({ gates, lorries, width }) => {
  const left = new Float64Array(ABREAST * 7).fill(3);
  // By state the first column: gates, then doors.
  for (const [i, least] of [512, 1_024, 200, 256 * 6, 256 * 5, UNREACHED].entries())
    left[ABREAST * (i + 1)] = least;
  expect(chooseBucketWidth(compiled, queryOf(gates, lorries), left)).toBe(width);
});
