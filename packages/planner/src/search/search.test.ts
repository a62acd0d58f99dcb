import { describe, expect, test } from "vitest";
import { describeBothLoops } from "../../../../test/kit/bothLoops.ts";
import { networkFromTables } from "../../../../test/kit/networkFromTables.ts";
import { askSearch, tellLabels } from "../../../../test/kit/searched.ts";
import type { Drayage } from "../network/rows.ts";
import type { FrontCriterion, Request } from "../request/request.ts";
import { createLabels, LABEL_BYTES, legsOf, moveOf, RELEASE } from "./labels.ts";
import type { Lorry, Query } from "./query.ts";
import { createRound } from "./search.ts";
import { NO_WATCH, type Watch } from "./watch.ts";

/** To C by way of B, by rail, road or air and by rail or road; or at one go, which is better in nothing but the changes. */
const network = networkFromTables(`
  links
  | id    | mode | from | to | durationH | costPerTeu | co2eKgPerTeu |
  | all   | road | A    | C  | 60        | 400        | 200          |
  | air1  | air  | A    | B  | 4         | 900        | 500          |
  | rail1 | rail | A    | B  | 30        | 60         | 10           |
  | rail2 | rail | B    | C  | 20        | 30         | 5            |
  | road1 | road | A    | B  | 20        | 100        | 30           |
  | road2 | road | B    | C  | 10        | 50         | 15           |

  transfers
  | at | fromMode | toMode | durationH | costPerTeu | co2eKgPerTeu |
  | *  | gate     | road   | 0         | 0          | 0            |
  | *  | gate     | rail   | 0         | 0          | 0            |
  | *  | gate     | air    | 0         | 0          | 0            |
  | *  | road     | road   | 0         | 0          | 0            |
  | *  | road     | rail   | 3         | 4          | 0            |
  | *  | rail     | rail   | 1         | 2          | 1            |
  | *  | rail     | road   | 2         | 5          | 0            |
  | *  | air      | road   | 1         | 10         | 0            |
  | *  | road     | gate   | 0         | 0          | 0            |
  | *  | rail     | gate   | 0         | 0          | 0            |
  | *  | air      | gate   | 0         | 0          | 0            |
`);
// 30 h, 1 h, 20 h for 60, 2 and 30, and so on.
const BY_RAIL = "rail1 rail2 92 51h 16kg";
const RAIL_ROAD = "rail1 road2 115 42h 25kg";
const BY_ROAD = "road1 road2 150 30h 45kg";
const BY_AIR = "air1 road2 960 15h 515kg";
const DIRECT = "all 400 60h 200kg";
const FINEST = [1, 1, 1, 1];

/** The ways found from A to C, in the order they were taken. */
function ways(
  over: readonly FrontCriterion[],
  by: Partial<Query> = {},
  more: Partial<Request> = {},
): string[] {
  const units = FINEST.slice(0, over.length);
  const asked = askSearch(network, "C", { over, units, ...by }, more);
  const found = asked.run();
  return tellLabels(asked, found, found.answers);
}

describeBothLoops("a front", () => {
  test.each<{ over: readonly FrontCriterion[]; expected: readonly string[] }>([
    { over: ["cost", "duration", "co2e"], expected: [BY_RAIL, RAIL_ROAD, BY_ROAD, BY_AIR] },
    { over: ["co2e", "duration", "cost"], expected: [BY_RAIL, RAIL_ROAD, BY_ROAD, BY_AIR] },
    { over: ["cost", "duration"], expected: [BY_RAIL, RAIL_ROAD, BY_ROAD, BY_AIR] },
    { over: ["duration", "cost"], expected: [BY_AIR, BY_ROAD, RAIL_ROAD, BY_RAIL] },
    { over: ["duration", "co2e"], expected: [BY_AIR, BY_ROAD, RAIL_ROAD, BY_RAIL] },
    { over: ["cost", "co2e"], expected: [BY_RAIL] },
    { over: ["transfers", "cost"], expected: [DIRECT, BY_RAIL] },
    { over: ["transfers", "duration"], expected: [DIRECT, BY_AIR] },
    { over: ["cost", "transfers"], expected: [BY_RAIL, DIRECT] },
    {
      over: ["cost", "duration", "co2e", "transfers"],
      expected: [BY_RAIL, RAIL_ROAD, BY_ROAD, DIRECT, BY_AIR],
    },
    {
      over: ["transfers", "co2e", "cost", "duration"],
      expected: [DIRECT, BY_RAIL, RAIL_ROAD, BY_ROAD, BY_AIR],
    },
  ])("over $over", ({ over, expected }) => {
    expect(ways(over)).toEqual(expected);
    // Where one is enough, it is the first.
    expect(ways(over, { isFirstOnly: true })).toEqual(expected.slice(0, 1));
  });

  test("in coarse units, by cells: of the ways in one the best in the others", () => {
    // Cells of 100 USD: 92 | 115, 150 | 960, of which 150 is the sooner.
    const inHundreds = [BY_RAIL, BY_ROAD, BY_AIR];
    expect(ways(["cost", "duration"], { units: [100_00, 1] })).toEqual(inHundreds);
    expect(ways(["cost", "duration", "co2e"], { units: [100_00, 1, 50_000] })).toEqual(inHundreds);
    // In CO2e the two differ.
    expect(ways(["cost", "duration", "co2e"], { units: [100_00, 1, 1_000] })).toEqual([
      BY_RAIL,
      RAIL_ROAD,
      BY_ROAD,
      BY_AIR,
    ]);
    // Cells of 50 hours: 51 | 42, 30, 15, of which 42 is the cheapest.
    expect(ways(["cost", "duration"], { units: [1, 50 * 60] })).toEqual([BY_RAIL, RAIL_ROAD]);
    expect(
      ways(["cost", "duration", "co2e", "transfers"], { units: [1, 50 * 60, 50_000, 1] }),
    ).toEqual([BY_RAIL, RAIL_ROAD, DIRECT]);
    expect(ways(["co2e", "cost"], { units: [50_000, 1] })).toEqual([BY_RAIL]);
  });

  test.each([
    { ids: ["a1", "a2", "z"], fewer: "z" },
    { ids: ["z1", "z2", "a"], fewer: "a" },
  ])(
    "of ways that are equal in the first three the one of fewer legs: $fewer",
    ({ ids, fewer }) => {
      const rows = networkFromTables(`
      links
      | id        | mode | from | to | durationH | costPerTeu | co2eKgPerTeu |
      | ${ids[0]} | road | A    | B  | 1         | 1          | 1            |
      | ${ids[1]} | road | B    | C  | 1         | 1          | 1            |
      | ${ids[2]} | road | A    | C  | 2         | 2          | 2            |

      transfers
      | at | fromMode | toMode | durationH |
      | *  | gate     | road   | 0         |
      | *  | road     | road   | 0         |
      | *  | road     | gate   | 0         |
    `);
      const over = ["cost", "duration", "co2e", "transfers"] as const;
      for (const isFirstOnly of [true, false]) {
        const asked = askSearch(rows, "C", { over, units: FINEST, isFirstOnly });
        const found = asked.run();
        expect(tellLabels(asked, found, found.answers)).toEqual([`${fewer} 2 2h 2kg`]);
        // Where it begins, after each of the first links, and out; the other is not looked at any further.
        expect(found.labels.made).toBe(4);
      }
    },
  );

  test("of ways that are equal in all the one whose rides come first by content", () => {
    const twins = (ids: readonly string[]) =>
      networkFromTables(`
        links
        | id | mode | from | to | durationH | costPerTeu |
        ${ids.map((id) => `| ${id} | road | A | C | 1 | 1 |`).join("\n")}

        transfers
        | at | fromMode | toMode | durationH |
        | *  | gate     | road   | 0         |
        | *  | road     | gate   | 0         |
      `);
    for (const ids of [
      ["x", "y", "z"],
      ["z", "y", "x"],
    ])
      for (const isFirstOnly of [true, false]) {
        const asked = askSearch(twins(ids), "C", { isFirstOnly });
        const found = asked.run();
        expect(tellLabels(asked, found, found.answers)).toEqual(["x 1 1h 0kg"]);
      }
  });
});

describeBothLoops("ties", () => {
  test("the way whose rides come first by content, though the other is looked at first", () => {
    const rows = networkFromTables(`
      links
      | id | mode | from | to | durationH | costPerTeu | co2eKgPerTeu |
      | a1 | road | A    | B  | 5         | 5          | 10           |
      | a2 | road | B    | C  | 5         | 5          | 10           |
      | z1 | road | A    | D  | 5         | 5          | 5            |
      | z2 | road | D    | C  | 5         | 5          | 15           |

      transfers
      | at | fromMode | toMode | durationH |
      | *  | gate     | road   | 0         |
      | *  | road     | road   | 0         |
      | *  | road     | gate   | 0         |
    `);
    for (const isFirstOnly of [true, false])
      for (const over of [
        ["cost", "duration"],
        ["cost", "transfers"],
        ["cost", "duration", "co2e", "transfers"],
      ] as const) {
        const units = over.map(() => 1);
        const asked = askSearch(rows, "C", { over, units, isFirstOnly });
        const found = asked.run();
        expect(tellLabels(asked, found, found.answers)).toEqual(["a1 a2 10 10h 20kg"]);
      }
  });
});

describeBothLoops("of two places to be released at", () => {
  test("what must wait at one till the morning is no answer where the other is better", () => {
    const rows = networkFromTables(`
      terminals
      | id | openDays                    | opensAt | closesAt |
      | B  | mon tue wed thu fri sat sun | 08:00   | 18:00    |

      links
      | id | mode | from | to | durationH | costPerTeu |
      | x  | road | A    | B  | 12        | 10         |
      | y  | road | A    | C  | 14        | 10         |

      transfers
      | at | fromMode | toMode | durationH |
      | *  | gate     | road   | 0         |
      | *  | road     | gate   | 0         |
    `);
    const to = { gates: [1, 2], lorries: [] };
    const asked = askSearch(rows, "C", { over: ["duration", "cost"], to });
    const found = asked.run();
    expect(tellLabels(asked, found, found.answers)).toEqual(["y 10 14h 0kg"]);
    // Where it begins, after each link, and out of each place.
    expect(found.labels.made).toBe(5);
  });
});

describeBothLoops("ways of very many legs", () => {
  const chain = (count: number, calendars = "") =>
    networkFromTables(`
      terminals
      | id | lon |
      | A  | 100 |${Array.from({ length: count }, (_, i) => `\n      | T${i + 1} | 100 |`).join("")}

      links
      | id | mode | from | to | durationH | costPerTeu |${Array.from(
        { length: count },
        (_, i) => `
      | a${i} | road | ${i === 0 ? "A" : `T${i}`} | T${i + 1} | 1 | 1 |`,
      ).join("")}

      transfers
      | at | fromMode | toMode | durationH |
      | *  | gate     | road   | 0         |
      | *  | road     | road   | 0         |
      | *  | road     | gate   | 0         |
      ${calendars}
    `);
  test("255 are the most", () => {
    const { labels, answers } = askSearch(chain(255), "T255").run();
    expect(answers.map((label) => legsOf(labels, label))).toEqual([255]);
    expect(askSearch(chain(256), "T256").run().answers).toEqual([]);
  });
  test("255 are the most of rides by date, too", () => {
    const calendars = `
      calendars
      | id | mode | validFrom  |
      | h  | road | 2026-03-20 |
    `;
    const byDate = (count: number) => askSearch(chain(count, calendars), `T${count}`).run();
    const { labels, answers } = byDate(255);
    expect(answers.map((label) => legsOf(labels, label))).toEqual([255]);
    expect(byDate(256).answers).toEqual([]);
  });
});

describeBothLoops("limits, to the last minute, cent and leg", () => {
  const both = ["cost", "duration"] as const;
  test.each<{ title: string; by?: Partial<Query>; more?: Partial<Request>; expected: string[] }>([
    {
      title: "30 h",
      more: { arriveBefore: "2026-03-03T14:00Z" },
      expected: [BY_ROAD, BY_AIR],
    },
    { title: "a minute less", more: { arriveBefore: "2026-03-03T13:59Z" }, expected: [BY_AIR] },
    { title: "150", by: { maxCents: 150_00 }, expected: [BY_RAIL, RAIL_ROAD, BY_ROAD] },
    { title: "a cent less", by: { maxCents: 149_99 }, expected: [BY_RAIL, RAIL_ROAD] },
    {
      title: "102, of which 10 whatever the way",
      by: { startCents: 10_00, maxCents: 102_00 },
      expected: ["rail1 rail2 102 51h 16kg"],
    },
    { title: "two legs", by: { maxLegs: 2 }, expected: [BY_RAIL, RAIL_ROAD, BY_ROAD, BY_AIR] },
    { title: "one leg", by: { maxLegs: 1 }, expected: [DIRECT] },
    { title: "no leg", by: { maxLegs: 0 }, expected: [] },
    {
      title: "one leg, and a cent too little for it",
      by: { maxLegs: 1, maxCents: 399_99 },
      expected: [],
    },
  ])("$title", ({ by, more, expected }) => {
    expect(ways(both, by, more)).toEqual(expected);
    expect(ways(both, { ...by, isFirstOnly: true }, more)).toEqual(expected.slice(0, 1));
  });
});

describeBothLoops("where nothing leads to the destination", () => {
  test("no label is made", () => {
    const made = (...gates: number[]): number =>
      askSearch(network, "B", { from: { gates, lorries: [] } }).run().labels.made;
    // Out of C, the third terminal, no link leads.
    expect(made(2)).toBe(0);
    expect(made(0, 2)).toBe(made(0));
  });
});

test("no label is made behind which there are too many legs", () => {
  // Where it begins, after the one link that goes there at one go, and out.
  expect(askSearch(network, "C", { maxLegs: 1 }).run().labels.made).toBe(3);
});

describe("places on the way", () => {
  test("what passes by stands for no way that stays there", () => {
    const rows = networkFromTables(`
      links
      | id  | mode | from | to | durationH | costPerTeu |
      | all | road | A    | C  | 1         | 1          |
      | in  | road | A    | B  | 5         | 5          |
      | on  | road | B    | C  | 5         | 5          |

      transfers
      | at | fromMode | toMode | durationH |
      | *  | gate     | road   | 0         |
      | *  | road     | road   | 0         |
      | *  | road     | gate   | 0         |
    `);
    const asked = askSearch(rows, "C", {}, { via: [{ place: "B", minStayH: 24 }] });
    const found = asked.run();
    expect(tellLabels(asked, found, found.answers)).toEqual(["in on 10 34h 0kg"]);
    expect(legsOf(found.labels, found.answers[0]!)).toBe(2);
    // Where it begins, after each first link, on from B with the stay, and out.
    expect(found.labels.made).toBe(5);
  });
  test("a wait that is long enough is a stay; no label is made to rest where one has", () => {
    // There at 18:00; the train leaves at 04:00 after ten hours, another a day later, and a lorry goes on at once.
    const rows = networkFromTables(`
      links
      | id   | mode | from | to | durationH | costPerTeu |
      | in   | road | A    | B  | 10        | 10         |
      | on   | road | B    | C  | 5         | 90         |
      | off  | road | C    | E  | 5         | 1          |
      | back | road | E    | C  | 5         | 1          |

      services
      | id    | mode | costPerTeu |
      | train | rail | 5          |

      departures
      | service | days    | time  |
      | train   | tue wed | 04:00 |

      calls
      | service | terminal | arriveH | departH |
      | train   | B        |         | 0       |
      | train   | C        | 20      |         |

      transfers
      | at | fromMode | toMode | durationH |
      | *  | gate     | road   | 0         |
      | *  | road     | road   | 0         |
      | *  | road     | rail   | 0         |
      | *  | road     | gate   | 0         |
      | *  | rail     | road   | 0         |
      | *  | rail     | gate   | 0         |
    `);
    const ask = (...stays: number[]): [string[], number] => {
      const via = stays.map((minStayH) => ({ place: "B", minStayH }));
      const asked = askSearch(rows, "C", {}, { via });
      const found = asked.run();
      return [tellLabels(asked, found, found.answers), found.labels.made];
    };
    expect(ask(10)).toEqual([["in train 15 40h 0kg", "in on 100 25h 0kg"], 11]);
    // The train of Wednesday.
    expect(ask(11)).toEqual([["in train 15 64h 0kg", "in on 100 26h 0kg"], 13]);
    // That of Tuesday next: on Wednesday at 10:00 the other has left.
    expect(ask(10, 40)).toEqual([["in train 15 208h 0kg", "in on 100 55h 0kg"], 16]);
  });
  test("what passes by is no way", () => {
    expect(ways(["transfers", "cost"], {}, { via: ["B"] })).toEqual([BY_RAIL]);
    expect(ways(["transfers", "cost"], {}, { via: ["C", "B"] })).toEqual([BY_RAIL]);
    expect(ways(["transfers"], {}, { via: ["A"] })).toEqual([DIRECT]);
  });
  test("a stay lasts at least so long, handling in it", () => {
    const via = [{ place: "B", minStayH: 48 }];
    // 30 h, 48 h, 20 h, and so on.
    expect(ways(["cost", "duration"], {}, { via })).toEqual([
      "rail1 rail2 92 98h 16kg",
      "rail1 road2 115 88h 25kg",
      "road1 road2 150 78h 45kg",
      "air1 road2 960 62h 515kg",
    ]);
    // At the gate cargo has not come by a leg yet.
    expect(ways(["cost"], {}, { via: [{ place: "A", minStayH: 1 }] })).toEqual([]);
    // Nor where it waits there for twelve hours.
    const rows = networkFromTables(`
      services
      | id    | mode | costPerTeu |
      | train | rail | 5          |

      departures
      | service | days | time  |
      | train   | mon  | 20:00 |

      calls
      | service | terminal | arriveH | departH |
      | train   | A        |         | 0       |
      | train   | C        | 20      |         |

      transfers
      | at | fromMode | toMode | durationH |
      | *  | gate     | rail   | 0         |
      | *  | rail     | gate   | 0         |
    `);
    const stay = (minStayH: number): readonly number[] =>
      askSearch(rows, "C", {}, { via: [{ place: "A", minStayH }] }).run().answers;
    expect([stay(0).length, stay(5).length]).toEqual([1, 0]);
    // Longer than handling takes by nothing: as if it were not asked for.
    expect(ways(["cost"], {}, { via: [{ place: "B", minStayH: 1 }] })).toEqual([BY_RAIL]);
  });
});

describe("lorries between a door and terminals", () => {
  const lorry = (terminal: number, more: Partial<Lorry> = {}): Lorry => ({
    terminal,
    row: {} as Drayage,
    km: 1,
    rideMinutes: 60,
    doorMinutes: 30,
    cents: 20_00,
    grams: 3_000,
    limited: [],
    ...more,
  });
  const [A, B, C] = [0, 1, 2] as const;
  test("to the first terminal: it is a leg by road", () => {
    const from = { gates: [], lorries: [lorry(A)] };
    // An hour and a half more, and handling from road to rail.
    expect(ways(["cost", "duration"], { from })).toEqual([
      "rail1 rail2 116 55.5h 19kg",
      "rail1 road2 139 46.5h 28kg",
      // A lorry needs none.
      "road1 rail2 154 44.5h 38kg",
      "road1 road2 170 31.5h 48kg",
    ]);
    expect(ways(["cost"], { from, maxLegs: 2 })).toEqual(["all 420 61.5h 203kg"]);
    expect(ways(["cost"], { from, maxLegs: 1 })).toEqual([]);
    // By a lorry it has.
    const via = [{ place: "A", minStayH: 48 }];
    expect(ways(["cost"], { from }, { via })).toEqual(["rail1 rail2 116 100.5h 19kg"]);
    expect(ways(["cost"], { from, startCents: 1 })).toEqual(["rail1 rail2 116.01 55.5h 19kg"]);
  });
  test("of two the one that suits", () => {
    const near = lorry(B, { cents: 80_00 });
    const lorries = [lorry(A), near];
    expect(ways(["cost", "duration"], { from: { gates: [], lorries } })).toEqual([
      "rail2 114 24.5h 8kg",
      "road2 130 11.5h 18kg",
    ]);
    expect(ways(["cost"], { from: { gates: [A], lorries: [near] } })).toEqual([BY_RAIL]);
  });
  test("from the last terminal", () => {
    const to = { gates: [], lorries: [lorry(C, { cents: 30_00 })] };
    const { labels, answers } = askSearch(network, "C", { over: ["cost"], units: [1], to }).run();
    expect(answers.map((label) => legsOf(labels, label))).toEqual([3]);
    // From a train 2 h and 5 more.
    expect(ways(["cost", "duration"], { to })).toEqual([
      "rail1 rail2 127 54.5h 19kg",
      "rail1 road2 145 43.5h 28kg",
      "road1 road2 180 31.5h 48kg",
      "air1 road2 990 16.5h 518kg",
    ]);
    expect(ways(["cost"], { to, maxLegs: 2 })).toEqual(["all 430 61.5h 203kg"]);
    // A stay before the lorry is one between two legs; handling is done meanwhile.
    const stay = (minStayH: number) => ({ via: [{ place: "C", minStayH }] });
    expect(ways(["cost"], { to }, stay(5))).toEqual(["rail1 rail2 127 57.5h 19kg"]);
    expect(ways(["cost"], { to }, stay(1))).toEqual(["rail1 rail2 127 54.5h 19kg"]);
    const two = { via: [{ place: "C", minStayH: 5 }, "B", { place: "C", minStayH: 3 }] };
    expect(ways(["cost"], { to }, two)).toEqual(["rail1 rail2 127 57.5h 19kg"]);
    // At a gate there is no leg after it.
    expect(ways(["cost"], {}, stay(5))).toEqual([]);
  });
});

describe("a spread: the best to each by itself", () => {
  const to = { gates: [1, 2], lorries: [] };
  const spread = (
    criterion: FrontCriterion,
    by: Partial<Query> = {},
    more: Partial<Request> = {},
  ): string[] => ways([criterion], { isSpread: true, to, ...by }, more);
  test.each<{ criterion: FrontCriterion; expected: string[] }>([
    { criterion: "cost", expected: ["rail1 60 30h 10kg", BY_RAIL] },
    { criterion: "duration", expected: ["air1 900 4h 500kg", BY_AIR] },
    { criterion: "co2e", expected: ["rail1 60 30h 10kg", BY_RAIL] },
  ])("by $criterion", ({ criterion, expected }) => {
    expect(spread(criterion)).toEqual(expected);
  });
  test("no label is made for a second way out of a place", () => {
    const by = { over: ["cost"], units: [1], isSpread: true, to } as const;
    const { labels, extracted } = askSearch(network, "C", by).run();
    expect([labels.made, extracted]).toEqual([12, 12]);
  });
  test("a second way out of a place is passed over, and others are looked for", () => {
    const rows = networkFromTables(`
      links
      | id | mode | from | to | durationH | costPerTeu |
      | a  | road | A    | B  | 10        | 1          |
      | b  | road | A    | B  | 5         | 2          |
      | c  | road | B    | C  | 1         | 9          |

      transfers
      | at | fromMode | toMode | durationH | costPerTeu |
      | *  | gate     | road   | 0         | 0          |
      | *  | road     | road   | 0         | 0          |
      | *  | road     | gate   | 0         | 5          |
    `);
    const asked = askSearch(rows, "C", { over: ["cost"], units: [1], isSpread: true, to });
    const found = asked.run();
    expect(tellLabels(asked, found, found.answers)).toEqual(["a 6 10h 0kg", "a c 15 11h 0kg"]);
  });
  test("a way of fewer legs that comes later is kept where legs are limited", () => {
    const rows = networkFromTables(`
      links
      | id   | mode | from | to | durationH | costPerTeu |
      | in   | road | A    | X  | 1         | 1          |
      | by   | road | X    | B  | 1         | 1          |
      | slow | road | A    | B  | 5         | 1          |
      | on   | road | B    | C  | 1         | 1          |

      transfers
      | at | fromMode | toMode | durationH |
      | *  | gate     | road   | 0         |
      | *  | road     | road   | 0         |
      | *  | road     | gate   | 0         |
    `);
    const by = { over: ["duration"], units: [1], isSpread: true } as const;
    const tell = (maxLegs: number): string[] => {
      const query = { ...by, maxLegs, to: { gates: [1, 2], lorries: [] } };
      const asked = askSearch(rows, "C", query);
      const found = asked.run();
      return tellLabels(asked, found, found.answers);
    };
    expect(tell(3)).toEqual(["in by 2 2h 0kg", "in by on 3 3h 0kg"]);
    expect(tell(2)).toEqual(["in by 2 2h 0kg", "slow on 2 6h 0kg"]);
  });
  test("within limits", () => {
    expect(spread("duration", { maxCents: 100_00 })).toEqual(["road1 100 20h 30kg", BY_RAIL]);
    const inTwenty = { arriveBefore: "2026-03-03T04:00Z" };
    expect(spread("co2e", {}, inTwenty)).toEqual(["road1 100 20h 30kg", BY_AIR]);
    expect(spread("cost", {}, inTwenty)).toEqual(["road1 100 20h 30kg", BY_AIR]);
    expect(spread("duration", { maxLegs: 1 })).toEqual(["air1 900 4h 500kg", DIRECT]);
  });
});

describeBothLoops("a budget", () => {
  const asked = (by: Partial<Query>) => askSearch(network, "C", by);
  const front = [BY_RAIL, RAIL_ROAD, BY_ROAD, BY_AIR];
  const costOf = (way: string): number => 100 * Number(way.split(" ").at(-3));

  test.each([{ units: [1, 1] }, { units: [50_00, 1] }])(
    "stopped anywhere, in units of $units: what is told is on the front, and what is missing no better than promised",
    ({ units }) => {
      const whole = asked({ units });
      const all = tellLabels(whole, whole.run(), whole.run().answers);
      let told = 0;
      for (let maxLabels = 0; ; maxLabels++) {
        const stopped = asked({ units, maxLabels });
        const found = stopped.run();
        const answers = tellLabels(stopped, found, found.answers);
        if (found.stoppedAt === undefined) {
          expect(answers).toEqual(all);
          break;
        }
        expect(answers).toEqual(all.slice(0, answers.length));
        for (const way of all.slice(answers.length))
          expect(costOf(way)).toBeGreaterThanOrEqual(found.stoppedAt);
        // A bound is of a cell, and never falls.
        expect(found.stoppedAt % units[0]!).toBe(0);
        expect(answers.length).toBeGreaterThanOrEqual(told);
        told = answers.length;
        expect(moveOf(found.labels, found.soFar!)).toBe(RELEASE);
      }
      expect(told).toBeGreaterThan(1);
    },
  );
  test("the way it carries is led by what is the least to the destination", () => {
    const at = (over: readonly FrontCriterion[], by: Partial<Query> = {}): string[] => {
      const stopped = asked({ over, units: [1], maxLabels: 0, ...by });
      const found = stopped.run();
      return tellLabels(stopped, found, found.soFar === undefined ? [] : [found.soFar]);
    };
    expect(at(["cost"])).toEqual([BY_RAIL]);
    expect(at(["duration"])).toEqual([BY_AIR]);
    expect(at(["co2e"])).toEqual([BY_RAIL]);
    expect(at(["transfers"])).toEqual([DIRECT]);
    expect(at(["duration"], { maxCents: 300_00 })).toEqual([BY_ROAD]);
    expect(at(["duration"], { maxCents: 150_00 })).toEqual([BY_ROAD]);
    expect(at(["duration"], { maxCents: 134_00 })).toEqual(["road1 rail2 134 43h 35kg"]);
    // By road to B it would be 134 at the least.
    expect(at(["duration"], { maxCents: 133_99 })).toEqual([RAIL_ROAD]);
    expect(at(["cost"], { maxLegs: 1 })).toEqual([DIRECT]);
    expect(at(["cost"], { arriveBefore: asked({}).query.departAfter + 30 * 60 })).toEqual([
      BY_ROAD,
    ]);
  });
  test("the way it carries touches what must be touched", () => {
    const stopped = askSearch(network, "C", { maxLabels: 0 }, { via: ["B"] });
    const found = stopped.run();
    expect(tellLabels(stopped, found, [found.soFar!])).toEqual([BY_RAIL]);
  });
  test("the way it carries goes where another came before that is better", () => {
    // The train is waited for, so that the other way to it is looked at before those that arrive by it.
    const rows = networkFromTables(`
      links
      | id | mode | from | to | durationH | costPerTeu |
      | x  | road | A    | S  | 1         | 1          |
      | y  | road | A    | Y  | 1         | 2          |
      | z  | road | Y    | S  | 1         | 2          |

      services
      | id    | mode | costPerTeu |
      | train | rail | 5          |

      departures
      | service | days | time  |
      | train   | mon  | 20:00 |

      calls
      | service | terminal | arriveH | departH |
      | train   | S        |         | 0       |
      | train   | C        | 20      |         |

      transfers
      | at | fromMode | toMode | durationH |
      | *  | gate     | road   | 0         |
      | *  | road     | road   | 0         |
      | *  | road     | rail   | 0         |
      | *  | rail     | gate   | 0         |
    `);
    const stopped = askSearch(rows, "C", { over: ["duration", "cost"], maxLabels: 3 });
    const found = stopped.run();
    expect(found.answers).toEqual([]);
    expect(tellLabels(stopped, found, [found.soFar!])).toEqual(["y z train 9 32h 0kg"]);
  });
  test("the way it carries is out in time, whatever was waited for", () => {
    // There on Monday at 18:00. By barge on Thursday at 18:00, by lorry on Tuesday at 14:00; and out four hours later.
    const rows = networkFromTables(`
      links
      | id    | mode | from | to | durationH | costPerTeu |
      | in    | road | A    | B  | 10        | 10         |
      | lorry | road | B    | C  | 20        | 50         |

      services
      | id    | mode           | costPerTeu |
      | barge | inlandWaterway | 5          |

      departures
      | service | days | time  |
      | barge   | wed  | 12:00 |

      calls
      | service | terminal | arriveH | departH |
      | barge   | B        |         | 0       |
      | barge   | C        | 30      |         |

      transfers
      | at | fromMode       | toMode         | durationH | costPerTeu |
      | *  | gate           | road           | 0         | 0          |
      | *  | road           | road           | 0         | 0          |
      | *  | road           | inlandWaterway | 0         | 0          |
      | *  | road           | gate           | 4         | 9          |
      | *  | inlandWaterway | gate           | 4         | 9          |
    `);
    const by = (iso: string): string[] => {
      const stopped = askSearch(rows, "C", { maxLabels: 0 }, { arriveBefore: iso });
      const found = stopped.run();
      return tellLabels(stopped, found, found.soFar === undefined ? [] : [found.soFar]);
    };
    expect(by("2026-03-05T22:00Z")).toEqual(["in barge 24 86h 0kg"]);
    expect(by("2026-03-05T21:59Z")).toEqual(["in lorry 69 34h 0kg"]);
    expect(by("2026-03-03T18:00Z")).toEqual(["in lorry 69 34h 0kg"]);
    expect(by("2026-03-03T17:59Z")).toEqual([]);
  });
  test("the way it carries is out as soon as it can be, and of several that are alike the first", () => {
    // On from C and back is cheaper than out.
    const rows = networkFromTables(`
      links
      | id   | mode | from | to | durationH | costPerTeu |
      | x    | road | A    | C  | 1         | 5          |
      | y    | road | A    | C  | 1         | 5          |
      | on   | road | C    | D  | 1         | 1          |
      | back | road | D    | C  | 1         | 1          |

      transfers
      | at | fromMode | toMode | durationH | costPerTeu |
      | *  | gate     | road   | 0         | 0          |
      | *  | road     | road   | 0         | 0          |
      | *  | road     | gate   | 1         | 20         |
    `);
    const stopped = askSearch(rows, "C", { maxLabels: 0 });
    const found = stopped.run();
    expect(tellLabels(stopped, found, [found.soFar!])).toEqual(["x 25 2h 0kg"]);
  });
  test("an answer of a figure at which the search stopped is told in the finest units", () => {
    const rows = networkFromTables(`
      links
      | id | mode | from | to | durationH | costPerTeu | co2eKgPerTeu |
      | z  | road | A    | C  | 10        | 5          | 50           |
      | y1 | road | A    | B  | 10        | 5          | 5            |
      | y2 | road | B    | C  | 10        | 0          | 5            |

      transfers
      | at | fromMode | toMode | durationH |
      | *  | gate     | road   | 0         |
      | *  | road     | road   | 0         |
      | *  | road     | gate   | 0         |
    `);
    const tell = (cents: number): [string[], number | undefined] => {
      const over = ["cost", "duration", "co2e"] as const;
      const stopped = askSearch(rows, "C", { over, units: [cents, 1, 1], maxLabels: 4 });
      const found = stopped.run();
      return [tellLabels(stopped, found, found.answers), found.stoppedAt];
    };
    expect(tell(1)).toEqual([["z 5 10h 50kg"], 5_00]);
    // In dollars what is found later may be the better by cents.
    expect(tell(100)).toEqual([[], 5_00]);
  });
  test("is looked at before every 1,024th label that is taken", () => {
    // Stages with a choice each: twice as much money as at the one before saves twice as many minutes.
    const rows = networkFromTables(`
      links
      | id | mode | from | to | durationH | costPerTeu |${Array.from(
        { length: 11 },
        (_, i) => `
      | a${i} | road | ${i === 0 ? "A" : `T${i}`} | T${i + 1} | ${((60 + 2 ** i) / 60).toFixed(6)} | 0 |
      | b${i} | road | ${i === 0 ? "A" : `T${i}`} | T${i + 1} | 1 | ${2 ** i} |`,
      ).join("")}

      transfers
      | at | fromMode | toMode | durationH |
      | *  | gate     | road   | 0         |
      | *  | road     | road   | 0         |
      | *  | road     | gate   | 0         |
    `);
    /** How often it was looked at, and labels taken. */
    const looks = (stopsAt: number, part = Number.POSITIVE_INFINITY): number[] => {
      let count = 0;
      const shouldStop = (): boolean => ++count === stopsAt;
      const running = askSearch(rows, "T11", { shouldStop }).begin();
      while (!running.advance(part));
      const { extracted, stoppedAt, answers } = running.found();
      expect(stoppedAt === undefined).toBe(answers.length === 2 ** 11);
      return [count, extracted];
    };
    // In parts no more are taken than that.
    const { compiled, weighed, query, field } = askSearch(rows, "T11");
    const latest = new Float64Array(compiled.stateCount).fill(Number.POSITIVE_INFINITY);
    const round = createRound(compiled, weighed, query, field, latest, createLabels(), NO_WATCH);
    for (const taken of [700, 1_400, 2_100]) {
      expect(round.advance(700)).toBe(false);
      expect(round.countExtracted()).toBe(taken);
    }
    // 2^12 - 1 on the way, and 2^11 that are out.
    const all = 2 ** 12 - 1 + 2 ** 11;
    expect(looks(0)).toEqual([5, all]);
    expect(looks(0, 700)).toEqual([5, all]);
    expect(looks(1)).toEqual([1, 1_023]);
    expect(looks(3)).toEqual([3, 3 * 1_024 - 1]);
    expect(looks(3, 700)).toEqual([3, 3 * 1_024 - 1]);
  });
  test("of bytes is one of labels", () => {
    for (const maxLabels of [3, 6, 9]) {
      const [byLabels, byBytes] = [{ maxLabels }, { maxBytes: maxLabels * LABEL_BYTES }].map((by) =>
        asked(by).run(),
      );
      expect(byBytes!.stoppedAt).toBe(byLabels!.stoppedAt);
      expect(byBytes!.extracted).toBe(byLabels!.extracted);
    }
  });
  test("a round that is over stays over, and tells only then what was found", () => {
    const { compiled, weighed, query, field } = asked({});
    const latest = new Float64Array(compiled.stateCount).fill(Number.POSITIVE_INFINITY);
    const round = createRound(compiled, weighed, query, field, latest, createLabels(), NO_WATCH);
    expect(round.advance(1)).toBe(false);
    expect(() => round.found()).toThrow("invariant: the search is not over");
    expect(round.advance(Number.POSITIVE_INFINITY)).toBe(true);
    expect(round.advance(1)).toBe(true);
    expect(round.found()).toBe(round.found());
    expect(round.found().extracted).toBe(round.countExtracted());
  });
  test("labels are taken one by one", () => {
    const running = asked({}).begin();
    let taken = 0;
    while (!running.advance(1)) taken += 1;
    const found = running.found();
    // With the last of them the search may be over.
    expect([taken, taken + 1]).toContain(found.extracted);
    expect(found.extracted).toBe(asked({}).run().extracted);
    expect(tellLabels(asked({}), found, found.answers)).toEqual(front);
  });
});

test("what is watched is asked about by state and absolute minute, whatever was touched on the way", () => {
  const asked = askSearch(network, "C", {}, { via: ["B"] });
  const { compiled, weighed, query, field } = asked;
  const told: { state: number; minute: number }[] = [];
  const watch: Watch = {
    ...NO_WATCH,
    isAny: true,
    isListed: (state, minute) => {
      told.push({ state, minute });
      return true;
    },
    margin: (state, minutes) => {
      told.push({ state, minute: query.departAfter + minutes });
      return 0;
    },
  };
  const latest = new Float64Array(compiled.stateCount).fill(Number.POSITIVE_INFINITY);
  const round = createRound(compiled, weighed, query, field, latest, createLabels(), watch);
  round.advance(Number.POSITIVE_INFINITY);
  const found = round.found();
  expect(tellLabels(asked, { ...found, isProven: true }, found.answers)).toEqual([
    BY_RAIL,
    RAIL_ROAD,
    BY_ROAD,
    BY_AIR,
  ]);
  expect(told.length).toBeGreaterThan(5);
  for (const { state, minute } of told) {
    expect(state).toBeLessThan(compiled.stateCount);
    expect(minute).toBeGreaterThanOrEqual(query.departAfter);
  }
});
