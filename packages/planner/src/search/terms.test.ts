import { describe, expect, test } from "vitest";
import type { Spell } from "../compile/spells.ts";
import { type Leaving, NO_DEPARTURE } from "../compile/timetable.ts";
import type { Ride } from "../network/rides.ts";
import {
  eachChoice,
  indexAt,
  joinWindows,
  listTerms,
  longestWait,
  priceTerms,
  roughWindows,
  type Term,
  UNPRICED,
} from "./terms.ts";

const ALWAYS = Number.NEGATIVE_INFINITY;
const onDemand: Leaving = { kind: "onDemand" };
const everyHundred: Leaving = { kind: "headway", headwayMinutes: 100 };
/** Departures from the first call, 30 minutes before those of the ride. */
const timetable = (...departures: readonly number[]): Leaving => ({
  kind: "timetable",
  timetable: {
    next: (minute, limit) => departures.find((at) => at >= minute && at <= limit) ?? NO_DEPARTURE,
    last: () => Number.NaN,
  },
});
const term = (from: number, given: Partial<Term> = {}): Term => ({
  from,
  isOpen: true,
  extraMinutes: 0,
  waitMinutes: 0,
  cents: undefined,
  ...given,
});
const closed = { isOpen: false };

describe("terms of spells", () => {
  const spell = (from: number, given: Partial<Spell> = {}): Spell => ({
    from,
    isClosed: false,
    extraMinutes: 0,
    share: 1,
    calendars: [],
    ...given,
  });
  const half = (minutes: number): number => minutes / 2;
  const fits = (share: number): boolean => share >= 0.5;
  const spells = [
    spell(ALWAYS),
    spell(10, { share: 0.5, extraMinutes: 7 }),
    spell(20, { share: 0.3 }),
    spell(30, { share: 0, isClosed: true }),
  ];
  const show = (terms: readonly Term[]): string[] =>
    terms.map(
      (each) =>
        `${each.from} ${each.isOpen ? "open" : "shut"} +${each.extraMinutes} wait ${each.waitMinutes}`,
    );

  test("a ride that calendars leave alone", () => {
    expect(show(listTerms(onDemand, undefined, half, fits))).toEqual(["-Infinity open +0 wait 0"]);
    expect(show(listTerms(everyHundred, undefined, half, fits))).toEqual([
      "-Infinity open +0 wait 50",
    ]);
  });
  test("a smaller share is a longer headway, in whole minutes; on demand it is nothing", () => {
    expect(show(listTerms(everyHundred, spells, half, fits))).toEqual([
      "-Infinity open +0 wait 50",
      "10 open +7 wait 100",
      "20 open +0 wait 166.5",
      "30 shut +0 wait 50",
    ]);
    expect(show(listTerms(onDemand, spells, half, fits))).toEqual([
      "-Infinity open +0 wait 0",
      "10 open +7 wait 0",
      "20 open +0 wait 0",
      "30 shut +0 wait 0",
    ]);
  });
  test("a timetabled departure must have room", () => {
    expect(show(listTerms(timetable(), spells, half, fits))).toEqual([
      "-Infinity open +0 wait 0",
      "10 open +7 wait 0",
      "20 shut +0 wait 0",
      "30 shut +0 wait 0",
    ]);
  });
});

test("prices of dates: a term from each beginning of either; without a price it is shut", () => {
  const terms = [term(ALWAYS), term(100, closed), term(200, { extraMinutes: 9 })];
  const prices = [
    { from: ALWAYS, cents: 5 },
    { from: 50, cents: UNPRICED },
    { from: 150, cents: 7 },
    { from: 200, cents: 0 },
  ];
  expect(priceTerms(terms, prices)).toEqual([
    term(ALWAYS, { cents: 5 }),
    term(50, { ...closed, cents: UNPRICED }),
    term(100, { ...closed, cents: UNPRICED }),
    term(150, { ...closed, cents: 7 }),
    term(200, { extraMinutes: 9, cents: 0 }),
  ]);
});

test("no price is told apart from every price", () => {
  expect(UNPRICED).toBeLessThan(0);
});

test("the last item that begins at or before a minute", () => {
  const items = [5, 10, 20, 30].map((from) => ({ from }));
  expect([4, 5, 9, 10, 19, 20, 30, 99].map((minute) => indexAt(items, minute))).toEqual([
    -1, 0, 0, 1, 1, 2, 3, 3,
  ]);
  expect(indexAt([], 5)).toBe(-1);
});

describe("departures worth choosing, of a ride of an hour that costs 8 at the least", () => {
  const ride: Ride = {
    mode: "rail",
    from: "A",
    to: "B",
    links: [],
    distanceKm: 0,
    calls: [],
    offsetMinutes: 0,
    rideMinutes: 60,
    cutOffMinutes: 0,
  };
  /** `departure-arrival cents` of each, for cargo that could leave at 100. */
  function choices(
    terms: readonly Term[],
    { leaving = onDemand, last = 1_000, offsetMinutes = 0 } = {},
  ): string[] {
    const taken: string[] = [];
    const take = (departure: number, arrival: number, cents: number): void => {
      taken.push(`${departure}-${arrival} ${cents}`);
    };
    eachChoice({ ...ride, offsetMinutes }, leaving, terms, 8, 100, last, take, undefined);
    return taken;
  }

  test("at once, up to the last departure", () => {
    expect(choices([term(ALWAYS)])).toEqual(["100-160 8"]);
    expect(choices([term(ALWAYS, { extraMinutes: 5, cents: 9 })])).toEqual(["100-165 9"]);
    expect(choices([term(ALWAYS)], { last: 100 })).toEqual(["100-160 8"]);
    expect(choices([term(ALWAYS)], { last: 99 })).toEqual([]);
  });

  test("when it opens, if it does in time", () => {
    const shut = [term(ALWAYS), term(90, closed), term(150, closed), term(200)];
    expect(choices(shut)).toEqual(["200-260 8"]);
    expect(choices(shut, { last: 200 })).toEqual(["200-260 8"]);
    expect(choices(shut, { last: 199 })).toEqual([]);
    expect(choices(shut.slice(0, 3))).toEqual([]);
    expect(choices([term(ALWAYS), term(101, closed)])).toEqual(["100-160 8"]);
  });

  test("later where that arrives sooner or costs less, and not where it is no better", () => {
    const slow = { extraMinutes: 500 };
    expect(choices([term(ALWAYS, slow), term(200)])).toEqual(["100-660 8", "200-260 8"]);
    expect(choices([term(ALWAYS, slow), term(600)])).toEqual(["100-660 8"]);
    expect(choices([term(ALWAYS, slow), term(599)])).toEqual(["100-660 8", "599-659 8"]);
    const [dear, cheap] = [{ cents: 10 }, { cents: 9 }];
    expect(choices([term(ALWAYS, dear), term(200, cheap)])).toEqual(["100-160 10", "200-260 9"]);
    expect(choices([term(ALWAYS, cheap), term(200, dear)])).toEqual(["100-160 9"]);
    expect(choices([term(ALWAYS, dear), term(200, dear)])).toEqual(["100-160 10"]);
    expect(choices([term(ALWAYS, dear), term(200, cheap)], { last: 200 })).toHaveLength(2);
    expect(choices([term(ALWAYS, dear), term(200, cheap)], { last: 199 })).toHaveLength(1);
  });

  test("each is held against every one before it", () => {
    const terms = [
      term(ALWAYS, { extraMinutes: 900, cents: 10 }),
      term(200, { extraMinutes: 300, cents: 12 }),
      // Sooner than the first, but the second arrives sooner at the same price.
      term(300, { extraMinutes: 300, cents: 12 }),
      term(400, { ...closed, cents: 1 }),
      term(500, { extraMinutes: 400, cents: 9 }),
      term(600, { cents: 8 }),
      // The one before arrives sooner at the least price there is.
      term(700, { cents: 8 }),
    ];
    expect(choices(terms)).toEqual(["100-1060 10", "200-560 12", "500-960 9", "600-660 8"]);
  });

  test("what arrives as soon for as much is no choice; what arrives sooner for as much is", () => {
    const slow = term(ALWAYS, { extraMinutes: 500 });
    expect(choices([slow, term(200, { extraMinutes: 400 })])).toEqual(["100-660 8"]);
    const dear = term(ALWAYS, { extraMinutes: 900, cents: 10 });
    const second = term(200, { extraMinutes: 300, cents: 9 });
    const third = (extraMinutes: number): Term => term(300, { extraMinutes, cents: 9 });
    expect(choices([dear, second, third(200)])).toEqual(["100-1060 10", "200-560 9"]);
    expect(choices([dear, second, third(199)])).toEqual(["100-1060 10", "200-560 9", "300-559 9"]);
  });

  test("by timetable: departures here are the first call's and the way from there", () => {
    const given = { leaving: timetable(50, 80, 200), offsetMinutes: 30 };
    expect(choices([term(ALWAYS)], given)).toEqual(["110-170 8"]);
    // Shut until 115: the next is at 230.
    expect(choices([term(ALWAYS, closed), term(115)], given)).toEqual(["230-290 8"]);
    expect(choices([term(ALWAYS)], { ...given, last: 109 })).toEqual([]);
    expect(choices([term(ALWAYS, closed), term(115)], { ...given, last: 229 })).toEqual([]);
    expect(choices([term(ALWAYS, closed), term(115)], { ...given, last: 230 })).toHaveLength(1);
  });

  test("a term in which nothing departs is passed over", () => {
    const terms = [term(ALWAYS, { cents: 12 }), term(120, { cents: 9 }), term(230, { cents: 10 })];
    const given = { leaving: timetable(80, 200), offsetMinutes: 30 };
    expect(choices(terms, given)).toEqual(["110-170 12", "230-290 10"]);
    expect(choices(terms, { ...given, last: 229 })).toEqual(["110-170 12"]);
    // The last departure is counted where the ride leaves, not at the first call.
    expect(choices(terms.slice(0, 2), { ...given, last: 229 })).toEqual(["110-170 12"]);
    // The last term has no end.
    expect(choices(terms.slice(0, 2), given)).toEqual(["110-170 12", "230-290 9"]);
  });

  test("by headway: a shorter one that begins meanwhile is not missed", () => {
    const given = { leaving: everyHundred };
    expect(choices([term(ALWAYS, { waitMinutes: 50 })], given)).toEqual(["150-210 8"]);
    const shorter = (from: number): Term[] => [
      term(ALWAYS, { waitMinutes: 50 }),
      term(from, { waitMinutes: 10 }),
    ];
    expect(choices(shorter(120), given)).toEqual(["130-190 8"]);
    expect(choices(shorter(145), given)).toEqual(["150-210 8"]);
    expect(choices(shorter(150), given)).toEqual(["150-210 8"]);
    expect(choices([term(ALWAYS), term(90, { waitMinutes: 30 })], given)).toEqual(["130-190 8"]);
  });
});

describe("the longest wait", () => {
  test.each([
    { title: "none", terms: [term(ALWAYS)], expected: 0 },
    {
      title: "for the longest headway, and for the slowest term to end",
      terms: [
        term(ALWAYS, { waitMinutes: 5, extraMinutes: 70 }),
        term(10, { waitMinutes: 40 }),
        term(20, { waitMinutes: 30, extraMinutes: 60 }),
      ],
      expected: 110,
    },
    {
      title: "for the longest stretch of shut terms",
      terms: [
        term(ALWAYS),
        term(10, closed),
        term(20, closed),
        term(50),
        term(60, closed),
        term(70),
      ],
      expected: 40,
    },
    {
      title: "for ever",
      terms: [term(ALWAYS), term(10, closed)],
      expected: Number.POSITIVE_INFINITY,
    },
    {
      title: "for ever, for a price",
      terms: [term(ALWAYS, { cents: 5 }), term(10, { cents: 6 })],
      expected: Number.POSITIVE_INFINITY,
    },
    {
      title: "none for the same price",
      terms: [term(ALWAYS, { cents: 5 }), term(10, { cents: 5 })],
      expected: 0,
    },
  ])("$title", ({ terms, expected }) => {
    expect(longestWait(terms)).toBe(expected);
  });
});

describe("arrivals that do not leave as usual: ready 20 minutes later, an hour's wait, 8 cents", () => {
  const usual = { waitMinutes: 60 };
  const windows = (...terms: readonly Term[]) => roughWindows(terms, 20, 60, 8);
  test.each<{ title: string; given: Partial<Term> }>([
    { title: "shut", given: { ...usual, ...closed } },
    { title: "slow", given: { ...usual, extraMinutes: 1 } },
    { title: "of longer headway", given: { waitMinutes: 61 } },
    { title: "dearer", given: { ...usual, cents: 9 } },
  ])("$title", ({ given }) => {
    expect(windows(term(ALWAYS, usual), term(1_000, given), term(2_000, usual))).toEqual([
      { from: 920, to: 1_980 },
    ]);
  });
  test("a last one has no end; the least price is as usual", () => {
    expect(windows(term(ALWAYS, { ...usual, cents: 8 }), term(1_000, closed))).toEqual([
      { from: 920, to: Number.POSITIVE_INFINITY },
    ]);
  });
});

test("windows in order, those that overlap or touch joined", () => {
  const windows = [
    { from: 40, to: 50 },
    { from: 0, to: 10 },
    { from: 10, to: 30 },
    { from: 15, to: 20 },
    { from: 31, to: 35 },
  ];
  expect(joinWindows(windows)).toEqual([
    { from: 0, to: 30 },
    { from: 31, to: 35 },
    { from: 40, to: 50 },
  ]);
  expect(joinWindows([])).toEqual([]);
  expect(windows[0]).toEqual({ from: 40, to: 50 });
});
