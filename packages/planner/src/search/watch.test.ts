import { describe, expect, test } from "vitest";
import { networkFromTables } from "../../../../test/kit/networkFromTables.ts";
import { createEngine } from "../ask/engine.ts";
import { prepare } from "../ask/prepare.ts";
import { centsOf } from "./labels.ts";
import { chargeInFull } from "./owing.ts";
import { search } from "./rounds.ts";
import { type Figures, NO_WATCH, watchOver, watchPlaces } from "./watch.ts";

/** To C by a weekly train from B, where a day costs 10 USD, or by a lorry all the way; D leads to C alone. */
const network = networkFromTables(`
  links
  | id   | mode | from | to | durationH | costPerTeu |
  | in   | road | A    | B  | 10        | 100        |
  | past | road | A    | D  | 20        | 100        |
  | on   | road | D    | C  | 20        | 800        |

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
const engine = createEngine(network, undefined);
const { compiled } = engine;
const prepared = prepare(engine, {
  from: "A",
  to: "C",
  cargo: { containers: [{ type: "20GP", count: 1 }], grossKg: 10_000 },
  departAfter: "2026-03-02T08:00Z",
});
if (Array.isArray(prepared) || "because" in prepared) throw new Error("not prepared");
const { weighed, field, base } = prepared;
const query = {
  ...base,
  over: ["cost", "duration"] as const,
  units: [1, 1],
  isFirstOnly: false,
  isSpread: false,
};
const terminal = (id: string): number => compiled.terminalIdx.get(id)!;
const stateOff = (link: string): number =>
  compiled.rideState[compiled.rides.findIndex(({ links }) => links[0]?.id === link)]!;
const atGate = compiled.gateState[terminal("A")]!;
const watch = (known: readonly Figures[] = [], by: Partial<typeof query> = {}) =>
  watchOver(compiled, weighed, field, { ...query, ...by }, new Set([terminal("B")]), known);

describe("a terminal watched", () => {
  test("its states that are charged are", () => {
    expect([atGate, stateOff("in"), stateOff("past")].map(watch().isWatched)).toEqual([
      false,
      true,
      false,
    ]);
    expect(watch().isListed(atGate, 0)).toBe(true);
  });

  test("early cargo may owe a week more there, where the way leads past it", () => {
    const margin = (state: number): number => watch().margin(state, 0, 0, 0, 0);
    // 5 h or 5 h and a week: a day or eight. What is owed in the state itself is compared there.
    expect([atGate, stateOff("in"), stateOff("past")].map(margin)).toEqual([70_00, 0, 0]);
  });

  test("once more for every place to be touched, for it may be come to again", () => {
    expect(watch([], { mustTouch: 0b101 } as object).margin(atGate, 0, 0, 0, 0)).toBe(210_00);
  });

  test("nothing, where the best way past it is worse than one that is known", () => {
    // Past it from the gate: 600 USD, 35 h.
    const best: Figures = { minutes: 35 * 60, cents: 600_00, grams: 0, legs: 2 };
    const margin = (known: Figures, by: Partial<typeof query> = {}): number =>
      watch([known], by).margin(atGate, 0, 0, 0, 0);
    expect(margin(best)).toBe(70_00);
    expect(margin({ ...best, minutes: best.minutes - 1 })).toBe(0);
    expect(margin({ ...best, minutes: best.minutes - 1, cents: best.cents + 1 })).toBe(70_00);
    // In coarse units it is no worse.
    expect(margin({ ...best, minutes: best.minutes - 1 }, { units: [1, 1_000] })).toBe(70_00);
    // Where one way is looked for, the first criterion goes before the second.
    const first = { isFirstOnly: true };
    expect(margin(best, first)).toBe(70_00);
    expect(margin({ ...best, minutes: best.minutes + 1, cents: best.cents - 1 }, first)).toBe(0);
    expect(margin({ ...best, minutes: best.minutes - 1, cents: best.cents + 1 }, first)).toBe(
      70_00,
    );
  });
});

test("all places watched: compared where waiting is not as usual, and no further", () => {
  const all = watchPlaces(field);
  expect([all.isWatched(atGate), all.isListed(stateOff("in"), base.departAfter)]).toEqual([
    true,
    true,
  ]);
  expect([all.isListed(atGate, 0), all.margin(atGate, 0, 0, 0, 0)]).toEqual([false, 0]);
});

test("a way charged in full owes what it was not charged, at the state where it lay", () => {
  // Monday 18:00 to Friday 12:00 is 90 h: four days.
  const { labels, answers, isProven } = search(compiled, weighed, query, field);
  expect(isProven).toBe(true);
  const cheap = answers[0]!;
  expect(centsOf(labels, cheap)).toBe(640_00);
  const charged = (by = NO_WATCH) =>
    chargeInFull(compiled, weighed, field, query, labels, cheap, by);
  // The least is a day: 5 h of handling.
  expect(charged().owing).toEqual([stateOff("in")]);
  expect(charged(watch())).toEqual({
    figures: { minutes: (90 + 10 + 20) * 60, cents: 640_00, grams: 0, legs: 2 },
    owing: [],
  });
});
