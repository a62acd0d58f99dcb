/** FEATURE: a terminal charges for space by the started day after free time, in steps, from discharge to loading or release. */
import { expect, test } from "vitest";
import { costText, itineraryOf, planText } from "../kit/ask.ts";
import { networkFromTables } from "../kit/networkFromTables.ts";

// In the yard on Monday 2 March at 18:00; the train leaves on Friday at 12:00: 90 h.
const yard = (storage: string): ReturnType<typeof networkFromTables> =>
  networkFromTables(`
  terminals
  | id       | country | openDays            | opensAt |
  | MLA:RAIL | PL      |                     |         |
  | DUI      | DE      | mon tue wed thu fri | 00:00   |

  links
  | id   | mode | from | to       | durationH |
  | road | road | CKG  | MLA:RAIL | 10        |

  services
  | id    | mode |
  | train | rail |

  departures
  | service | days | time  |
  | train   | fri  | 12:00 |

  calls
  | service | terminal | arriveH | departH |
  | train   | MLA:RAIL |         | 0       |
  | train   | DUI      | 20      |         |

  transfers
  | at | fromMode | toMode | durationH |
  | *  | gate     | road   | 0         |
  | *  | gate     | rail   | 0         |
  | *  | road     | rail   | 5         |
  | *  | rail     | gate   | 4         |

  storage
  | id | at | mode | fromDay | freeH | perTeuDay | perFeuDay | perTDay |
  ${storage}
`);
const ENDS = { from: "CKG", to: "DUI" };
const forty = { containers: [{ type: "40HC", count: 1 }], grossKg: 10_000 } as const;
const mixed = {
  containers: [
    { type: "20GP", count: 2 },
    { type: "45HC", count: 1 },
  ],
  grossKg: 10_000,
} as const;
const loose = { grossKg: 2_500 };

test.each([
  // 90 h - 24 h = 66 h: three started days.
  { storage: "| yard | MLA | | 1 | 24 | 10 | | |", expected: "storage yard 30 = 30" },
  // 90 h: four days and no free time; 18 h more are a started day.
  { storage: "| yard | MLA | | 1 | 0 | 10 | | |", expected: "storage yard 40 = 40" },
  // To the hour: 24 h over are one day, 1 h over is one, nothing over is none.
  { storage: "| yard | MLA | | 1 | 66 | 10 | | |", expected: "storage yard 10 = 10" },
  { storage: "| yard | MLA | | 1 | 65 | 10 | | |", expected: "storage yard 20 = 20" },
  { storage: "| yard | MLA | | 1 | 89 | 10 | | |", expected: "storage yard 10 = 10" },
  { storage: "| yard | MLA | | 1 | 90 | 10 | | |", expected: "nothing = 0" },
  // Two days at 10, the third at 25; the line names the row of the first day.
  {
    storage: "| first | MLA | | 1 | 24 | 10 | | |\n| third | MLA | | 3 | 24 | 25 | | |",
    expected: "storage first 45 = 45",
  },
  // Nothing is asked for the first day.
  { storage: "| second | MLA | | 2 | 24 | 25 | | |", expected: "storage second 50 = 50" },
  // A 40' box pays twice the 20' rate, or its own.
  { storage: "| yard | MLA | | 1 | 24 | 10 | | |", cargo: forty, expected: "storage yard 60 = 60" },
  {
    storage: "| yard | MLA | | 1 | 24 | 10 | 15 | |",
    cargo: forty,
    expected: "storage yard 45 = 45",
  },
  // 2 × 10 + 15 = 35 a day.
  {
    storage: "| yard | MLA | | 1 | 24 | 10 | 15 | |",
    cargo: mixed,
    expected: "storage yard 105 = 105",
  },
  // 2.5 t × 3 × 4 = 30; boxes under a rate per tonne: 10 t × 3 × 4 = 120.
  { storage: "| yard | MLA | | 1 | 24 | | | 4 |", cargo: loose, expected: "storage yard 30 = 30" },
  { storage: "| yard | MLA | | 1 | 24 | | | 4 |", expected: "storage yard 120 = 120" },
  // Boxes pay by the box where both are given, loose cargo by the tonne.
  { storage: "| yard | MLA | | 1 | 24 | 10 | | 4 |", expected: "storage yard 30 = 30" },
  {
    storage: "| yard | MLA | | 1 | 24 | 10 | | 4 |",
    cargo: loose,
    expected: "storage yard 30 = 30",
  },
])("$storage", ({ storage, cargo, expected }) => {
  const question = cargo === undefined ? ENDS : { ...ENDS, cargo };
  expect(costText(yard(storage), question)).toBe(expected);
});

const ANY = "| any | * | | 1 | 24 | 1 | | |";
const PL = "| country | PL | | 1 | 24 | 2 | | |";
const MLA = "| group | MLA | | 1 | 24 | 3 | | |";
const RAIL = "| terminal | MLA:RAIL | | 1 | 24 | 4 | | |";
test.each([
  // In Duisburg it waits for Monday, a day over free time.
  { rows: [ANY], expected: "storage any 3 + storage any 1 = 4" },
  { rows: [ANY, PL], expected: "storage country 6 + storage any 1 = 7" },
  { rows: [ANY, PL, MLA], expected: "storage group 9 + storage any 1 = 10" },
  { rows: [RAIL, ANY, PL, MLA], expected: "storage terminal 12 + storage any 1 = 13" },
  // Rows for the mode it came by go first, at one place; rows for another mode do not count.
  { rows: [RAIL, "| road | MLA:RAIL | road | 1 | 24 | 5 | | |"], expected: "storage road 15 = 15" },
  { rows: [RAIL, "| road | MLA | road | 1 | 24 | 5 | | |"], expected: "storage terminal 12 = 12" },
  { rows: [MLA, "| sea | MLA:RAIL | sea | 1 | 24 | 5 | | |"], expected: "storage group 9 = 9" },
  // Rows that cannot price a 20' box leave it to the next.
  { rows: [MLA, "| big | MLA:RAIL | | 1 | 24 | | 7 | |"], expected: "storage group 9 = 9" },
  {
    rows: [RAIL, "| big | MLA:RAIL | road | 1 | 24 | | 7 | |"],
    expected: "storage terminal 12 = 12",
  },
])("which rows govern: $rows", ({ rows, expected }) => {
  expect(costText(yard(rows.join("\n")), ENDS)).toBe(expected);
});

test("where no row prices the cargo nothing is charged, and the way says so past free time", () => {
  const notices = (freeH: number): string[] =>
    itineraryOf(yard(`| big | MLA | | 1 | ${freeH} | | 7 | |`), ENDS).notices.map(
      ({ code, part, index, rule }) => `${code} ${part} ${index} ${rule}`,
    );
  expect(notices(89)).toEqual(["storage_unpriced transfer 1 big"]);
  expect(notices(90)).toEqual([]);
  expect(costText(yard("| big | MLA | | 1 | 24 | | 7 | |"), ENDS)).toBe("nothing = 0");
  expect(itineraryOf(yard(""), ENDS).notices).toEqual([]);
});

test("waiting before the first loading is free; from arrival to the end of release is not", () => {
  // At the gate of Malaszewicze from Monday to Friday: nothing.
  const all = yard("| any | * | | 1 | 24 | 10 | | |");
  expect(costText(yard("| yard | MLA | | 1 | 0 | 10 | | |"), { from: "MLA", to: "DUI" })).toBe(
    "nothing = 0",
  );
  // Arrives on Saturday 7 March 08:00, handled on Monday 00:00 to 04:00: 44 h, 20 h over, one day.
  expect(costText(all, { from: "MLA", to: "DUI" })).toBe("storage any 10 = 10");
  expect(costText(all, ENDS)).toBe("storage any 30 + storage any 10 = 40");
});

test("it is part of the transfer's cost", () => {
  const all = yard("| any | * | | 1 | 24 | 10 | | |");
  expect(planText(all, ENDS)).toBe(
    "CKG 03-02 08:00 ~ road road 03-02 08:00 > 03-02 18:00 ~ MLA:RAIL 5h+85h ~ rail train 03-06 12:00 > 03-07 08:00 ~ DUI [6d 20h 40 0kg]",
  );
  expect(itineraryOf(all, ENDS).transfers.map(({ cost }) => cost)).toEqual([0, 30, 10]);
});
