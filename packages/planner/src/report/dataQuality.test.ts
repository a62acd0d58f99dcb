import { describe, expect, test } from "vitest";
import { networkFromTables } from "../../../../test/kit/networkFromTables.ts";
import { sketchItinerary } from "../../../../test/kit/sketchItinerary.ts";
import { GRADES } from "../network/rows.ts";
import { dataQuality } from "./dataQuality.ts";
import type { GradeShares } from "./gradeShares.ts";

/** Each row that gives hours has a grade of its own. */
const network = networkFromTables(`
  terminals
  | id | grade |
  | C  | press |

  links
  | id  | mode | from | to | durationH | grade   | basis |
  | lor | road | B    | C  | 10        | derived | speed |

  services
  | id | mode | headwayH | grade   |
  | tr | rail | 24       | carrier |

  calls
  | service | terminal | arriveH | departH |
  | tr      | A        |         | 0       |
  | tr      | B        | 20      |         |

  calendars
  | id   | mode | name | nameZh | validFrom  | validTo    | effect | extraH | source | grade    |
  | snow | rail | snow | snow   | 2026-03-01 | 2026-03-31 | slow   | 4      | test   | academic |

  drayage
  | id  | at | circuity | speedKmH | doorH | maxKm | currency | perShipment | factor   | source | grade    |
  | dra | *  | 1.3      | 40       | 2     | 300   | USD      | 100         | none-tkm | test   | official |
`);

const train = { mode: "rail", service: "tr", from: "A", to: "B", durationH: 20 } as const;
const lorry = { mode: "road", from: "B", to: "C", links: ["lor"], durationH: 10 } as const;

/** The shares that are there: `official 0.25 carrier 0.75`. */
const text = (shares: GradeShares | null): string | null =>
  shares &&
  GRADES.filter((grade) => shares[grade] > 0)
    .map((grade) => `${grade} ${Number(shares[grade].toFixed(9))}`)
    .join(" ");

describe("cost and CO2e", () => {
  const itinerary = sketchItinerary({
    legs: [train],
    lines: [
      { kind: "freight", amount: 60, rule: "t", grade: "estimate" },
      { kind: "surcharge", amount: 15, rule: "s", grade: "carrier" },
      { kind: "insurance", part: "shipment", amount: 5, rule: "insurance", grade: "estimate" },
      { kind: "storage", part: "transfer", index: 1, amount: 0, rule: "st", grade: "press" },
      { kind: "handling", part: "transfer", index: 0, amount: 20, rule: "h", grade: "official" },
      { kind: "moving", amount: 30, rule: "f", grade: "academic" },
      { kind: "hub", part: "transfer", index: 0, amount: 10, rule: "g", grade: "derived" },
    ],
  });

  test("by the amounts of their lines", () => {
    const { cost, co2e } = dataQuality(itinerary, network);
    expect(text(cost)).toBe("official 0.2 carrier 0.15 estimate 0.65");
    expect(text(co2e)).toBe("academic 0.75 derived 0.25");
  });

  test("every grade has its share, 0 too", () => {
    expect(Object.keys(dataQuality(itinerary, network).cost!)).toEqual(GRADES);
  });

  test("of nothing there are no shares", () => {
    const lines = [{ kind: "freight", amount: 0, rule: "t" }] as const;
    const legs = [{ ...train, durationH: 0 }];
    expect(dataQuality(sketchItinerary({ legs, lines }), network)).toEqual({
      cost: null,
      time: null,
      co2e: null,
    });
  });
});

describe("time", () => {
  const handled = (index: number) =>
    ({
      kind: "handling",
      part: "transfer",
      index,
      amount: 0,
      rule: "h",
      grade: "estimate",
    }) as const;
  const time = (sketch: Parameters<typeof sketchItinerary>[0]): string | null => {
    const itinerary = sketchItinerary(sketch);
    const shares = dataQuality(itinerary, network).time;
    if (shares !== null)
      expect(GRADES.reduce((sum, grade) => sum + shares[grade], 0)).toBeCloseTo(1, 9);
    return text(shares);
  };

  test("legs by service or link", () => {
    expect(time({ legs: [train, lorry] })).toBe("carrier 0.666666667 derived 0.333333333");
  });

  test("handling by the transfer row, though it costs nothing", () => {
    const transfers = [{ at: "A", handlingH: 5 }, { at: "B" }];
    expect(time({ legs: [train], transfers, lines: [handled(0)] })).toBe(
      "carrier 0.8 estimate 0.2",
    );
  });

  test("waits by what is waited for", () => {
    const transfers = [
      { at: "A", closedH: 1, waitH: 17, cutOffH: 2 },
      { at: "B", waitH: 10 },
      { at: "C" },
    ];
    expect(time({ legs: [train, lorry], transfers })).toBe(
      "carrier 0.666666667 derived 0.333333333",
    );
  });

  test("a terminal that is closed before release by the terminal, where nothing leaves any more", () => {
    const transfers = [{ at: "B" }, { at: "C", closedH: 10 }];
    expect(time({ legs: [lorry], transfers })).toBe("press 0.5 derived 0.5");
  });

  test("hours that a calendar adds by the calendar", () => {
    const legs = [{ ...train, durationH: 20, slowH: 4, calendars: ["snow"] }];
    expect(time({ legs })).toBe("academic 0.2 carrier 0.8");
  });

  test("the lorry of a door and loading there by the drayage row, at both ends", () => {
    const legs = [
      { mode: "road", drayage: "dra", from: "door", to: "A", durationH: 1 },
      train,
      { mode: "road", drayage: "dra", from: "B", to: "door", durationH: 3 },
    ] as const;
    const transfers = [
      { at: "door", kind: "door", handlingH: 2 },
      { at: "A" },
      { at: "B" },
      { at: "door", kind: "door", handlingH: 4 },
    ] as const;
    expect(time({ legs, transfers })).toBe("official 0.333333333 carrier 0.666666667");
  });

  test("another network is refused", () => {
    const other = { ...network, services: [] };
    expect(() => dataQuality(sketchItinerary({ legs: [train] }), other)).toThrow(
      "no service tr in this network",
    );
  });
});
