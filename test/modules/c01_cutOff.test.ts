/** FEATURE: cargo handed in after the cut-off misses the departure; the cut-off is not handling time. */
import { expect, test } from "vitest";
import { itineraryOf, planText } from "../kit/ask.ts";
import { networkFromTables } from "../kit/networkFromTables.ts";

// Handed in at 08:00 + 4 h handling = 12:00 on Monday; trains on Tuesday and Friday at 12:00.
const withCutOff = (cutOffH: string): ReturnType<typeof networkFromTables> =>
  networkFromTables(`
  services
  | id    | mode |
  | train | rail |

  departures
  | service | days    | time  |
  | train   | tue fri | 12:00 |

  calls
  | service | terminal | arriveH | departH | cutOffH    |
  | train   | CKG      |         | 0       | ${cutOffH} |
  | train   | QZH      | 36      |         |            |

  transfers
  | at | fromMode | toMode | durationH |
  | *  | gate     | rail   | 4         |
  | *  | rail     | gate   | 0         |
`);

test.each([
  { cutOffH: "24", name: "exactly met", expected: "03-03 12:00 > 03-05 00:00" },
  { cutOffH: "24.01", name: "missed by a minute", expected: "03-06 12:00 > 03-08 00:00" },
])("a cut-off $name", ({ cutOffH, expected }) => {
  expect(planText(withCutOff(cutOffH), { from: "CKG", to: "QZH" })).toContain(`train ${expected}`);
});

test.each([
  { departAfter: "2026-03-02T08:00Z", expected: "03-03 12:00 > 03-05 00:00" },
  { departAfter: "2026-03-02T08:01Z", expected: "03-06 12:00 > 03-08 00:00" },
  // Friday's cut-off is on Thursday at 12:00, 4 h after the cargo is handed in.
  { departAfter: "2026-03-05T08:00Z", expected: "03-06 12:00 > 03-08 00:00" },
  { departAfter: "2026-03-05T08:01Z", expected: "03-10 12:00 > 03-12 00:00" },
])("ready $departAfter", ({ departAfter, expected }) => {
  expect(planText(withCutOff("24"), { from: "CKG", to: "QZH", departAfter })).toContain(
    `train ${expected}`,
  );
});

test("the slack until the cut-off is told apart from the cut-off", () => {
  const { transfers } = itineraryOf(withCutOff("20"), { from: "CKG", to: "QZH" });
  expect(transfers[0]).toMatchObject({ closedH: 0, handlingH: 4, waitH: 4, cutOffH: 20 });
});
