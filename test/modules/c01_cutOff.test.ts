/** FEATURE: cargo handed in after the cut-off misses the departure; the cut-off is not handling time. */
import { expect, test } from "vitest";
import { planText } from "../kit/ask.ts";
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
