import { describe, expect, test } from "vitest";
import { networkFromTables } from "../../../../test/kit/networkFromTables.ts";
import { type Asked, askSearch } from "../../../../test/kit/searched.ts";
import { centsOf } from "./labels.ts";
import { chargeInFull } from "./owing.ts";
import type { Query } from "./query.ts";
import { type Figures, NO_WATCH, type Watch, watchOver, watchPlaces } from "./watch.ts";

/** To C by one of two weekly trains from B, where a day costs 10 USD, or by a lorry all the way; D leads to C alone. */
const network = networkFromTables(`
  links
  | id   | mode | from | to | durationH | costPerTeu | co2eKgPerTeu |
  | in   | road | A    | B  | 10        | 100        | 50           |
  | past | road | A    | D  | 20        | 100        | 0            |
  | on   | road | D    | C  | 20        | 800        | 0            |

  services
  | id    | mode | costPerTeu |
  | slow  | rail | 700        |
  | train | rail | 500        |

  departures
  | service | days | time  |
  | slow    | fri  | 12:00 |
  | train   | fri  | 12:00 |

  calls
  | service | terminal | arriveH | departH |
  | slow    | B        |         | 0       |
  | slow    | C        | 40      |         |
  | train   | B        |         | 0       |
  | train   | C        | 20      |         |

  transfers
  | at | fromMode | toMode | durationH |
  | *  | gate     | road   | 0         |
  | *  | road     | road   | 0         |
  | *  | road     | rail   | 5         |
  | *  | rail     | gate   | 0         |
  | *  | road     | gate   | 0         |

  storage
  | id | at | freeH | perTeuDay |
  | s  | B  | 0     | 10        |
`);
/** Watches terminals of a question. */
const watchOf = (
  { compiled, weighed, field, query, terminal }: Asked,
  ids: readonly string[],
  known: readonly Figures[] = [],
  by: Partial<Query> = {},
): Watch =>
  watchOver(compiled, weighed, field, { ...query, ...by }, new Set(ids.map(terminal)), known);
const gateOfA = ({ compiled, terminal }: Asked): number => compiled.gateState[terminal("A")]!;

const toC = askSearch(network, "C");
const { compiled, weighed, field, query, stateOff } = toC;
const atGate = gateOfA(toC);
const watch = (known: readonly Figures[] = [], by: Partial<Query> = {}): Watch =>
  watchOf(toC, ["B"], known, by);

describe("a terminal watched", () => {
  test("its states that are charged are", () => {
    const watched = watch();
    const gateOfB = compiled.gateState[compiled.terminalIdx.get("B")!]!;
    expect([atGate, gateOfB, stateOff("in"), stateOff("past")].map(watched.isWatched)).toEqual([
      false,
      false,
      true,
      false,
    ]);
    expect([watched.isAny, watched.isListed(atGate, 0)]).toEqual([true, true]);
  });

  test("early cargo may owe a week more there, where the way leads past it", () => {
    const margin = (state: number): number => watch().margin(state, 0, 0, 0, 0);
    // 5 h or 5 h and a week: a day or eight. What is owed in the state itself is compared there.
    expect([atGate, stateOff("in"), stateOff("past")].map(margin)).toEqual([70_00, 0, 0]);
  });

  test("once more for every place to be touched, for it may be come to again", () => {
    expect(watch([], { mustTouch: 0b101 }).margin(atGate, 0, 0, 0, 0)).toBe(210_00);
  });

  test("nothing, where the best way past it is worse than one that is known", () => {
    // Past it from the gate: 600 USD, 35 h, 50 kg, two legs.
    const best: Figures = { minutes: 35 * 60, cents: 600_00, grams: 50_000, legs: 2 };
    const sooner = { ...best, minutes: best.minutes - 1 };
    const margin = (known: Figures, by: Partial<Query> = {}): number =>
      watch([known], by).margin(atGate, 0, 0, 0, 0);
    expect(margin(best)).toBe(70_00);
    expect(margin(sooner)).toBe(0);
    expect(margin({ ...sooner, cents: best.cents + 1 })).toBe(70_00);
    // In coarse units it is no worse.
    expect(margin(sooner, { units: [1, 1_000] })).toBe(70_00);
    expect(margin({ ...best, minutes: 1_999 }, { units: [1, 1_000] })).toBe(0);
    // One of several that are known is enough.
    expect(watch([best, sooner]).margin(atGate, 0, 0, 0, 0)).toBe(0);
    // What was used so far is part of the way.
    const used = { minutes: 35 * 60 + 9, cents: 600_08, grams: 50_007, legs: 3 };
    expect(watch([used]).margin(atGate, 10, 8, 7, 1)).toBe(0);
    expect(watch([used]).margin(atGate, 9, 8, 7, 1)).toBe(70_00);
    // By whatever is asked for.
    const [clean, direct] = [
      { over: ["co2e", "duration"] },
      { over: ["transfers", "duration"] },
    ] as const;
    expect(margin(best, clean)).toBe(70_00);
    expect(margin(sooner, clean)).toBe(0);
    expect(margin({ ...sooner, grams: 50_001 }, clean)).toBe(70_00);
    expect(watch([{ ...used, grams: 50_007 }], clean).margin(atGate, 10, 0, 7, 0)).toBe(0);
    expect(margin(best, direct)).toBe(70_00);
    expect(margin(sooner, direct)).toBe(0);
    expect(margin({ ...sooner, legs: 3 }, direct)).toBe(70_00);
    expect(watch([used], direct).margin(atGate, 10, 0, 0, 1)).toBe(0);
  });

  test("where one way is looked for, the first criterion goes before the second, and those not asked for last", () => {
    const best: Figures = { minutes: 35 * 60, cents: 600_00, grams: 50_000, legs: 2 };
    const margin = (known: Partial<Figures>): number =>
      watch([{ ...best, ...known }], { isFirstOnly: true }).margin(atGate, 0, 0, 0, 0);
    expect(margin({})).toBe(70_00);
    expect(margin({ minutes: best.minutes - 1 })).toBe(0);
    expect(margin({ minutes: best.minutes + 1, cents: best.cents - 1 })).toBe(0);
    expect(margin({ minutes: best.minutes - 1, cents: best.cents + 1 })).toBe(70_00);
    expect(margin({ grams: best.grams - 1 })).toBe(0);
    expect(margin({ grams: best.grams + 1 })).toBe(70_00);
  });
});

test("of two terminals watched one behind the other, the second alone is further on than the first", () => {
  const rows = networkFromTables(`
    links
    | id | mode | from | to | durationH | costPerTeu |
    | in | road | A    | B  | 10        | 100        |

    services
    | id  | mode | costPerTeu |
    | one | rail | 200        |
    | two | rail | 300        |

    departures
    | service | days | time  |
    | one     | fri  | 12:00 |
    | two     | mon  | 12:00 |

    calls
    | service | terminal | arriveH | departH |
    | one     | B        |         | 0       |
    | one     | E        | 20      |         |
    | two     | E        |         | 0       |
    | two     | C        | 30      |         |

    transfers
    | at | fromMode | toMode | durationH |
    | *  | gate     | road   | 0         |
    | *  | road     | rail   | 5         |
    | *  | rail     | rail   | 5         |
    | *  | rail     | gate   | 0         |

    storage
    | id | at | freeH | perTeuDay |
    | s  | *  | 0     | 10        |
  `);
  const chain = askSearch(rows, "C");
  const inB = chain.stateOff("in");
  const inE = chain.stateOff("one");
  const margins = (ids: readonly string[], known: readonly Figures[] = []): number[] => {
    const watched = watchOf(chain, ids, known);
    return [gateOfA(chain), inB, inE].map((state) => watched.margin(state, 0, 0, 0, 0));
  };
  // Each a week.
  expect(margins(["B", "E"])).toEqual([140_00, 140_00, 0]);
  expect(margins(["E"])).toEqual([70_00, 70_00, 0]);
  expect(margins(["B"])).toEqual([70_00, 0, 0]);
  // From B on: 5 h, 20 h, 5 h, 30 h for 200 and 300.
  const best: Figures = { minutes: 60 * 60, cents: 500_00, grams: 0, legs: 2 };
  expect(margins(["E"], [best])).toEqual([0, 70_00, 0]);
  expect(margins(["E"], [{ ...best, cents: 499_99 }])).toEqual([0, 0, 0]);
});

test("a way on that owes nothing more does not count for one that may", () => {
  const rows = networkFromTables(`
    links
    | id    | mode | from | to | durationH | costPerTeu |
    | in    | road | A    | B  | 10        | 100        |
    | lorry | road | B    | C  | 5         | 50         |

    services
    | id    | mode | costPerTeu |
    | train | rail | 500        |

    departures
    | service | days | time  |
    | train   | fri  | 12:00 |

    calls
    | service | terminal | arriveH | departH |
    | train   | B        |         | 0       |
    | train   | C        | 20      |         |

    transfers
    | at | fromMode | toMode | durationH |
    | *  | gate     | road   | 0         |
    | *  | road     | road   | 0         |
    | *  | road     | rail   | 5         |
    | *  | rail     | gate   | 0         |
    | *  | road     | gate   | 0         |

    storage
    | id | at | freeH | perTeuDay |
    | s  | B  | 0     | 10        |
  `);
  const both = askSearch(rows, "C");
  const margin = (...known: readonly Figures[]): number =>
    watchOf(both, ["B"], known).margin(gateOfA(both), 0, 0, 0, 0);
  expect(margin()).toBe(70_00);
  // By lorry: sooner and cheaper than the train could ever be.
  expect(margin({ minutes: 15 * 60, cents: 150_00, grams: 0, legs: 2 })).toBe(0);
});

test("cargo that is released may owe more for lying, too", () => {
  const rows = networkFromTables(`
    terminals
    | id | openDays                    | opensAt | closesAt |
    | B  | mon tue wed thu fri sat sun | 06:00   | 24:00    |

    links
    | id | mode | from | to | durationH | costPerTeu |
    | in | road | A    | B  | 10        | 100        |

    transfers
    | at | fromMode | toMode | durationH | costPerTeu |
    | *  | gate     | road   | 0         | 0          |
    | *  | road     | gate   | 2         | 7          |

    storage
    | id | at | freeH | perTeuDay |
    | s  | B  | 13    | 10        |
  `);
  const released = askSearch(rows, "B");
  const margin = (...known: readonly Figures[]): number =>
    watchOf(released, ["B"], known).margin(gateOfA(released), 0, 0, 0, 0);
  // 2 h, or 14 h where it comes when the place is shut: nothing or a day.
  expect(margin()).toBe(10_00);
  const best: Figures = { minutes: 12 * 60, cents: 107_00, grams: 0, legs: 1 };
  expect(margin(best)).toBe(10_00);
  expect(margin({ ...best, cents: best.cents - 1 })).toBe(0);
});

test("nothing watched: nothing is owed", () => {
  const none = NO_WATCH;
  expect([none.isAny, none.isWatched(atGate), none.isListed(atGate, 0)]).toEqual([
    false,
    false,
    false,
  ]);
  expect(none.margin(atGate, 0, 0, 0, 0)).toBe(0);
});

test("all places watched: compared where waiting is not as usual, and no further", () => {
  const all = watchPlaces(field);
  const { departAfter } = query;
  expect([all.isAny, all.isWatched(atGate), all.isListed(stateOff("in"), departAfter)]).toEqual([
    true,
    true,
    true,
  ]);
  expect([all.isListed(atGate, 0), all.margin(atGate, 0, 0, 0, 0)]).toEqual([false, 0]);
});

test("a way charged in full owes what it was not charged, at the state where it lay", () => {
  // Monday 18:00 to Friday 12:00 is 90 h: four days.
  const { labels, answers, isProven } = toC.run();
  expect(isProven).toBe(true);
  const cheap = answers[0]!;
  expect(centsOf(labels, cheap)).toBe(640_00);
  const charged = (by = NO_WATCH) =>
    chargeInFull(compiled, weighed, field, query, labels, cheap, by);
  // The least is a day: 5 h of handling.
  expect(charged().owing).toEqual([stateOff("in")]);
  expect(charged(watch())).toEqual({
    figures: { minutes: (90 + 10 + 20) * 60, cents: 640_00, grams: 50_000, legs: 2 },
    owing: [],
  });
});
