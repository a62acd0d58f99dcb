/**
 * FEATURE: on closed days nothing has its moment: what leaves at any time or by headway waits for the first open minute, a
 * timetabled departure is cancelled.
 */
import { expect, test } from "vitest";
import { planText } from "../kit/ask.ts";
import { networkFromTables } from "../kit/networkFromTables.ts";

// The lorry leaves on Monday 2 March at 08:00, the barge at 14:00 (half of 12 h later), the train at 12:00 each day. The train
// comes to Xian at 22:00 and goes on at 00:00, onto the north corridor.
const closed = (calendar: string): ReturnType<typeof networkFromTables> =>
  networkFromTables(`
  terminals
  | id      | country |
  | CKG:TJC | CN      |
  | XIA     | CN      |
  | ALA     | KZ      |
  | HAN     | VN      |

  links
  | id   | mode | from    | to  | durationH | corridor |
  | road | road | CKG:TJC | HAN | 10        | south    |
  | west | rail | XIA     | ALA |           | north    |

  services
  | id    | mode           | headwayH |
  | barge | inlandWaterway | 12       |
  | train | rail           |          |

  departures
  | service | days                        | time  |
  | train   | mon tue wed thu fri sat sun | 12:00 |

  calls
  | service | terminal | arriveH | departH |
  | barge   | CKG:TJC  |         | 0       |
  | barge   | SHA      | 100     |         |
  | train   | CKG:TJC  |         | 0       |
  | train   | XIA      | 10      | 12      |
  | train   | ALA      | 40      |         |

  calendars
  | terminal | country | corridor | service | mode | validFrom  | validTo    |
  ${calendar}
`);

test.each([
  // Pushed to the first minute of the first open day.
  {
    calendar: "| | | | | road | 2026-03-02 | 2026-03-03 |",
    expected: "road road 03-04 00:00 > 03-04 10:00",
  },
  {
    calendar: "| | | south | | | 2026-03-02 | 2026-03-02 |",
    expected: "road road 03-03 00:00 > 03-03 10:00",
  },
  // A country means legs loaded there.
  {
    calendar: "| | CN | | | | 2026-03-02 | 2026-03-02 |",
    expected: "road road 03-03 00:00 > 03-03 10:00",
  },
  {
    calendar: "| | VN | | | | 2026-03-02 | 2026-03-02 |",
    expected: "road road 03-02 08:00 > 03-02 18:00",
  },
  // Where the leg ends, arriving counts: the first arrival that is allowed is midnight.
  {
    calendar: "| HAN | | | | | 2026-03-02 | 2026-03-03 |",
    expected: "road road 03-03 14:00 > 03-04 00:00",
  },
  // A group is all of its terminals; closed to lorries alone, it still takes cargo in.
  {
    calendar: "| CKG | | | | road | 2026-03-02 | 2026-03-02 |",
    expected: "road road 03-03 00:00 > 03-03 10:00",
  },
  // All that is named must agree.
  {
    calendar: "| HAN | | | | rail | 2026-03-02 | 2026-03-03 |",
    expected: "road road 03-02 08:00 > 03-02 18:00",
  },
  {
    calendar: "| HAN | CN | | | road | 2026-03-02 | 2026-03-03 |",
    expected: "road road 03-03 14:00 > 03-04 00:00",
  },
])("on demand, $calendar", ({ calendar, expected }) => {
  expect(planText(closed(calendar), { from: "CKG", to: "HAN" })).toContain(expected);
});

test.each([
  {
    calendar: "| | | | barge | | 2026-03-02 | 2026-03-02 |",
    expected: "barge 03-03 00:00 > 03-07 04:00",
  },
  // Arrivals on 6 March leave from 1 March 20:00 to 2 March 20:00.
  {
    calendar: "| SHA | | | | | 2026-03-06 | 2026-03-06 |",
    expected: "barge 03-02 20:00 > 03-07 00:00",
  },
  {
    calendar: "| | | | train | | 2026-03-02 | 2026-03-02 |",
    expected: "barge 03-02 14:00 > 03-06 18:00",
  },
])("by headway, $calendar", ({ calendar, expected }) => {
  expect(planText(closed(calendar), { from: "CKG", to: "SHA" })).toContain(expected);
});

test.each([
  {
    calendar: "| | | | train | | 2026-03-02 | 2026-03-02 |",
    expected: "train 03-03 12:00 > 03-05 04:00",
  },
  // Monday's train goes onto the corridor on Tuesday.
  {
    calendar: "| | | north | | | 2026-03-03 | 2026-03-03 |",
    expected: "train 03-03 12:00 > 03-05 04:00",
  },
  {
    calendar: "| | | north | | | 2026-03-02 | 2026-03-02 |",
    expected: "train 03-02 12:00 > 03-04 04:00",
  },
  // At a call on the way, departing counts: Monday's train leaves Xian on Tuesday.
  {
    calendar: "| XIA | | | | | 2026-03-03 | 2026-03-03 |",
    expected: "train 03-03 12:00 > 03-05 04:00",
  },
  {
    calendar: "| XIA | | | | | 2026-03-02 | 2026-03-02 |",
    expected: "train 03-02 12:00 > 03-04 04:00",
  },
  {
    calendar: "| ALA | | | | | 2026-03-04 | 2026-03-04 |",
    expected: "train 03-03 12:00 > 03-05 04:00",
  },
  {
    calendar: "| | KZ | | | rail | 2026-03-02 | 2026-03-31 |",
    expected: "train 03-02 12:00 > 03-04 04:00",
  },
  { calendar: "| | | | | rail | 2026-01-01 | 2027-12-31 |", expected: "no_departure" },
])("by timetable, $calendar", ({ calendar, expected }) => {
  expect(planText(closed(calendar), { from: "CKG", to: "ALA" })).toContain(expected);
});

// 08:00 UTC is 16:00 in Chongqing, eight hours ahead; Hanoi is seven ahead.
test.each([
  // Chongqing's 2 March ends at 16:00 UTC.
  { terminal: "CKG", date: "2026-03-02", expected: "road 03-03 00:00 > 03-03 09:00" },
  // Hanoi's 3 March ends at 17:00 UTC; leaving at 07:00 UTC on the 3rd arrives then.
  { terminal: "HAN", date: "2026-03-03", expected: "road 03-03 15:00 > 03-04 00:00" },
])("days are those of the clock at $terminal", ({ terminal, date, expected }) => {
  const network = networkFromTables(`
  terminals
  | id  | timeZone         |
  | CKG | Asia/Shanghai    |
  | HAN | Asia/Ho_Chi_Minh |

  links
  | id   | mode | from | to  | durationH |
  | road | road | CKG  | HAN | 10        |

  calendars
  | terminal    | mode | validFrom |
  | ${terminal} | road | ${date}   |
  `);
  expect(planText(network, { from: "CKG", to: "HAN" })).toContain(expected);
});

test("a corridor's days are those of the clock where it begins", () => {
  // Leaves Chongqing on Monday at 10:00 (02:00 UTC) and Almaty 72 h later on Thursday 02:00 UTC, 07:00 there; New York would
  // have Wednesday 21:00.
  const at = (zone: string, date: string): string =>
    planText(
      networkFromTables(`
      terminals
      | id  | timeZone      |
      | CKG | Asia/Shanghai |
      | ALA | ${zone}       |

      links
      | id | mode | from | to  | corridor |
      | on | rail | ALA  | DUI | north    |

      services
      | id    | mode |
      | train | rail |

      departures
      | service | days    | time  |
      | train   | mon fri | 10:00 |

      calls
      | service | terminal | arriveH | departH |
      | train   | CKG      |         | 0       |
      | train   | ALA      | 70      | 72      |
      | train   | DUI      | 300     |         |

      calendars
      | corridor | mode | validFrom |
      | north    | rail | ${date}   |
      `),
      { from: "CKG", to: "DUI", departAfter: "2026-03-02T00:00Z" },
    );
  const monday = expect.stringContaining("rail train 03-02 10:00");
  const friday = expect.stringContaining("rail train 03-06 10:00");
  expect(at("Asia/Almaty", "2026-03-05")).toEqual(friday);
  expect(at("Asia/Almaty", "2026-03-04")).toEqual(monday);
  expect(at("America/New_York", "2026-03-04")).toEqual(friday);
  expect(at("America/New_York", "2026-03-05")).toEqual(monday);
});

test("two closures that touch are one; a day between them is used", () => {
  const at = (second: string): string =>
    planText(
      closed(`| | | | | road | 2026-03-02 | 2026-03-03 |
      | | | south | | | ${second} | ${second} |`),
      { from: "CKG", to: "HAN" },
    );
  expect(at("2026-03-04")).toContain("road 03-05 00:00");
  expect(at("2026-03-05")).toContain("road 03-04 00:00");
});
