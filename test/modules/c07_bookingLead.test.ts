/** FEATURE: space must be booked so many hours before departure; the lead counts from when it can be booked. */
import { expect, test } from "vitest";
import { planText } from "../kit/ask.ts";
import { networkFromTables } from "../kit/networkFromTables.ts";

const network = networkFromTables(`
  services
  | id    | mode           | headwayH | bookingLeadH |
  | barge | inlandWaterway | 12       | 48           |
  | train | rail           |          | 48           |

  departures
  | service | days                        | time  |
  | train   | mon tue wed thu fri sat sun | 12:00 |

  calls
  | service | terminal | arriveH | departH | cutOffH |
  | barge   | CKG      |         | 0       | 10      |
  | barge   | SHA      | 100     |         |         |
  | train   | CKG      |         | 0       | 2       |
  | train   | XIA      | 10      | 12      | 2       |
  | train   | ALA      | 40      |         |         |
`);

test.each([
  { from: "CKG", bookedAt: undefined, expected: "train 03-02 12:00" },
  // 12:00 on the 1st + 48 h is the departure on the 3rd, to the minute.
  { from: "CKG", bookedAt: "2026-03-01T12:00Z", expected: "train 03-03 12:00" },
  { from: "CKG", bookedAt: "2026-03-01T12:01Z", expected: "train 03-04 12:00" },
  // Booked long ago: only the cut-off counts.
  { from: "CKG", bookedAt: "2026-01-01T00:00Z", expected: "train 03-02 12:00" },
  // The departure at the call where it is loaded, 00:00 at Xian.
  { from: "XIA", bookedAt: "2026-03-02T00:00Z", expected: "train 03-04 00:00" },
  { from: "XIA", bookedAt: "2026-03-02T00:01Z", expected: "train 03-05 00:00" },
])("timetable from $from, booked $bookedAt", ({ from, bookedAt, expected }) => {
  const question = bookedAt === undefined ? {} : { bookedAt };
  expect(planText(network, { from, to: "ALA", ...question })).toContain(expected);
});

test.each([
  // 08:00 + 10 h cut-off + 6 h
  { bookedAt: "2026-01-01T00:00Z", expected: "barge 03-03 00:00" },
  // 03-01 12:00 + 48 h = 03-03 12:00, + 6 h
  { bookedAt: "2026-03-01T12:00Z", expected: "barge 03-03 18:00" },
])("headway, booked $bookedAt", ({ bookedAt, expected }) => {
  expect(planText(network, { from: "CKG", to: "SHA", bookedAt })).toContain(expected);
});
