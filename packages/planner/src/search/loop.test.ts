import { afterEach, describe, expect, test, vi } from "vitest";
import { describeBothLoops } from "../../../../test/kit/bothLoops.ts";
import { networkFromTables } from "../../../../test/kit/networkFromTables.ts";
import { askSearch, tellLabels } from "../../../../test/kit/searched.ts";
import type { Network } from "../network/rows.ts";
import type { FrontCriterion, Request } from "../request/request.ts";
import { departureOf, legsOf, parentOf } from "./labels.ts";
import type { Query } from "./query.ts";

interface Given {
  /** Opening hours of B: days, from, until. */
  readonly hours?: string;
  /** Hours between two trains of `often`. */
  readonly headwayH?: number;
  /** Rows of calendars. */
  readonly calendars?: readonly string[];
  /** More links, and rows of storage. */
  readonly links?: readonly string[];
  readonly storage?: readonly string[];
}
/** By lorry to B, there on Monday at 18:00, and on by a train of Tuesdays and Fridays, by one of every two days, or by barge. */
const network = ({
  hours = "| |",
  headwayH = 48,
  calendars = [],
  links = [],
  storage = [],
}: Given) =>
  networkFromTables(`
  terminals
  | id | openDays | opensAt | closesAt |
  | B  | ${hours} |

  links
  | id  | mode | from | to | durationH | costPerTeu | co2eKgPerTeu |
  | all | road | A    | C  | 40        | 900        | 90           |
  | in  | road | A    | B  | 10        | 100        | 10           |
  ${links.join("\n  ")}

  services
  | id    | mode           | headwayH    | costPerTeu |
  | barge | inlandWaterway |             | 5          |
  | often | rail           | ${headwayH} | 80         |
  | train | rail           |             | 10         |

  departures
  | service | days    | time  |
  | barge   | mon     | 17:00 |
  | train   | tue fri | 02:00 |

  calls
  | service | terminal | arriveH | departH | cutOffH |
  | barge   | B        |         | 0       |         |
  | barge   | C        | 90      |         |         |
  | often   | B        |         | 0       | 3       |
  | often   | C        | 30      |         |         |
  | train   | X        |         | 0       |         |
  | train   | B        | 1       | 2       | 3       |
  | train   | C        | 22      |         |         |

  transfers
  | at | fromMode | toMode         | durationH | costPerTeu | co2eKgPerTeu |
  | *  | gate     | road           | 0         | 0          | 0            |
  | *  | gate     | rail           | 0         | 0          | 0            |
  | *  | road     | rail           | 2         | 6          | 1            |
  | *  | road     | inlandWaterway | 0         | 7          | 2            |
  | *  | road     | gate           | 4         | 3          | 1            |
  | *  | rail     | gate           | 0         | 0          | 0            |
  | *  | inlandWaterway | gate     | 0         | 0          | 0            |

  storage
  | id | at | freeH | perTeuDay |
  ${storage.join("\n  ")}

  calendars
  | id | mode | validFrom | validTo | extraH |
  ${calendars.map((row, i) => `| c${i} ${row}`).join("\n  ")}
`);
/** The front by cost and duration, in its order. */
function ways(
  given: Given = {},
  { to = "C", ...by }: Partial<Omit<Query, "to">> & { readonly to?: string } = {},
  more: Partial<Request> = {},
): string[] {
  const asked = askSearch(network(given), to, by, more);
  const found = asked.run();
  return tellLabels(asked, found, found.answers);
}

// The barge left an hour before, and leaves in a week less an hour: 10 h, 167 h, 90 h.
const BARGE = "in barge 112 267h 12kg";
// At 23:00 cargo is handled and the cut-off of Tuesday's train at 04:00 an hour away. 20 h, 20 h.
const TRAIN = "in train 116 40h 11kg";
const DIRECT = "all 903 44h 91kg";

/** Stages with a choice of two lorries, one in everything but one figure better than the other, by numbers that fit no measure. */
const stages = (count: number, alike?: FrontCriterion) => {
  let seed = 3;
  const draw = (least: number, most: number): number => {
    seed = (seed * 48_271) % 2_147_483_647;
    return least + (seed % (most - least));
  };
  return networkFromTables(`
      links
      | id | mode | from | to | durationH | costPerTeu | co2eKgPerTeu |${Array.from(
        { length: count },
        (_, i) => `
      | a${i} | road | ${i === 0 ? "A" : `T${i}`} | T${i + 1} | ${draw(2, 9)} | ${alike === "cost" ? 30 : draw(10, 40)} | ${alike === "co2e" ? 20 : draw(5, 50)} |
      | b${i} | road | ${i === 0 ? "A" : `T${i}`} | T${i + 1} | 1 | ${alike === "cost" ? 30 : draw(20, 99)} | ${alike === "co2e" ? 20 : draw(5, 50)} |`,
      ).join("")}

      transfers
      | at | fromMode | toMode | durationH |
      | *  | gate     | road   | 0         |
      | *  | road     | road   | 0         |
      | *  | road     | gate   | 0         |
    `);
};

describeBothLoops("one question", () => {
  describe("rides by timetable", () => {
    test("the next that handled cargo meets", () => {
      expect(ways()).toEqual([BARGE, TRAIN]);
      // Two hours later at B: the cut-off is met to the minute; a minute more, and it is Friday's train.
      const departAfter = (iso: string) => ways({}, {}, { departAfter: iso });
      expect(departAfter("2026-03-02T13:00Z")).toContain("in train 116 35h 11kg");
      expect(departAfter("2026-03-02T13:01Z").join(", ")).toContain("in often 186 69h");
    });
    test("by duration first, and by three criteria", () => {
      expect(ways({}, { over: ["duration", "cost"] })).toEqual([TRAIN, BARGE]);
      expect(ways({}, { over: ["co2e", "duration"] })).toEqual([TRAIN]);
      expect(ways({}, { over: ["co2e", "duration", "cost"], units: [1, 1, 1] })).toEqual([
        TRAIN,
        BARGE,
      ]);
      expect(ways({}, { over: ["cost", "co2e", "duration"], units: [1, 1, 1] })).toEqual([
        BARGE,
        TRAIN,
      ]);
      expect(ways({}, { over: ["cost"], units: [1] })).toEqual([BARGE]);
    });
    test("up to the last minute of a limit", () => {
      const arriveBefore = (iso: string) => ways({}, {}, { arriveBefore: iso });
      expect(arriveBefore("2026-03-13T11:00Z")).toEqual([BARGE, TRAIN]);
      expect(arriveBefore("2026-03-13T10:59Z")).toEqual([TRAIN]);
      expect(arriveBefore("2026-03-04T00:00Z")).toEqual([TRAIN]);
      expect(arriveBefore("2026-03-03T23:59Z")).toEqual([]);
    });
    test("within a limit of cost to the cent", () => {
      expect(ways({}, { maxCents: 112_00 })).toEqual([BARGE]);
      expect(ways({}, { maxCents: 111_99 })).toEqual([]);
    });
  });

  test("a label tells when its ride leaves", () => {
    const { answers, labels } = askSearch(network({}), "C").run();
    // Out of the network nothing leaves: the ride is the label before.
    const leaves = answers.map((label) => departureOf(labels, parentOf(labels, label)));
    expect(leaves.map((minute) => new Date(60_000 * minute).toISOString().slice(0, 16))).toEqual([
      "2026-03-09T17:00",
      "2026-03-03T04:00",
    ]);
  });

  describe("rides by headway", () => {
    const often = { modes: ["road", "rail"], avoid: { services: ["train"] } } as const;
    test("half of it after handling and cut-off", () => {
      // 10 h, 2 h and 3 h, 24 h, 30 h.
      expect(ways({}, {}, often)).toEqual(["in often 186 69h 11kg", DIRECT]);
      expect(ways({ headwayH: 4 }, {}, often)).toEqual(["in often 186 47h 11kg", DIRECT]);
    });
    test("to the end of the horizon", () => {
      // 400 days are 9,600 h: 15 h and half of 19,170 h.
      expect(ways({ headwayH: 19_170 }, {}, often)).toEqual(["in often 186 9630h 11kg", DIRECT]);
      expect(ways({ headwayH: 19_172 }, {}, often)).toEqual([DIRECT]);
    });
  });

  test("handling begins when the place is open", () => {
    const hours = "mon tue wed thu fri sat sun | 08:00 | 18:00";
    // From Tuesday 08:00 on: 24 h, 2 h and 3 h and 24 h, 30 h. The train leaves on Friday at 04:00: 92 h, 20 h.
    expect(ways({ hours })).toEqual([
      BARGE,
      "in train 116 112h 11kg",
      "in often 186 83h 11kg",
      DIRECT,
    ]);
    expect(ways({ hours }, { over: ["duration", "cost"] })[0]).toBe(DIRECT);
    // Out of B, too, within a limit to the minute.
    const out = (more: Partial<Request> = {}): string[] => ways({ hours }, { to: "B" }, more);
    expect(out()).toEqual(["in 103 28h 11kg"]);
    expect(out({ arriveBefore: "2026-03-03T12:00Z" })).toEqual(["in 103 28h 11kg"]);
    expect(out({ arriveBefore: "2026-03-03T11:59Z" })).toEqual([]);
  });

  test("a way that comes later for it does not stand for one that is sooner, nor the other way about", () => {
    const given = {
      hours: "mon tue wed thu fri sat sun | 08:00 | 18:00",
      links: ["| alt | rail | A | C | 75 | 190 | 11 |"],
    };
    const front = [
      DIRECT,
      "alt 190 75h 11kg",
      "in often 186 83h 11kg",
      "in train 116 112h 11kg",
      BARGE,
    ];
    expect(ways(given, { over: ["duration", "cost"] })).toEqual(front);
    const three = { over: ["duration", "co2e", "cost"], units: [1, 1, 1] } as const;
    expect(ways(given, three)).toEqual(front);
    expect(ways(given)).toEqual([...front].reverse());
    // One that is there first, at four dollars more, leaves those that wait for the morning what they are.
    const early = { ...given, links: ["| alt | rail | A | C | 30 | 190 | 11 |"] };
    const rest = ["alt 190 30h 11kg", ...front.slice(2)];
    expect(ways(early, { over: ["duration", "cost"] })).toEqual(rest);
    expect(ways(early, three)).toEqual(rest);
  });

  test("where lying is charged it counts", () => {
    // Ten hours before the train, 29 h before the other, a week less an hour before the barge: one day, two, seven.
    const given = { storage: ["| s | B | 0 | 10 |"] };
    expect(ways(given)).toEqual(["in train 126 40h 11kg"]);
    // Before the gate four hours of handling: a day.
    expect(ways(given, { to: "B" })).toEqual(["in 113 14h 11kg"]);
  });

  test("what calendars change is looked at by its days", () => {
    // No trains on Tuesday: the one of Friday, or by headway from Wednesday 00:00 on for those ready by then.
    const closed = ["| rail | 2026-03-03 | 2026-03-03 | |"];
    expect(ways({ calendars: closed })).toEqual([
      BARGE,
      "in train 116 112h 11kg",
      "in often 186 70h 11kg",
      DIRECT,
    ]);
    const slow = ["| rail | 2026-03-03 | 2026-03-03 | 5 |"];
    expect(ways({ calendars: slow })).toEqual([BARGE, "in train 116 45h 11kg", DIRECT]);
  });

  test("places that must be touched", () => {
    const cheap = { modes: ["road", "rail"] } as const;
    expect(ways({}, {}, { ...cheap, via: ["B"] })).toEqual([TRAIN]);
    expect(ways({}, {}, { modes: ["road"], via: ["C"] })).toEqual([DIRECT]);
    expect(ways({}, {}, { modes: ["road"], via: ["B"] })).toEqual([]);
    // The cut over X is no part of the way from B on.
    expect(ways({}, {}, { ...cheap, via: ["X"] })).toEqual([]);
    // A ride that calendars change touches what others do.
    const calendars = ["| rail | 2026-03-03 | 2026-03-03 | |"];
    expect(ways({ calendars }, {}, { ...cheap, via: ["C"] })).toEqual([
      "in train 116 112h 11kg",
      "in often 186 70h 11kg",
      DIRECT,
    ]);
  });

  test("legs are counted, though nothing asks for them", () => {
    const { answers, labels } = askSearch(
      network({ headwayH: 4 }),
      "C",
      {},
      { modes: ["road", "rail"] },
    ).run();
    expect(answers.map((label) => legsOf(labels, label))).toEqual([2]);
    const direct = askSearch(network({}), "C", {}, { modes: ["road"] }).run();
    expect(direct.answers.map((label) => legsOf(direct.labels, label))).toEqual([1]);
    // By date, which the loop asks about, and where lying is charged.
    const calendars = [
      "| road | 2026-03-20 | 2026-03-20 | |",
      "| rail | 2026-03-20 | 2026-03-20 | |",
    ];
    for (const more of [{ calendars }, { storage: ["| s | B | 1 | 50 |"] }]) {
      const asked = askSearch(
        network({ headwayH: 4, ...more }),
        "C",
        {},
        { modes: ["road", "rail"] },
      );
      const found = asked.run();
      const legs = found.answers.map((label) => legsOf(found.labels, label));
      expect(Math.max(...legs)).toBe(2);
    }
  });

  test("the way out: handling, its price and what it emits", () => {
    expect(ways({}, { to: "B" })).toEqual(["in 103 14h 11kg"]);
  });

  /** Counted and not worked out: answers, labels made, labels taken. */
  describe("labels made and taken: more would be work for nothing", () => {
    const rows = stages(7);
    const counts = (
      by: Partial<Query>,
      more: Partial<Request> = {},
      network: Network = rows,
    ): number[] => {
      const { answers, labels, extracted } = askSearch(network, "T7", by, more).run();
      return [answers.length, labels.made, extracted];
    };
    test.each<{ by: Partial<Query>; more?: Partial<Request>; expected: number[] }>([
      { by: {}, expected: [12, 71, 71] },
      { by: { over: ["duration", "cost"] }, expected: [12, 81, 81] },
      { by: { over: ["co2e", "cost"] }, expected: [13, 77, 77] },
      { by: { over: ["cost", "duration", "co2e"], units: [1, 1, 1] }, expected: [21, 95, 95] },
      { by: { over: ["duration", "co2e", "cost"], units: [1, 1, 1] }, expected: [21, 108, 108] },
      {
        by: { over: ["cost", "duration", "co2e"], units: [1, 180, 5_000] },
        expected: [19, 88, 88],
      },
      { by: { over: ["cost"], units: [1], isFirstOnly: true }, expected: [1, 16, 9] },
      { by: {}, more: { arriveBefore: "2026-03-03T08:00Z" }, expected: [9, 60, 60] },
      { by: { maxCents: 350_00 }, expected: [8, 53, 53] },
      { by: { over: ["duration", "co2e"], maxCents: 350_00 }, expected: [3, 36, 36] },
    ])("$by, $more: $expected", ({ by, more, expected }) => {
      expect(counts(by, more)).toEqual(expected);
    });

    test.each<{ by: Partial<Query>; expected: number[] }>([
      { by: { over: ["cost", "duration"], maxLegs: 7 }, expected: [12, 71, 71] },
      { by: { over: ["co2e", "cost"], maxLegs: 7 }, expected: [13, 77, 77] },
      { by: { over: ["cost", "transfers"] }, expected: [1, 16, 16] },
      { by: { over: ["cost", "duration", "co2e", "transfers"] }, expected: [21, 95, 95] },
      { by: { over: ["transfers", "co2e", "duration", "cost"] }, expected: [21, 105, 105] },
      {
        by: {
          over: ["transfers", "duration", "cost", "co2e"],
          units: [1, 60, 10_00, 20_000],
        },
        expected: [13, 91, 91],
      },
    ])("with legs, $by: $expected", ({ by, expected }) => {
      expect(counts({ units: by.over!.map(() => 1), ...by })).toEqual(expected);
    });

    test.each<{ by: Partial<Query>; expected: number[] }>([
      { by: { over: ["cost"] }, expected: [7, 65, 65] },
      { by: { over: ["duration"] }, expected: [7, 22, 22] },
      { by: { over: ["co2e"] }, expected: [7, 28, 28] },
      { by: { over: ["duration"], maxCents: 300_00 }, expected: [7, 44, 44] },
      { by: { over: ["co2e"], maxCents: 300_00 }, expected: [7, 60, 60] },
      { by: { over: ["duration"], maxLegs: 7 }, expected: [7, 22, 22] },
    ])("to all places, $by: $expected", ({ by, expected }) => {
      const to = { gates: [0, 1, 2, 3, 4, 5, 6, 7], lorries: [] };
      expect(counts({ units: [1], isSpread: true, to, ...by } as Partial<Query>)).toEqual(expected);
    });

    // Labels are taken by what they used of the rest, not by what is left of it.
    test.each<{ by: Partial<Query>; expected: number[] }>([
      { by: { over: ["cost"] }, expected: [1, 20, 13] },
      { by: { over: ["cost"], maxLegs: 7 }, expected: [1, 20, 13] },
      { by: { over: ["cost"], maxCents: 900_00 }, expected: [1, 20, 13] },
      { by: { over: ["co2e"] }, expected: [1, 43, 24] },
      { by: { over: ["co2e"], maxCents: 900_00 }, expected: [1, 16, 9] },
      { by: { over: ["co2e"], maxLegs: 7 }, expected: [1, 43, 24] },
    ])(
      "the first of many that are alike in what is asked for, $by: $expected",
      ({ by, expected }) => {
        const alike = stages(7, by.over![0]);
        expect(counts({ units: [1], isFirstOnly: true, ...by }, {}, alike)).toEqual(expected);
      },
    );

    /** To C by a train, and on by a barge of Sundays; or by E and D, which is dearer, and where what leaves for C, or for G and so for F, leaves late. */
    const late = networkFromTables(`
      links
      | id  | mode | from | to | durationH | costPerTeu |
      | in  | road | A    | B  | 10        | 100        |
      | toE | road | A    | E  | 5         | 75         |
      | toD | road | E    | D  | 5         | 75         |
      | toF | road | G    | F  | 5         | 5          |

      services
      | id    | mode           | costPerTeu |
      | train | rail           | 10         |
      | slow  | rail           | 10         |
      | barge | inlandWaterway | 5          |
      | other | rail           | 5          |

      departures
      | service | days | time  |
      | train   | tue  | 04:00 |
      | slow    | thu  | 04:00 |
      | barge   | sun  | 12:00 |
      | other   | mon  | 12:00 |

      calls
      | service | terminal | arriveH | departH |
      | train   | B        |         | 0       |
      | train   | C        | 20      |         |
      | slow    | D        |         | 0       |
      | slow    | C        | 20      |         |
      | barge   | C        |         | 0       |
      | barge   | F        | 30      |         |
      | other   | D        |         | 0       |
      | other   | G        | 30      |         |

      transfers
      | at | fromMode       | toMode         | durationH |
      | *  | gate           | road           | 0         |
      | *  | road           | road           | 0         |
      | *  | road           | rail           | 0         |
      | *  | road           | inlandWaterway | 0         |
      | *  | rail           | road           | 0         |
      | *  | rail           | inlandWaterway | 0         |
      | *  | road           | gate           | 0         |
      | *  | inlandWaterway | gate           | 0         |
    `);
    test.each<{ over: readonly FrontCriterion[]; expected: number[] }>([
      { over: ["cost", "duration"], expected: [1, 7, 7] },
      { over: ["cost", "co2e", "duration"], expected: [1, 7, 7] },
      { over: ["cost", "duration", "co2e"], expected: [1, 7, 7] },
      { over: ["cost", "transfers", "co2e", "duration"], expected: [1, 7, 7] },
      { over: ["cost", "duration", "co2e", "transfers"], expected: [1, 7, 7] },
    ])("what is too late once it was waited for, over $over: $expected", ({ over, expected }) => {
      const { answers, labels, extracted } = askSearch(late, "F", {
        over,
        units: over.map(() => 1),
      }).run();
      expect([answers.length, labels.made, extracted]).toEqual(expected);
    });
  });
});

afterEach(() => vi.unstubAllGlobals());

test("without WebAssembly no ride is asked for behind which nothing leads on", () => {
  vi.stubGlobal("WebAssembly", undefined);
  const rows = networkFromTables(`
    links
    | id  | mode | from | to | durationH | costPerTeu |
    | on  | road | A    | C  | 10        | 10         |
    | off | road | A    | X  | 1         | 1          |

    transfers
    | at | fromMode | toMode | durationH |
    | *  | gate     | road   | 0         |
    | *  | road     | gate   | 0         |
  `);
  const asked = askSearch(rows, "C");
  const nextDeparture = vi.spyOn(asked.field, "nextDeparture");
  expect(asked.run().answers).toHaveLength(1);
  expect(nextDeparture).toHaveBeenCalledTimes(1);
});

test("without WebAssembly no ride is asked for to where cargo has come sooner", () => {
  vi.stubGlobal("WebAssembly", undefined);
  // To B after an hour, to D after three; from each an hour to C.
  const rows = networkFromTables(`
    links
    | id | mode | from | to | durationH | costPerTeu |
    | a1 | road | A    | B  | 1         | 1          |
    | a2 | road | B    | C  | 1         | 1          |
    | b1 | road | A    | D  | 3         | 1          |
    | b2 | road | D    | C  | 1         | 1          |

    transfers
    | at | fromMode | toMode | durationH |
    | *  | gate     | road   | 0         |
    | *  | road     | road   | 0         |
    | *  | road     | gate   | 0         |
  `);
  const asked = askSearch(rows, "C", { over: ["duration"], units: [1], isSpread: true });
  const nextDeparture = vi.spyOn(asked.field, "nextDeparture");
  expect(asked.run().answers).toHaveLength(1);
  expect(nextDeparture).toHaveBeenCalledTimes(3);
});

test.each<{ by: Partial<Query>; more?: Partial<Request>; expected: number }>([
  { by: {}, expected: 58 },
  { by: { over: ["duration", "cost"] }, expected: 68 },
  { by: { over: ["cost", "duration", "co2e"] }, expected: 73 },
  { by: { over: ["co2e", "cost", "duration"] }, expected: 83 },
  { by: { over: ["duration", "co2e", "cost", "transfers"] }, expected: 90 },
  { by: { over: ["transfers", "cost", "duration", "co2e"] }, expected: 79 },
  { by: { over: ["duration"], isSpread: true }, expected: 14 },
  { by: { over: ["cost"], isSpread: true }, expected: 66 },
  { by: { over: ["co2e"], isSpread: true }, expected: 20 },
  { by: { over: ["co2e"], isSpread: true, maxCents: 300_00 }, expected: 70 },
  { by: { over: ["duration"], isSpread: true, maxLegs: 7 }, expected: 14 },
  { by: {}, more: { arriveBefore: "2026-03-03T08:00Z" }, expected: 50 },
  { by: {}, more: { via: ["T3"] }, expected: 58 },
])(
  "without WebAssembly no more rides are asked for than may be of use, $by, $more: $expected",
  ({ by, more, expected }) => {
    vi.stubGlobal("WebAssembly", undefined);
    const over = by.over ?? ["cost", "duration"];
    const asked = askSearch(stages(7), "T7", { units: over.map(() => 1), ...by }, more);
    const nextDeparture = vi.spyOn(asked.field, "nextDeparture");
    asked.run();
    expect(nextDeparture).toHaveBeenCalledTimes(expected);
  },
);
