import { describe, expect, test } from "vitest";
import {
  addListed,
  type Comparison,
  coversListed,
  createLists,
  firstMinutes,
  type Lists,
} from "./kept.ts";
import { addLabel, createLabels } from "./labels.ts";

interface Figures {
  readonly minutes: number;
  readonly cents: number;
  readonly grams: number;
  readonly legs: number;
}
const NEW: Figures = { minutes: 50, cents: 500, grams: 5_000, legs: 5 };
const ALL: Comparison = {
  countsLegs: true,
  countsCents: true,
  countsGrams: true,
  departAfter: 1_000,
  isWatched: () => true,
};
const STATE = 7;

/** What lists of two layers hold: the given labels in layer 1, in their order. Waiting costs `perMinute` at the state. */
function listsOf(
  kept: readonly Partial<Figures>[],
  by: Partial<Comparison> = {},
  perMinute = 0,
): Lists {
  const labels = createLabels();
  const field = {
    // Arrivals are absolute.
    earlierCents: (state: number, arrived: number, minutes: number): number =>
      state === STATE && arrived >= 1_000 ? perMinute * minutes : Number.NaN,
  };
  const lists = createLists(2, labels, field, { ...ALL, ...by });
  for (const figures of kept) {
    const { minutes, cents, grams, legs } = { ...NEW, ...figures };
    const label = addLabel(labels, 1, 0, 0, 0, minutes, cents, grams, legs);
    addListed(lists, 1, label);
  }
  return lists;
}
const covers = (lists: Lists, layer = 1, margin = 0): boolean =>
  coversListed(lists, layer, STATE, NEW.minutes, NEW.cents, NEW.grams, NEW.legs, {
    margin: () => margin,
  });

describe("a label covers another that is no better in any figure that counts", () => {
  test.each<{ kept: Partial<Figures>; by?: Partial<Comparison>; expected: boolean }>([
    { kept: {}, expected: true },
    { kept: { minutes: 49, cents: 499, grams: 4_999, legs: 4 }, expected: true },
    { kept: { minutes: 51 }, expected: false },
    { kept: { cents: 501 }, expected: false },
    { kept: { grams: 5_001 }, expected: false },
    { kept: { legs: 6 }, expected: false },
    { kept: { cents: 501 }, by: { countsCents: false }, expected: true },
    { kept: { grams: 5_001 }, by: { countsGrams: false }, expected: true },
    { kept: { legs: 6 }, by: { countsLegs: false }, expected: true },
    { kept: { minutes: 51 }, by: { countsCents: false }, expected: false },
  ])("$kept by $by: $expected", ({ kept, by, expected }) => {
    expect(covers(listsOf([kept], by))).toBe(expected);
    // The first that does not cover leaves the next to be asked.
    expect(covers(listsOf([{ minutes: 99 }, kept], by))).toBe(expected);
    expect(covers(listsOf([kept, { minutes: 99 }], by))).toBe(expected);
  });
});

test("layers are apart", () => {
  const lists = listsOf([{}]);
  expect(covers(lists, 0)).toBe(false);
  expect(covers(lists, 1)).toBe(true);
});

test("the one that came earlier may owe more, and covers where it costs no more with that", () => {
  // Ten minutes earlier at 3 cents a minute: 470 cents and 30 are 500.
  expect(covers(listsOf([{ minutes: 40, cents: 470 }], {}, 3))).toBe(true);
  expect(covers(listsOf([{ minutes: 40, cents: 471 }], {}, 3))).toBe(false);
  expect(covers(listsOf([{ minutes: 40, cents: 471 }], { countsCents: false }, 3))).toBe(true);
});

test("it may owe more further on, too; at the same minute nothing", () => {
  expect(covers(listsOf([{ minutes: 40, cents: 465 }], {}, 3), 1, 5)).toBe(true);
  expect(covers(listsOf([{ minutes: 40, cents: 466 }], {}, 3), 1, 5)).toBe(false);
  expect(covers(listsOf([{ cents: 500 }], {}, 3), 1, 5)).toBe(true);
  // Not watched: nothing is owed at the state, only further on.
  const isWatched = (): boolean => false;
  expect(covers(listsOf([{ minutes: 40, cents: 495 }], { isWatched }, 3), 1, 5)).toBe(true);
  expect(covers(listsOf([{ minutes: 40, cents: 496 }], { isWatched }, 3), 1, 5)).toBe(false);
});

test("what it may owe further on is reckoned once, where nothing else decides", () => {
  const timesAsked = (...kept: Partial<Figures>[]): number => {
    let count = 0;
    const margin = (...asked: number[]): number => {
      expect(asked).toEqual([STATE, NEW.minutes, NEW.cents, NEW.grams, NEW.legs]);
      count++;
      return 1_000;
    };
    const { minutes, cents, grams, legs } = NEW;
    coversListed(listsOf(kept), 1, STATE, minutes, cents, grams, legs, { margin });
    return count;
  };
  const late = { minutes: 51 };
  const dear = { minutes: 40, cents: 501 };
  const better = { minutes: 40, cents: 400 };
  expect(timesAsked()).toBe(0);
  expect(timesAsked(late, dear, {})).toBe(0);
  expect(timesAsked(better, late, better, better)).toBe(1);
});

test("the minutes of the first label kept, which need not be the least", () => {
  expect(firstMinutes(listsOf([]), 1)).toBe(Number.POSITIVE_INFINITY);
  const lists = listsOf([{ minutes: 30 }, { minutes: 20 }, { minutes: 40 }]);
  expect(firstMinutes(lists, 1)).toBe(30);
  expect(firstMinutes(lists, 0)).toBe(Number.POSITIVE_INFINITY);
});
