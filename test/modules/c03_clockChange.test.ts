/** FEATURE: timetables are local: a departure in the hour that is skipped moves on, one in the hour that comes twice is the first. */
import { expect, test } from "vitest";
import { planText } from "../kit/ask.ts";
import { networkFromTables } from "../kit/networkFromTables.ts";

const network = networkFromTables(`
  terminals
  | id  | timeZone      |
  | DUI | Europe/Berlin |
  | CKG | Asia/Shanghai |

  services
  | id    | mode |
  | night | rail |

  departures
  | service | days | time  |
  | night   | sun  | 02:30 |

  calls
  | service | terminal | arriveH | departH |
  | night   | DUI      |         | 0       |
  | night   | CKG      | 10      |         |
`);

test.each([
  // 02:30 does not exist on 29 March 2026: the clock jumps from 02:00 to 03:00, the train leaves at 03:30 summer time (01:30Z).
  { departAfter: "2026-03-28T12:00Z", expected: "night 03-29 03:30 > 03-29 19:30" },
  // 02:30 comes twice on 25 October 2026: the first is summer time (00:30Z).
  { departAfter: "2026-10-24T12:00Z", expected: "night 10-25 02:30 > 10-25 18:30" },
  { departAfter: "2026-06-01T00:00Z", expected: "night 06-07 02:30 > 06-07 18:30" },
])("ready $departAfter", ({ departAfter, expected }) => {
  expect(planText(network, { from: "DUI", to: "CKG", departAfter })).toContain(expected);
});

test("a departure late on its local day is found from the day after by UTC, at any edge of the stretches laid out", () => {
  const late = networkFromTables(`
  terminals
  | id  | timeZone         |
  | NYC | America/New_York |
  | CKG | Asia/Shanghai    |

  services
  | id   | mode |
  | late | rail |

  departures
  | service | days | time  |
  | late    | wed  | 23:00 |

  calls
  | service | terminal | arriveH | departH |
  | late    | NYC      |         | 0       |
  | late    | CKG      | 10      |         |
  `);
  // 52-week stretches from the epoch: one begins on 22 October 2026, UTC; Wednesday 23:00 in New York is 03:00 then.
  expect(planText(late, { from: "NYC", to: "CKG", departAfter: "2026-10-22T01:00Z" })).toContain(
    "late 10-21 23:00",
  );
});
