/** FEATURE: tariffs hold for dates of departure: within one scope a dated one goes first, and cargo may be held for a cheaper month. */
import { expect, test } from "vitest";
import { frontText, planText } from "../kit/ask.ts";
import { networkFromTables } from "../kit/networkFromTables.ts";

const sea = (tariffs: string, zone = "UTC"): ReturnType<typeof networkFromTables> =>
  networkFromTables(`
  terminals
  | id  | timeZone |
  | SHA | ${zone}  |

  services
  | id   | mode |
  | ship | sea  |

  departures
  | service | days | time  |
  | ship    | tue  | 12:00 |

  calls
  | service | terminal | arriveH | departH |
  | ship    | SHA      |         | 0       |
  | ship    | RTM      | 720     |         |

  tariffs
  | id | rateSet | mode | service | validFrom | validTo | perTeu |
  ${tariffs}
`);
const ENDS = { from: "SHA", to: "RTM", departAfter: "2026-03-23T08:00Z" };
// Tuesdays: 24 and 31 March, 7 and 14 April.
const MARCH = "| march | | sea | | 2026-03-01 | 2026-03-31 | 2000 |";
const APRIL = "| april | | sea | | 2026-04-01 | 2026-04-30 | 1500 |";
const ALWAYS = "| always | | sea | | | | 1800 |";
const now = "SHA 03-23 08:00 ~ sea ship 03-24 12:00 > 04-23 12:00 ~ RTM [31d 4h 2000 0kg]";
const held = "SHA 03-23 08:00 ~ sea ship 04-07 12:00 > 05-07 12:00 ~ RTM [45d 4h 1500 0kg]";

test("in March a ship costs 2,000, in April 1,500: both are on the front", () => {
  const network = sea(`${MARCH}\n${APRIL}`);
  expect(planText(network, { ...ENDS, minimize: "cost" })).toBe(held);
  expect(planText(network, { ...ENDS, minimize: "duration" })).toBe(now);
  expect(frontText(network, ENDS)).toEqual([held, now]);
});

test("the value of an hour decides: 500 saved over 336 hours turn at 1.49", () => {
  const at = (duration: number): string =>
    planText(sea(`${MARCH}\n${APRIL}`), { ...ENDS, minimize: { cost: 1, duration } });
  expect(at(1.48)).toBe(held);
  expect(at(1.49)).toBe(now);
});

test.each([
  // The dated one goes first although the other is cheaper; out of its dates the other holds.
  {
    rows: [MARCH, ALWAYS],
    minimize: "duration",
    expected: "03-24 12:00 > 04-23 12:00 ~ RTM [31d 4h 2000",
  },
  {
    rows: [MARCH, ALWAYS],
    minimize: "cost",
    expected: "04-07 12:00 > 05-07 12:00 ~ RTM [45d 4h 1800",
  },
  // A tariff of the service goes before a dated one of the mode.
  {
    rows: [MARCH, "| own | | | ship | | | 1900 |"],
    minimize: "duration",
    expected: "03-24 12:00 > 04-23 12:00 ~ RTM [31d 4h 1900",
  },
  // Only April has a price: nothing leaves before.
  { rows: [APRIL], minimize: "duration", expected: "04-07 12:00 > 05-07 12:00 ~ RTM [45d 4h 1500" },
  // One day, both ends included.
  {
    rows: ["| day | | sea | | 2026-03-31 | 2026-03-31 | 10 |", ALWAYS],
    minimize: "cost",
    expected: "03-31 12:00 > 04-30 12:00 ~ RTM [38d 4h 10",
  },
  {
    rows: ["| past | | sea | | 2025-01-01 | 2025-12-31 | 10 |"],
    minimize: "cost",
    expected: "cargo_not_priced",
  },
] as const)("$rows by $minimize", ({ rows, minimize, expected }) => {
  expect(planText(sea(rows.join("\n")), { ...ENDS, minimize })).toContain(expected);
});

test("dated before the rate set: an own undated rate waits behind a calm dated one", () => {
  const network = sea(`${MARCH}\n| own | peak2024 | sea | | | | 9000 |`);
  const at = (rateSet: "calm" | "peak2024", minimize: "cost" | "duration"): string =>
    planText({ ...network, rateSet }, { ...ENDS, minimize });
  expect(at("peak2024", "duration")).toContain("[31d 4h 2000");
  // In April only the own rate is left; on the 31st March's still holds.
  expect(at("peak2024", "cost")).toContain("[31d 4h 2000");
});

test("dates are those of the clock where it is loaded", () => {
  const network = networkFromTables(`
  terminals
  | id  | timeZone      |
  | SHA | Asia/Shanghai |

  links
  | id   | mode | from | to  | durationH |
  | road | road | SHA  | NGB | 4         |

  tariffs
  | id    | mode | validFrom  | validTo    | perTeu |
  | march | road | 2026-03-01 | 2026-03-31 | 2000   |
  | april | road | 2026-04-01 | 2026-04-30 | 1500   |
  `);
  const ask = { from: "SHA", to: "NGB", departAfter: "2026-03-31T08:00Z" };
  // In Shanghai April begins at 16:00 UTC.
  expect(planText(network, { ...ask, minimize: "cost" })).toBe(
    "SHA 03-31 16:00 ~ road road 04-01 00:00 > 03-31 20:00 ~ NGB [12h 1500 0kg]",
  );
  expect(planText(network, { ...ask, minimize: "duration" })).toContain("[4h 2000");
});

test("by headway: held to the first minute of the month", () => {
  const network = networkFromTables(`
  services
  | id    | mode           | headwayH |
  | barge | inlandWaterway | 24       |

  calls
  | service | terminal | arriveH | departH |
  | barge   | CKG      |         | 0       |
  | barge   | SHA      | 100     |         |

  tariffs
  | id    | mode           | validFrom  | validTo    | perTeu |
  | march | inlandWaterway | 2026-03-01 | 2026-03-31 | 300    |
  | april | inlandWaterway | 2026-04-01 | 2026-04-30 | 200    |
  `);
  const ask = { from: "CKG", to: "SHA", departAfter: "2026-03-30T08:00Z" };
  expect(frontText(network, ask)).toEqual([
    "CKG 03-30 08:00 ~ inlandWaterway barge 04-01 00:00 > 04-05 04:00 ~ SHA [5d 20h 200 0kg]",
    "CKG 03-30 08:00 ~ inlandWaterway barge 03-30 20:00 > 04-04 00:00 ~ SHA [4d 16h 300 0kg]",
  ]);
});
