import { describe, expect, test } from "vitest";
import { networkFromTables } from "../../../../test/kit/networkFromTables.ts";
import { askSearch, tellLabels } from "../../../../test/kit/searched.ts";
import type { Network } from "../network/rows.ts";
import { centsOf, minutesOf, moveOf, RELEASE } from "./labels.ts";
import type { Search, Settled } from "./rounds.ts";

/** USD and hours of the answers. */
const ways = ({ labels, answers }: Settled): string[] =>
  answers.map((label) => `${centsOf(labels, label) / 100} ${minutesOf(labels, label) / 60}h`);

/** What is found when labels are taken one at a time, which is how many were taken. */
function oneByOne(running: Search): Settled {
  let taken = 0;
  while (!running.advance(1)) taken += 1;
  const found = running.found();
  // With the last of them the search may be over.
  expect([taken, taken + 1]).toContain(found.extracted);
  return found;
}

/** To C by a weekly train from B, where a day costs 10 USD, or by a lorry all the way. */
const tables = (lorry: string): string => `
  links
  | id  | mode | from | to | durationH | costPerTeu |
  | in  | road | A    | B  | 10        | 100        |
  ${lorry}

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
`;
const network = networkFromTables(tables("| all | road | A | C | 40 | 900 |"));
// Monday 18:00 to Friday 12:00 is 90 h: four days. The least is 5 h of handling: a day.
const [BY_TRAIN, BY_LORRY] = ["640 120h", "900 40h"] as const;

describe("rounds", () => {
  test("lying is charged in full where an answer owes it; ways that owe nothing more are told as they were found", () => {
    const found = askSearch(network, "C").run();
    expect(ways(found)).toEqual([BY_TRAIN, BY_LORRY]);
    expect([found.isProven, found.stoppedAt, found.soFar, found.owing]).toEqual([
      true,
      undefined,
      undefined,
      [],
    ]);
    // The lorry was told by the first round, before any label of the second.
    const [train, lorry] = found.answers;
    expect(lorry).toBeLessThan(train!);
  });

  test("where cost decides nothing, what is owed decides nothing", () => {
    const soonest = { over: ["duration"], units: [1], isSpread: true } as const;
    expect(ways(askSearch(network, "C", soonest).run())).toEqual([BY_LORRY]);
    // By the train alone, charged at the least as it is not looked at.
    const train = askSearch(networkFromTables(tables("")), "C", soonest).run();
    expect([ways(train), train.owing]).toEqual([["610 120h"], []]);
    // Within 700 USD the train alone, whose cost in full is looked at.
    const { answers, owing } = askSearch(network, "C", { ...soonest, maxCents: 700_00 }).run();
    expect([answers.length, owing.length]).toEqual([0, 1]);
  });

  test("labels taken are counted over all rounds", () => {
    const found = oneByOne(askSearch(network, "C").begin());
    expect(ways(found)).toEqual([BY_TRAIN, BY_LORRY]);
    expect(found.extracted).toBe(askSearch(network, "C").run().extracted);
  });

  test("where lying is charged as it comes, what is later and dearer is still covered", () => {
    // By D an hour later to B, and 20 USD dearer.
    const rows = networkFromTables(
      tables(`
      | via | road | A | D | 5  | 60  |
      | on  | road | D | B | 6  | 60  |
      | all | road | A | C | 40 | 900 |`),
    );
    const found = askSearch(rows, "C").run();
    expect(ways(found)).toEqual([BY_TRAIN, BY_LORRY]);
    expect([found.labels.made, found.extracted]).toEqual([14, 14]);
  });

  test("ways are told apart whose figures read alike when they run together", () => {
    // 64,000 cents and 7,200 minutes, or 640,007 cents and 200 minutes.
    const rows = networkFromTables(tables("| all | road | A | C | 3.333333 | 6400.07 |"));
    expect(ways(askSearch(rows, "C").run())).toEqual([BY_TRAIN, `6400.07 ${200 / 60}h`]);
  });

  test("questions with deadlines that are answered in turn do not meet", () => {
    // What one is told to look at is lent to the next when it is over, whose second round looks at it too.
    const deadlines = ["2026-03-04T00:00Z", "2026-03-08T00:00Z", "2026-03-20T00:00Z", undefined];
    const asked = deadlines.flatMap((arriveBefore) =>
      [{}, { over: ["duration"], units: [1], isFirstOnly: true } as const].map((by) =>
        askSearch(network, "C", by, arriveBefore === undefined ? {} : { arriveBefore }),
      ),
    );
    const alone = asked.map((question) => ways(question.run()));
    expect(new Set(alone.map(String)).size).toBe(2);
    const ended = new Map<number, string[]>();
    const going = new Map(asked.slice(0, 4).map((question, at) => [at, question.begin()]));
    for (let next = 4; going.size > 0; )
      for (const [at, search] of going) {
        if (!search.advance(1)) continue;
        ended.set(at, ways(search.found()));
        going.delete(at);
        if (next < asked.length) going.set(next, asked[next]!.begin());
        next++;
      }
    expect(asked.map((_, at) => ended.get(at))).toEqual(alone);
  });

  test("what is found is asked for when the search is over", () => {
    const running = askSearch(network, "C").begin();
    expect(running.advance(1)).toBe(false);
    expect(() => running.found()).toThrow("invariant: the search is not over");
    expect(running.advance(Number.POSITIVE_INFINITY)).toBe(true);
    expect(running.advance(1)).toBe(true);
    expect(running.found()).toBe(running.found());
  });
});

describe("a spread", () => {
  test("tells apart what it has found and what may be had for less by owing less", () => {
    const cheapest = { over: ["cost"], units: [1], isSpread: true } as const;
    const spread = askSearch(network, "C", {
      ...cheapest,
      to: { gates: [0, 1, 2], lorries: [] },
    });
    const found = spread.run();
    expect(tellLabels(spread, found, found.answers)).toEqual(["in 100 10h 0kg"]);
    // As it was charged, at the least.
    expect(tellLabels(spread, found, found.owing)).toEqual(["in train 610 120h 0kg"]);
    expect([found.isProven, found.stoppedAt]).toEqual([true, undefined]);
  });
});

describe("a search that is stopped, wherever that is", () => {
  /** What is found within each number of labels, up to all. */
  const listStops = (): Settled[] => {
    const stops: Settled[] = [];
    for (let maxLabels = 0; stops.at(-1)?.stoppedAt !== undefined || maxLabels === 0; maxLabels++)
      stops.push(askSearch(network, "C", { maxLabels }).run());
    return stops;
  };

  test("tells ways of the front alone, as they are charged in full, and promises nothing better than what is missing", () => {
    const stops = listStops();
    expect(ways(stops.at(-1)!)).toEqual([BY_TRAIN, BY_LORRY]);
    for (const found of stops.slice(0, -1)) {
      const told = ways(found);
      const missing = [BY_TRAIN, BY_LORRY].filter((way) => !told.includes(way));
      expect([...told, ...missing].sort()).toEqual([BY_TRAIN, BY_LORRY].sort());
      for (const way of missing)
        expect(found.stoppedAt).toBeLessThanOrEqual(100 * Number.parseInt(way, 10));
    }
  });
  test("promises no less for an answer that owes more than it was charged", () => {
    // By train at the least; the next round would begin again with 600.
    const untold = listStops().filter(({ answers }) => answers.length === 0);
    expect(untold.at(-1)?.stoppedAt).toBe(610_00);
  });
  test("tells what the round before has proven, though the next has not come to it", () => {
    const told = listStops().map((found) => ways(found).join(", "));
    expect(told).toContain("");
    expect(told).toContain(BY_LORRY);
  });
  test("carries a way, even if it owes more than it was charged", () => {
    for (const found of listStops().slice(0, -1)) {
      expect(moveOf(found.labels, found.soFar!)).toBe(RELEASE);
      expect(found.owing).toEqual([]);
    }
    // None where there is none: the train is there after 120 h, whatever the bounds say.
    const byTrain = networkFromTables(tables(""));
    const late = { arriveBefore: "2026-03-07T07:59Z" };
    const { stoppedAt, soFar } = askSearch(byTrain, "C", { maxLabels: 0 }, late).run();
    expect([stoppedAt, soFar]).toEqual([600_00, undefined]);
  });
});

/** Two lorries unload in D, where lying is free, and drive on to B. Trains leave there on two days; a day costs 20 after the first. */
const twoLorries = (dear: number) =>
  networkFromTables(`
  links
  | id   | mode | from | to | durationH | costPerTeu |
  | fast | road | A    | D  | 10        | 100        |
  | slow | road | A    | D  | 98        | ${dear}    |
  | on   | road | D    | B  | 10        | 50         |

  services
  | id    | mode | costPerTeu |
  | train | rail | 500        |

  departures
  | service | days    | time  |
  | train   | fri sat | 12:00 |

  calls
  | service | terminal | arriveH | departH |
  | train   | B        |         | 0       |
  | train   | C        | 20      |         |

  transfers
  | at | fromMode | toMode | durationH |
  | *  | gate     | road   | 0         |
  | *  | road     | road   | 0         |
  | *  | road     | rail   | 0         |
  | *  | rail     | gate   | 0         |

  storage
  | id | at | freeH | perTeuDay |
  | s  | B  | 24    | 20        |
`);

describe("a limit of cost", () => {
  // Fast: there on Tuesday at 04:00, 80 h before Friday's train: three days. Slow: there on Friday at 20:00 for Saturday's.
  const [FAST, SLOW] = ["710 120h", "660 144h"] as const;
  const soonest = { over: ["duration"], units: [1], isFirstOnly: true } as const;
  test("a way that is beyond it in full does not stand for a later one within it", () => {
    expect(ways(askSearch(twoLorries(110), "C", soonest).run())).toEqual([FAST]);
    expect(ways(askSearch(twoLorries(110), "C", { ...soonest, maxCents: 709_99 }).run())).toEqual([
      SLOW,
    ]);
    expect(ways(askSearch(twoLorries(110), "C", { ...soonest, maxCents: 659_99 }).run())).toEqual(
      [],
    );
  });
});

describe("an allowance of labels", () => {
  /** So many stages of two lorries each, the later by minutes and the dearer by cents, that hardly two ways come at one time. */
  const stages = (count: number): Network =>
    networkFromTables(`
    links
    | id | mode | from | to | durationH | costPerTeu |
    | a0 | road | A    | T1 | 1 | 1 |
    ${Array.from(
      { length: count },
      (_, i) => `
    | a${i + 1} | road | T${i + 1} | T${i + 2} | 1 | 1 |
    | b${i + 1} | road | T${i + 1} | T${i + 2} | ${((60 + 2 ** i) / 60).toFixed(6)} | 1.01 |`,
    ).join("")}

    services
    | id    | mode | costPerTeu |
    | train | rail | 500        |

    departures
    | service | days | time  |
    | train   | fri  | 12:00 |

    calls
    | service | terminal      | arriveH | departH |
    | train   | T${count + 1} |         | 0       |
    | train   | C             | 20      |         |

    transfers
    | at | fromMode | toMode | durationH |
    | *  | gate     | road   | 0         |
    | *  | road     | road   | 0         |
    | *  | road     | rail   | 0         |
    | *  | rail     | gate   | 0         |

    storage
    | id | at            | freeH | perTeuDay |
    | y  | T${count + 1} | 0     | 20        |
  `);
  const cheapest = { over: ["cost"], units: [1], isFirstOnly: true } as const;

  test("a watched round that keeps to it proves the answer, however it is cut into parts", () => {
    const { begin, run } = askSearch(stages(8), "C", cheapest);
    const found = run();
    expect(found.isProven).toBe(true);
    // More than is taken between two looks at the allowance.
    expect(found.extracted).toBe(526);
    const running = begin();
    while (!running.advance(7));
    expect(running.found().extracted).toBe(found.extracted);
    expect(ways(running.found())).toEqual(ways(found));
  });
  test("one that does not is given up; what is told then is charged in full", () => {
    const found = oneByOne(askSearch(stages(12), "C", cheapest).begin());
    expect(found.isProven).toBe(false);
    // 13 stages take 13 h, to Monday 21:00; the later lorry of the eleventh 17 h more, which saves one of four days.
    expect(ways(found)).toEqual(["573.01 120h"]);
    expect(found.owing).toEqual([]);
    // At the same label, however the search is cut into parts.
    const running = askSearch(stages(12), "C", cheapest).begin();
    while (!running.advance(300));
    const whole = askSearch(stages(12), "C", cheapest).run();
    expect([found.extracted, running.found().extracted]).toEqual([
      whole.extracted,
      whole.extracted,
    ]);
  });
});
