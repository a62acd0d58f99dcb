/** FEATURE: voyages of months, 29 February, and the last departure that counts, 400 days after the cargo is ready. */
import { expect, test } from "vitest";
import { planText } from "../kit/ask.ts";
import { networkFromTables } from "../kit/networkFromTables.ts";

const sea = networkFromTables(`
  terminals
  | id  | timeZone      |
  | SHA | Asia/Shanghai |
  | RTM | Europe/Berlin |

  services
  | id   | mode |
  | ship | sea  |

  departures
  | service | days | time  |
  | ship    | tue  | 20:00 |

  calls
  | service | terminal | arriveH | departH |
  | ship    | SHA      |         | 0       |
  | ship    | SIN      | 120     | 144     |
  | ship    | RTM      | 1008    | 1032    |
  | ship    | HAM      | 1560    |         |
`);

test.each([
  // Tuesday 20:00 in Shanghai is 12:00 UTC; 42 days later 14:00 by summer time, as in Berlin.
  {
    from: "SHA",
    to: "RTM",
    expected: "SHA 03-02 16:00 ~ sea ship 03-03 20:00 > 04-14 14:00 ~ RTM [43d 4h 0 0kg]",
  },
  // 1,560 h are 65 days.
  {
    from: "SHA",
    to: "HAM",
    expected: "SHA 03-02 16:00 ~ sea ship 03-03 20:00 > 05-07 12:00 ~ HAM [66d 4h 0 0kg]",
  },
  // The ship that left on 24 February is in Singapore on 2 March at 12:00 and sails 6 days after Shanghai.
  {
    from: "SIN",
    to: "RTM",
    expected: "SIN 03-02 08:00 ~ sea ship 03-02 12:00 > 04-07 14:00 ~ RTM [36d 4h 0 0kg]",
  },
  // The ship that left on 20 January sails from Rotterdam 43 days later, on 4 March.
  {
    from: "RTM",
    to: "HAM",
    expected: "RTM 03-02 09:00 ~ sea ship 03-04 13:00 > 03-26 12:00 ~ HAM [24d 4h 0 0kg]",
  },
])("$from to $to", ({ from, to, expected }) => {
  expect(planText(sea, { from, to })).toBe(expected);
});

const road = networkFromTables(`
  links
  | id   | mode | from | to  | durationH |
  | road | road | CKG  | HAN | 24        |

  services
  | id    | mode |
  | train | rail |

  departures
  | service | days                        | time  | validFrom  | validTo    |
  | train   | mon tue wed thu fri sat sun | 12:00 | 2028-02-29 | 2028-02-29 |

  calls
  | service | terminal | arriveH | departH |
  | train   | CKG      |         | 0       |
  | train   | ALA      | 36      |         |

  calendars
  | mode | validFrom  | extraH |
  | road | 2032-02-29 | 1      |
`);

test.each([
  { to: "HAN", departAfter: "2028-02-28T08:00Z", expected: "02-28 08:00 > 02-29 08:00" },
  { to: "HAN", departAfter: "2027-02-28T08:00Z", expected: "02-28 08:00 > 03-01 08:00" },
  { to: "HAN", departAfter: "2100-02-28T08:00Z", expected: "02-28 08:00 > 03-01 08:00" },
  { to: "HAN", departAfter: "2032-02-29T08:00Z", expected: "02-29 08:00 > 03-01 09:00" },
  { to: "HAN", departAfter: "2032-03-01T00:00Z", expected: "03-01 00:00 > 03-02 00:00" },
  { to: "ALA", departAfter: "2028-02-27T08:00Z", expected: "02-29 12:00 > 03-02 00:00" },
  { to: "ALA", departAfter: "2028-02-29T12:01Z", expected: "no_departure" },
])("leap days: to $to from $departAfter", ({ to, departAfter, expected }) => {
  expect(planText(road, { from: "CKG", to, departAfter })).toContain(expected);
});

// 400 days after 2 March 2026 08:00 is 6 April 2027 08:00.
test.each([
  { time: "08:00", expected: "train 04-06 08:00" },
  { time: "08:01", expected: "no_departure" },
])("the last departure: at $time", ({ time, expected }) => {
  const network = networkFromTables(`
  services
  | id    | mode |
  | train | rail |

  departures
  | service | days                        | time    | validFrom  |
  | train   | mon tue wed thu fri sat sun | ${time} | 2027-04-06 |

  calls
  | service | terminal | arriveH | departH |
  | train   | CKG      |         | 0       |
  | train   | ALA      | 36      |         |
  `);
  expect(planText(network, { from: "CKG", to: "ALA" })).toContain(expected);
});

test.each([
  { validTo: "2027-04-05", expected: "road 04-06 00:00" },
  { validTo: "2027-04-06", expected: "no_departure" },
])("the last departure on demand: closed until $validTo", ({ validTo, expected }) => {
  const network = networkFromTables(`
  links
  | id   | mode | from | to  | durationH |
  | road | road | CKG  | HAN | 24        |

  calendars
  | mode | validFrom  | validTo    |
  | road | 2026-01-01 | ${validTo} |
  `);
  expect(planText(network, { from: "CKG", to: "HAN" })).toContain(expected);
});

test("on demand, too, nothing departs later than 400 days after the cargo is ready", () => {
  const far = (hours: number): string =>
    planText(
      networkFromTables(`
        links
        | id | mode | from | to | durationH |
        | t1 | road | A    | B  | ${hours}  |
        | t2 | road | B    | C  | 1         |

        transfers
        | at | fromMode | toMode | durationH |
        | *  | road     | road   | 0         |
        | *  | gate     | road   | 0         |
        | *  | road     | gate   | 0         |
      `),
      { from: "A", to: "C" },
    );
  // 9,600 h are 400 days: 2 March 2026 08:00 to 6 April 2027 08:00.
  expect(far(9_600)).toContain("road t2 04-06 08:00 > 04-06 09:00");
  expect(far(9_600.1)).not.toContain("road t2");
});
