/** FEATURE: days, charges, doors and limits in the oracle, each on a network small enough to work out by hand. */
import type { Cargo, FrontCriterion, Request } from "@lianyun/planner";
import { describe, expect, test } from "vitest";
import { networkFromTables } from "../kit/networkFromTables.ts";
import { enumerate, type Thoroughness } from "./bruteForce.ts";
import { frontOf } from "./front.ts";

const BOX: Cargo = { containers: [{ type: "20GP", count: 1 }], grossKg: 10_000 };
const LOOSE: Cargo = { grossKg: 2_000, volumeM3: 4 };
const REQUEST: Request = {
  from: "A",
  to: "C",
  cargo: BOX,
  // A Monday.
  departAfter: "2026-06-01T00:00Z",
};

/** Fronts as text: `money hours kg`, sorted by money. */
function front(text: string, request: Partial<Request> = {}, how: Thoroughness = {}): string[] {
  const over: FrontCriterion[] = ["cost", "duration", "co2e", "transfers"];
  const { found } = enumerate(networkFromTables(text), { ...REQUEST, ...request }, how);
  return frontOf(found, { over }).map(
    ({ of }) => `${of.cost / 100} ${of.duration / 60}h ${of.co2e / 1_000}kg`,
  );
}

const LORRY = `
  links
  | id | mode | from | to | durationH | costPerTeu | corridor |
  | t1 | road | A    | C  | 10        | 100        | north    |
`;
const DAILY = `
  services
  | id | mode | bookingLeadH | capacityTeu | capacityT |
  | s1 | rail |              | 4           | 40        |

  calls
  | service | terminal | arriveH | departH | cutOffH |
  | s1      | A        |         |         | 6       |
  | s1      | B        | 20      | 26      |         |
  | s1      | C        | 50      |         |         |

  departures
  | service | days                        | time  |
  | s1      | mon tue wed thu fri sat sun | 12:00 |
`;

describe("calendars", () => {
  const calendars = (row: string): string => `
    calendars
    | id | validFrom  | validTo    | effect | extraH | share | terminal | corridor | mode | country |
    | c1 | ${row} |
  `;
  test.each([
    {
      title: "what leaves at any time waits until it is open",
      row: "2026-06-01 | 2026-06-02 | closed | | | | | road |",
      expected: ["100 58h 0kg"],
    },
    {
      title: "a corridor is closed to all that departs onto it",
      row: "2026-06-01 | 2026-06-01 | closed | | | | north | |",
      expected: ["100 34h 0kg"],
    },
    {
      title: "another corridor is none of its business",
      row: "2026-06-01 | 2026-06-01 | closed | | | A | | sea |",
      expected: ["100 10h 0kg"],
    },
    {
      title: "slow adds its hours, unless holding it is quicker",
      row: "2026-06-01 | 2026-06-01 | slow | 7 | | | | road |",
      expected: ["100 17h 0kg"],
    },
    {
      title: "cargo is held where the days that are slow end sooner",
      row: "2026-06-01 | 2026-06-01 | slow | 48 | | | | road |",
      expected: ["100 34h 0kg"],
    },
    {
      // On demand it arrives ten hours after departure: Monday from 14:00 on is Tuesday at C.
      title: "at the end of a leg it is the arrival that counts",
      row: "2026-06-02 | 2026-06-02 | slow | 5 | | C | | |",
      expected: ["100 10h 0kg"],
    },
    {
      title: "a country means legs loaded there",
      row: "2026-06-01 | 2026-06-01 | slow | 1 | | | | | XX",
      expected: ["100 11h 0kg"],
    },
    {
      title: "a share of nothing is closed",
      row: "2026-06-01 | 2026-06-01 | reduced | | 0 | | | road |",
      expected: ["100 34h 0kg"],
    },
    {
      title: "a share of something is nothing to what leaves at any time",
      row: "2026-06-01 | 2026-06-01 | reduced | | 0.25 | | | road |",
      expected: ["100 10h 0kg"],
    },
  ])("$title", ({ row, expected }) => {
    const named = row.includes("north") ? "corridors\n | id |\n | north |\n" : "";
    expect(front(named + LORRY + calendars(row))).toEqual(expected);
  });

  test("the arrival at a closed terminal moves the departure", () => {
    // Tuesday is shut at C: neither the lorry's arrival nor the release falls on it. Departing from 14:00 on arrives then.
    const row = "2026-06-02 | 2026-06-02 | closed | | | C | | |";
    const late = { departAfter: "2026-06-01T15:00Z" };
    expect(front(LORRY + calendars(row), late)).toEqual(["100 33h 0kg"]);
  });

  test("a call on the way counts when the train departs from it", () => {
    // Monday's train leaves B on Tuesday at 14:00, Tuesday's on Wednesday. Closed on Tuesday, it is Tuesday's that runs.
    const row = "2026-06-02 | 2026-06-02 | closed | | | B | | |";
    expect(front(DAILY + calendars(row))).toEqual(["0 86h 0kg"]);
  });

  test("hours that calendars add do not move later moments", () => {
    // Slow at A on Monday by 24 hours: by the timetable the train is at B on Tuesday all the same, which is closed.
    const rows = `
      calendars
      | id | validFrom  | effect | extraH | terminal |
      | c1 | 2026-06-01 | slow   | 24     | A        |
      | c2 | 2026-06-03 | closed |        | B        |
    `;
    // Monday's train is let go: 12 + 50 + 24; held for Tuesday's it would meet the closed Wednesday at B.
    expect(front(DAILY + rows)).toEqual(["0 86h 0kg"]);
  });

  test("a reduced departure takes its share of what it takes", () => {
    const row = "2026-06-01 | 2026-06-01 | reduced | | 0.25 | | | rail |";
    // 1 TEU and 10 t of 4 and 40: just so. A tonne more has to wait for Tuesday.
    expect(front(DAILY + calendars(row))).toEqual(["0 62h 0kg"]);
    const heavier = { cargo: { ...BOX, grossKg: 11_000 } };
    expect(front(DAILY + calendars(row), heavier)).toEqual(["0 86h 0kg"]);
  });

  test("days are those of the place: 00:00 in Shanghai is 16:00 the day before", () => {
    const zone = "terminals\n | id | timeZone |\n | A | Asia/Shanghai |\n";
    const row = "2026-06-01 | 2026-06-01 | closed | | | | | road |";
    expect(front(zone + LORRY + calendars(row))).toEqual(["100 26h 0kg"]);
  });
});

describe("a headway of 48 hours", () => {
  const tables = (share: string, dates: string): string => `
    services
    | id | mode | headwayH |
    | s1 | rail | 48       |

    calls
    | service | terminal | arriveH | cutOffH |
    | s1      | A        |         | 6       |
    | s1      | C        | 10      |         |

    calendars
    | validFrom | validTo | mode | share |
    | ${dates} | rail | ${share} |
  `;
  test.each([
    {
      title: "grows by the share that is left",
      share: "0.5",
      dates: "2026-06-01 | 2026-06-20",
      hours: 6 + 48 + 10,
    },
    {
      title: "once shorter headways begin, the wait is counted from there",
      share: "0.5",
      dates: "2026-06-01 | 2026-06-01",
      hours: 24 + 24 + 10,
    },
    {
      title: "what is in force when the cargo comes counts, even where it grows before it leaves",
      share: "0.5",
      dates: "2026-06-02 | 2026-06-20",
      hours: 6 + 24 + 10,
    },
    {
      title: "where it is closed by then it waits",
      share: "0",
      dates: "2026-06-02 | 2026-06-03",
      hours: 72 + 10,
    },
  ])("$title", ({ share, dates, hours }) => {
    expect(front(tables(share, dates))).toEqual([`0 ${hours}h 0kg`]);
  });
});

describe("opening hours", () => {
  const open = (row: string, zone = "UTC"): string => `
    terminals
    | id | openDays | opensAt | closesAt | timeZone |
    | A  | ${row}   | ${zone}  |
  `;
  test.each([
    { row: "mon tue | 08:00 | 20:00", after: "2026-06-01T07:59Z", hours: 10 + 1 / 60 },
    { row: "mon tue | 08:00 | 20:00", after: "2026-06-01T19:59Z", hours: 10 },
    { row: "mon tue | 08:00 | 20:00", after: "2026-06-01T20:00Z", hours: 22 },
    { row: "mon | 08:00 | 24:00", after: "2026-06-02T00:00Z", hours: 6 * 24 + 18 },
  ])("$row after $after", ({ row, after, hours }) => {
    expect(front(open(row) + LORRY, { departAfter: after })).toEqual([`100 ${hours}h 0kg`]);
  });

  test("handling may run past closing, and release waits for the morning", () => {
    const transfers = `
      terminals
      | id | openDays                    | opensAt | closesAt |
      | A  | mon tue wed thu fri sat sun | 08:00   | 20:00    |
      | C  | mon tue wed thu fri sat sun | 08:00   | 20:00    |

      transfers
      | at | fromMode | toMode | durationH |
      | *  | gate     | road   | 5         |
      | *  | road     | gate   | 2         |
    `;
    // Handed in at 19:00, handled at 00:00, at C at 10:00, released at 12:00: 17 hours.
    expect(front(LORRY + transfers, { departAfter: "2026-06-01T19:00Z" })).toEqual(["100 17h 0kg"]);
    // Handed in at 08:00 and off at 13:00, at C at 23:00, where it waits until 08:00.
    expect(front(LORRY + transfers, { departAfter: "2026-06-01T06:00Z" })).toEqual(["100 28h 0kg"]);
  });

  test("an hour that the clock leaves out does not open a terminal", () => {
    // In Berlin 02:30 does not come on 29 March 2026: the next is on the 30th, at 00:30 UTC.
    const row = "mon tue wed thu fri sat sun | 02:30 | 03:00";
    const after = { departAfter: "2026-03-28T02:00Z" };
    expect(front(open(row, "Europe/Berlin") + LORRY, after)).toEqual(["100 56.5h 0kg"]);
  });

  test("an hour that comes twice opens it twice", () => {
    // On 25 October 2026 Berlin has 02:30 at 00:30 and at 01:30 UTC.
    const row = "sun | 02:30 | 03:00";
    const after = { departAfter: "2026-10-25T01:00Z" };
    expect(front(open(row, "Europe/Berlin") + LORRY, after)).toEqual(["100 10.5h 0kg"]);
  });

  test("days on which a terminal is shut start no handling; to one mode only they do", () => {
    const calendar = (mode: string): string => `
      calendars
      | validFrom  | terminal | mode    |
      | 2026-06-02 | C        | ${mode} |

      transfers
      | at | fromMode | toMode | durationH |
      | *  | gate     | road   | 0         |
      | *  | road     | gate   | 1         |
    `;
    // By sea only: no lorry is concerned. Arrived at 23:00 it is not: handling would start, the leg is allowed.
    const after = { departAfter: "2026-06-01T16:00Z" };
    expect(front(LORRY + calendar("sea"), after)).toEqual(["100 11h 0kg"]);
    // Shut to all: the leg may not even arrive there on that day.
    expect(front(LORRY + calendar(""), after)).toEqual(["100 33h 0kg"]);
  });
});

describe("booking and room", () => {
  const booked = DAILY.replace("|              | 4", "| 48           | 4");
  test("a lead counts from when space is booked to departure, and only if that is said", () => {
    expect(front(booked)).toEqual(["0 62h 0kg"]);
    expect(front(booked, { bookedAt: "2026-05-30T12:00Z" })).toEqual(["0 62h 0kg"]);
    expect(front(booked, { bookedAt: "2026-05-30T12:01Z" })).toEqual(["0 86h 0kg"]);
  });

  test("a shipment goes in one departure or not at all", () => {
    const boxes = (count: number): Partial<Request> => ({
      cargo: { containers: [{ type: "40HC", count }], grossKg: 10_000 },
    });
    expect(front(DAILY, boxes(2))).toEqual(["0 62h 0kg"]);
    expect(front(DAILY, boxes(3))).toEqual([]);
    expect(front(DAILY, { cargo: { ...BOX, grossKg: 40_001 } })).toEqual([]);
  });
});

describe("prices with dates", () => {
  const tables = `
    links
    | id | mode | from | to | durationH |
    | t1 | road | A    | C  | 10        |

    tariffs
    | id | link | mode | perTeu | validFrom  | validTo    |
    | p1 | t1   |      | 100    |            |            |
    | p2 | t1   |      | 400    |            | 2026-06-02 |
    | p3 |      | road | 1      | 2026-01-01 |            |
  `;
  test("a dated one goes before an undated one of its scope; cargo is held for the end of the dear days", () => {
    expect(front(tables)).toEqual(["100 58h 0kg", "400 10h 0kg"]);
  });

  test("surcharges are asked for on their days, in percent of the tariff, by what they name", () => {
    const surcharges = `
      surcharges
      | id  | percent | perTeu | tariff | mode | on    | validTo    |
      | u1  | 10      |        |        | road |       |            |
      | u2  |         | 30     | p1     |      |       |            |
      | u3  | 50      |        |        |      | reefer |           |
      | u4  |         | 7      |        |      |       | 2026-06-04 |
      | u5  | 100     |        |        | rail |       |            |
    `;
    // 400 + 40 + 7 at once; 100 + 10 + 30 + 7 on Wednesday; without the 7 from Friday on.
    expect(front(tables + surcharges)).toEqual(["140 106h 0kg", "147 58h 0kg", "447 10h 0kg"]);
    const reefer = { cargo: { ...BOX, reefer: true } };
    expect(front(tables + surcharges, reefer)[0]).toBe("190 106h 0kg");
  });

  test("a surcharge that has no price for the cargo leaves none for the leg", () => {
    const perFeu = "surcharges\n | id | perFeu |\n | u1 | 10 |\n";
    expect(front(LORRY + perFeu)).toEqual([]);
    const large = { cargo: { containers: [{ type: "40HC", count: 1 }], grossKg: 1_000 } } as const;
    expect(front(LORRY + perFeu, large)).toEqual(["210 10h 0kg"]);
  });
});

describe("loose cargo and weight", () => {
  const tariff = (columns: string, values: string): string => `
    links
    | id | mode | from | to | durationH |
    | t1 | air  | A    | C  | 10        |

    tariffs
    | id | link | ${columns} |
    | p1 | t1   | ${values} |
  `;
  test.each([
    // 4 m3 are more than 2 t; by 167 kg a cubic metre they are 668 kg, less than 2,000 kg.
    { columns: "perWm | perKg", values: "10 | 0.5", cargo: LOOSE, expected: ["1040 10h 0kg"] },
    { columns: "perTeu | perShipment", values: "10 | 5", cargo: LOOSE, expected: [] },
    { columns: "perShipment", values: "5", cargo: LOOSE, expected: ["5 10h 0kg"] },
    { columns: "perWm", values: "10", cargo: BOX, expected: [] },
    { columns: "perWm | perTeu", values: "10 | 3", cargo: BOX, expected: ["3 10h 0kg"] },
    { columns: "perWm | minimum", values: "10 | 99", cargo: LOOSE, expected: ["99 10h 0kg"] },
  ])("$columns of $values", ({ columns, values, cargo, expected }) => {
    const gates = `
      transfers
      | at | fromMode | toMode | perShipment |
      | *  | gate     | air    | 0           |
      | *  | air      | gate   | 0           |
    `;
    expect(front(tariff(columns, values) + gates, { cargo })).toEqual(expected);
  });

  test.each([
    // At 2 a kg: 1,800; as if it were 1,000 kg at 1: 1,000.
    { grossKg: 900, expected: "1000 10h 0kg" },
    { grossKg: 400, expected: "800 10h 0kg" },
    { grossKg: 1_000, expected: "1000 10h 0kg" },
    { grossKg: 1_500, expected: "1500 10h 0kg" },
  ])("$grossKg kg by breaks", ({ grossKg, expected }) => {
    const breaks = `
      weightBreaks
      | id | tariff | fromKg | perKg |
      | w1 | p1     | 1000   | 1     |
    `;
    expect(front(tariff("perKg", "2") + breaks, { cargo: { grossKg } })).toEqual([expected]);
  });

  test("emissions of loose, of refrigerated and of boxed cargo", () => {
    const tables = `
      links
      | id | mode | from | to | durationH | distanceKm | factor |
      | t1 | road | A    | C  | 10        | 100        | teu    |

      transfers
      | at | fromMode | toMode | factor |
      | *  | gate     | road   | box    |
      | *  | road     | gate   | tonne  |

      factors
      | id    | per       | wtwG | reeferWtwG | looseWtwG |
      | teu   | teuKm     | 200  | 300        |           |
      | box   | container | 1000 |            | 80        |
      | tonne | t         | 10   | 15         |           |
    `;
    // 1 TEU × 100 km × 200 g + a box of 1 kg + 10 t × 10 g.
    expect(front(tables)).toEqual(["0 10h 21.1kg"]);
    expect(front(tables, { cargo: { ...BOX, reefer: true } })).toEqual(["0 10h 31.15kg"]);
    // 0.2 TEU; 2 t × 80 g; 2 t × 10 g.
    expect(front(tables, { cargo: LOOSE })).toEqual(["0 10h 4.18kg"]);
  });
});

describe("lying at a terminal", () => {
  // At B on Monday at 10:00; the train leaves on Thursday at 10:00, after 72 hours.
  const tables = `
    links
    | id | mode | from | to | durationH | corridor |
    | t1 | road | A    | B  | 10        | north    |

    services
    | id | mode |
    | s1 | rail |

    calls
    | service | terminal | arriveH |
    | s1      | B        |         |
    | s1      | C        | 10      |

    departures
    | service | days | time  |
    | s1      | thu  | 10:00 |

    transfers
    | at | fromMode | toMode | durationH | perShipment |
    | *  | gate     | road   | 0         | 0           |
    | *  | road     | rail   | 0         | 0           |
    | *  | rail     | gate   | 30        | 0           |
  `;
  const cost = (rows: string, request: Partial<Request> = {}): string[] =>
    front(`corridors\n | id |\n | north |\n${tables}${rows}`, request).map(
      (line) => line.split(" ")[0]!,
    );
  const storage = (...rows: readonly string[]): string => `
    storage
    | at | mode | fromDay | freeH | perTeuDay | perFeuDay | perTDay |
    ${rows.map((row) => `| ${row} |`).join("\n")}
  `;
  test.each([
    { title: "three days without free time", rows: ["B | | 1 | 0 | 5 | |"], expected: "15" },
    { title: "a minute is a started day", rows: ["B | | 1 | 71.98 | 5 | |"], expected: "5" },
    { title: "free to the minute", rows: ["B | | 1 | 72 | 5 | |"], expected: "0" },
    {
      title: "steps: the first two days, then more",
      rows: ["B | | 1 | 0 | 5 | |", "B | | 3 | 0 | 50 | |"],
      expected: "60",
    },
    {
      title: "days before the first step pay nothing",
      rows: ["B | | 3 | 0 | 5 | |"],
      expected: "5",
    },
    {
      title: "the place goes before the mode",
      rows: ["B | | 1 | 0 | 5 | |", "XX | road | 1 | 0 | 7 | |"],
      expected: "15",
    },
    {
      title: "at one place the mode it came by goes before any mode",
      rows: ["B | | 1 | 0 | 5 | |", "B | road | 1 | 0 | 7 | |", "B | sea | 1 | 0 | 9 | |"],
      expected: "21",
    },
    {
      title: "what cannot price the cargo is passed over",
      rows: ["B | | 1 | 0 | | 5 |", "* | | 1 | 0 | 7 | |"],
      // The wait for release at C counts as well: 30 hours are two days.
      expected: `${3 * 7 + 2 * 7}`,
    },
    { title: "boxes under rates by the tonne", rows: ["B | | 1 | 0 | | | 2"], expected: "60" },
    { title: "waiting before the first leg is free", rows: ["A | | 1 | 0 | 5 | |"], expected: "0" },
    { title: "release takes its time", rows: ["C | | 1 | 24 | 5 | |"], expected: "5" },
  ])("storage: $title", ({ rows, expected }) => {
    expect(cost(storage(...rows))).toEqual([expected]);
  });

  test("storage of large boxes and of loose cargo", () => {
    const large = { cargo: { containers: [{ type: "40HC", count: 2 }], grossKg: 1_000 } } as const;
    expect(cost(storage("B | | 1 | 0 | 5 | |"), large)).toEqual(["60"]);
    expect(cost(storage("B | | 1 | 0 | 5 | 6 |"), large)).toEqual(["36"]);
    expect(cost(storage("B | | 1 | 0 | 5 | | 4"), { cargo: LOOSE })).toEqual(["24"]);
    expect(cost(storage("B | | 1 | 0 | 5 | |"), { cargo: LOOSE })).toEqual(["0"]);
  });

  const hire = `
    boxHire
    | corridor | mode | fromDay | freeDays | perTeu | perTeuDay |
    |          | road | 1       | 0        | 100    | 1         |
    | north    |      | 1       | 1        | 200    | 10        |
    | north    |      | 2       | 1        |        | 20        |
    |          | rail | 1       | 0        |        | 1000      |
  `;
  test("hire: once a leg and a box, then by the days after the leg; by the corridor before the mode", () => {
    expect(cost(hire)).toEqual(["0"]);
    // By lorry 200, a free day, 10 and 20; by train two days for release.
    expect(cost(hire, { cargo: { ...BOX, boxOwner: "coc" } })).toEqual([`${230 + 2_000}`]);
  });

  test("a way that comes later for the same train lies less and costs less", () => {
    const later = tables.replace(
      "\n\n    services",
      "\n    | t2 | road | A | B | 58 | |\n\n    services",
    );
    // On Wednesday at 10:00: one day in place of three.
    expect(front(later.replace("north", "") + storage("B | | 1 | 0 | 5 | |"))).toEqual([
      "5 122h 0kg",
    ]);
  });
});

describe("cargo that may not travel", () => {
  const forbid = (row: string): string => `
    links
    | id | mode | from | to | durationH | costPerTeu |
    | t1 | road | A    | C  | 10        | 100        |
    | s1 | sea  | A    | C  | 99        | 50         |

    restrictions
    | id | cargo | value | rule | limitKg | mode | country | link |
    ${row}
  `;
  const QUICK = "100 10h 0kg";
  const SLOW = "50 99h 0kg";
  const goods = (dangerousGoods: Cargo["dangerousGoods"] & {}): Cargo => ({
    ...BOX,
    dangerousGoods,
  });
  test.each([
    { row: "| r | dangerousGoods | | forbidden | | road | | |", cargo: BOX, open: true },
    {
      row: "| r | dangerousGoods | | forbidden | | road | | |",
      cargo: goods({ class: "3" }),
      open: false,
    },
    {
      row: "| r | dangerousGoods | 2 | forbidden | | road | | |",
      cargo: goods({ class: "2.1" }),
      open: false,
    },
    {
      row: "| r | dangerousGoods | 2.1 | forbidden | | road | | |",
      cargo: goods({ class: "2" }),
      open: true,
    },
    {
      row: "| r | dangerousGoods | UN1263 | forbidden | | | | t1 |",
      cargo: goods({ un: "UN1263" }),
      open: false,
    },
    {
      row: "| r | lithiumBatteries | | forbidden | | road | | |",
      cargo: goods({ un: "UN3480" }),
      open: false,
    },
    {
      row: "| r | lithiumBatteries | | forbidden | | road | | |",
      cargo: goods({ un: "UN1263" }),
      open: true,
    },
    {
      row: "| r | lithiumBatteries | | forbidden | | road | | |\n | q | dangerousGoods | UN3480 | allowed | | road | | |",
      cargo: goods({ un: "UN3480" }),
      open: true,
    },
    {
      row: "| r | lithiumBatteries | | allowed | | road | | |\n | q | dangerousGoods | | forbidden | | road | | |",
      cargo: goods({ un: "UN3480" }),
      open: false,
    },
    {
      row: "| r | hsChapter | 84 | forbidden | | road | | |",
      cargo: { ...BOX, hsCode: "847130" },
      open: false,
    },
    {
      row: "| r | hsChapter | 84 | forbidden | | road | | |",
      cargo: { ...BOX, hsCode: "0384" },
      open: true,
    },
    {
      row: "| r | reefer | | forbidden | | road | | |",
      cargo: { ...BOX, reefer: true },
      open: false,
    },
    { row: "| r | reefer | | limited | | road | | |", cargo: { ...BOX, reefer: true }, open: true },
    { row: "| r | grossWeight | | limited | 9999 | road | | |", cargo: BOX, open: false },
    { row: "| r | grossWeight | | limited | 10000 | road | | |", cargo: BOX, open: true },
    { row: "| r | grossWeight | 40GP | limited | 5000 | road | | |", cargo: BOX, open: true },
    {
      row: "| r | grossWeight | 45HC | limited | 5000 | road | | |",
      // By TEU 10 t in the 20' box and 20 t in the other.
      cargo: {
        containers: [
          { type: "20GP", count: 1 },
          { type: "40HC", count: 1 },
        ],
        grossKg: 30_000,
      } as const,
      open: false,
    },
    { row: "| r | food | | forbidden | | road | | |", cargo: BOX, open: true },
  ])("$row", ({ row, cargo, open }) => {
    const times = cargo.containers?.length === 2 ? 3 : 1;
    const priced = (line: string): string =>
      line.replace(/^\d+/, (money) => `${times * Number(money)}`);
    expect(front(forbid(row), { cargo })).toEqual([SLOW, ...(open ? [QUICK] : [])].map(priced));
  });
});

describe("what is not wanted", () => {
  const tables = `
    terminals
    | id  | country |
    | A   | CN      |
    | B:1 | RU      |
    | C   | DE      |

    links
    | id | mode | from | to | durationH | costPerTeu | corridor |
    | t1 | road | A    | C  | 10        | 1000       |          |

    corridors
    | id    |
    | north |

    services
    | id | mode | costPerTeu |
    | s1 | rail | 10         |

    calls
    | service | terminal | arriveH | departH |
    | s1      | A        |         |         |
    | s1      | B:1      | 20      | 26      |
    | s1      | C        | 50      |         |

    departures
    | service | days | time  |
    | s1      | mon  | 00:00 |
  `;
  const LORRY_ONLY = ["1000 10h 0kg"];
  const BOTH = ["10 50h 0kg", "1000 10h 0kg"];
  test.each([
    { avoid: { terminals: ["B:1"] }, expected: LORRY_ONLY },
    { avoid: { terminals: ["B"] }, expected: LORRY_ONLY },
    { avoid: { countries: ["RU"] }, expected: LORRY_ONLY },
    { avoid: { presets: ["euSanctions"] }, expected: LORRY_ONLY },
    { avoid: { presets: ["usEmbargo", "unEmbargo"] }, expected: BOTH },
    { avoid: { services: ["s1"] }, expected: LORRY_ONLY },
    { avoid: { corridors: ["north"] }, expected: BOTH },
    { avoid: { countries: ["DE"] }, expected: [] },
  ] as const)("$avoid", ({ avoid, expected }) => {
    expect(front(tables, { avoid })).toEqual(expected);
  });

  test("what costs more than it may, to the cent", () => {
    expect(front(tables, { maxCost: 999.99 })).toEqual(["10 50h 0kg"]);
    expect(front(tables, { maxCost: 1_000 })).toEqual(BOTH);
    // Insurance is a cost as well: 5 dollars here.
    const insured = { cargo: { ...BOX, valueUsd: 1_000 }, insuranceRate: 0.005 };
    expect(front(tables, insured)).toEqual(["15 50h 0kg", "1005 10h 0kg"]);
    expect(front(tables, { ...insured, maxCost: 1_000 })).toEqual(["15 50h 0kg"]);
  });
});

describe("changes", () => {
  const tables = `
    links
    | id | mode | from | to | durationH | costPerTeu |
    | t1 | road | A    | B  | 10        | 10         |
    | r1 | rail | B    | C  | 10        | 10         |
    | t2 | road | A    | C  | 20        | 20         |

    transfers
    | at | fromMode | toMode | durationH |
    | B  | road     | rail   | 0         |
  `;
  test("ways that are otherwise equal differ by their changes", () => {
    const { found } = enumerate(networkFromTables(tables), REQUEST);
    expect(found.map(({ transfers }) => transfers).sort((a, b) => a - b)).toEqual([0, 1]);
    expect(front(tables)).toEqual(["20 20h 0kg"]);
    const { found: direct } = enumerate(networkFromTables(tables), { ...REQUEST, maxTransfers: 0 });
    expect(direct.map(({ transfers }) => transfers)).toEqual([0]);
  });

  test.each([
    { minStayH: 5, hours: 25 },
    { minStayH: 0, hours: 20 },
  ])("cargo lies $minStayH hours between two legs", ({ minStayH, hours }) => {
    expect(front(tables, { via: [{ place: "B", minStayH }] })).toEqual([`20 ${hours}h 0kg`]);
  });

  test("passing through is no stay, and the hours before a cut-off are", () => {
    expect(front(DAILY, { via: ["B"] })).toEqual(["0 62h 0kg"]);
    expect(front(DAILY, { via: [{ place: "B", minStayH: 1 }] })).toEqual([]);
    const links = "links\n | id | mode | from | to | durationH |\n | t1 | road | Z | A | 1 |\n";
    const onto = "transfers\n | at | fromMode | toMode | durationH |\n | A | road | rail | 0 |\n";
    // At A at 01:00, off at 12:00: eleven hours, six of them after the cut-off. Twelve take another day.
    const from = { from: "Z" };
    const stay = (minStayH: number): Partial<Request> => ({
      ...from,
      via: [{ place: "A", minStayH }],
    });
    expect(front(links + DAILY + onto, stay(11))).toEqual(["0 62h 0kg"]);
    expect(front(links + DAILY + onto, stay(12))).toEqual(["0 86h 0kg"]);
  });
});

describe("doors", () => {
  const tables = `
    terminals
    | id | lon | lat | country |
    | A  | 0   | 0   | CN      |
    | B  | 1   | 0   | CN      |
    | C  | 5   | 0   | DE      |

    links
    | id | mode | from | to | durationH | costPerTeu |
    | s1 | sea  | A    | C  | 10        | 100        |
    | s2 | sea  | B    | C  | 5         | 100        |

    transfers
    | at | fromMode | toMode | durationH | costPerTeu |
    | *  | gate     | sea    | 0         | 0          |
    | *  | road     | sea    | 3         | 7          |
    | *  | sea      | road   | 2         | 5          |
    | *  | sea      | gate   | 0         | 0          |

    drayage
    | id | at | circuity | speedKmH | doorH | maxKm | perShipment | perTeuKm |
    | d1 | *  | 1.5      | 50       | 1     | 100   | 10          | 2        |
    | d2 | DE | 1        | 100      | 0.5   | 10    | 0           | 1        |
  `;
  // 0.25° on the equator are 27.8 km: 27.798733 × 1.5 = 41.7 km, 50 minutes; 0.75° are 125.1 km, too far.
  const near = { lon: 0.25, lat: 0 };
  test("from a door: loading, the lorry, handling as from the road", () => {
    const [way, ...others] = front(tables, { from: near });
    expect(others).toEqual([]);
    // 10 + 83.40, 7, 100; 1 h + 50 min + 3 h + 10 h.
    expect(way).toBe(`200.4 ${(60 + 50 + 180 + 600) / 60}h 0kg`);
  });

  test("to a door: handling, the lorry at once, unloading; the row of the country governs", () => {
    // 0.05° are 5.6 km at 100 km/h: 3 minutes; 0.1° are 11.1 km, more than 10.
    expect(front(tables, { to: { lon: 5.05, lat: 0 } })).toEqual([
      // From A: 100 + 5 + 5.60.
      `110.6 ${(600 + 120 + 3 + 30) / 60}h 0kg`,
    ]);
    expect(front(tables, { to: { lon: 5.1, lat: 0 } })).toEqual([]);
  });

  test("a lorry is a leg, by road, and does not run on to another door", () => {
    expect(front(tables, { from: near, maxTransfers: 0 })).toEqual([]);
    expect(front(tables, { from: near, maxTransfers: 1 })).toHaveLength(1);
    expect(front(tables, { from: near, modes: ["sea"] })).toEqual([]);
    expect(front(tables, { from: near, to: { lon: 0.3, lat: 0 } })).toEqual([]);
  });

  test("cargo that a lorry brought lies for nothing; a stay after it is a stay", () => {
    const storage = "storage\n | at | fromDay | freeH | perTeuDay |\n | A | 1 | 0 | 1000 |\n";
    expect(front(tables + storage, { from: near })[0]).toMatch(/^200.4 /);
    const via = [{ place: "A", minStayH: 30 }];
    expect(front(tables + storage, { from: near, via })).toEqual([
      `200.4 ${(60 + 50 + 30 * 60 + 600) / 60}h 0kg`,
    ]);
  });
});
