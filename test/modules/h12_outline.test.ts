/** FEATURE: a way in outline is the itinerary without its lines and times, and its legs cannot be damaged for the next answer. */
import { createPlanner, type PlanRequest } from "@lianyun/planner";
import { expect, test } from "vitest";
import { requestOf } from "../kit/ask.ts";
import { networkFromTables } from "../kit/networkFromTables.ts";
import { inOutline } from "../kit/outline.ts";

// An hour at each door and some by lorry, 30 days at sea: under conditions by lorry, beyond the years of the calendars in 2027.
const planner = createPlanner(
  networkFromTables(`
  terminals
  | id  | country | lon | lat | timeZone      |
  | SHA | CN      | 0   | 0   | Asia/Shanghai |
  | RTM | NL      | 50  | 0   | Europe/Berlin |

  links
  | id  | mode | from | to  | durationH |
  | sea | sea  | SHA  | RTM | 720       |

  transfers
  | id   | at  | fromMode | toMode | durationH |
  | load | SHA | road     | sea    | 6         |
  | out  | RTM | sea      | road   | 24        |

  drayage
  | id     | at | circuity | speedKmH | doorH | maxKm | perShipment | factor |
  | near   | *  | 1.2      | 40       | 1     | 150   | 50          | diesel |

  restrictions
  | id   | cargo  | mode | rule    |
  | cold | reefer | road | limited |

  factors
  | id     | per | wtwG |
  | diesel | tkm | 60   |

  fx
  | currency | units | worth |
  | CNY      | 7.002 | 1     |

  calendars
  | id     | mode | validFrom  | validTo    |
  | spring | air  | 2026-05-01 | 2026-05-03 |
`),
);
const doors = {
  ...requestOf({ from: { lon: 0.3, lat: 0 }, to: { lon: 50.3, lat: 0 } }),
  cargo: {
    containers: [{ type: "40HC", count: 1 }],
    grossKg: 10_000,
    reefer: true,
  },
} satisfies PlanRequest;

test.each([
  { departAfter: "2026-03-02T08:00Z", beyond: [] },
  // At the door half an hour before the new year, unloaded half an hour after; at the door after it; ashore after it.
  { departAfter: "2026-11-30T13:30Z", beyond: ["beyond_calendars leg 2"] },
  { departAfter: "2026-11-30T15:00Z", beyond: ["beyond_calendars leg 2"] },
  { departAfter: "2026-12-20T08:00Z", beyond: ["beyond_calendars leg 1"] },
  { departAfter: "2025-12-31T10:00Z", beyond: ["beyond_calendars leg 0"] },
])("from door to door, ready $departAfter: $beyond", ({ departAfter, beyond }) => {
  const asked = { ...doors, departAfter };
  const told = planner.outlined.plan(asked);
  expect(told).toEqual(inOutline(planner.plan(asked)));
  const notices = told.status === "optimal" ? told.itinerary.notices : [];
  expect(notices.map(({ code, part, index }) => `${code} ${part} ${index}`)).toEqual([
    "restricted leg 0",
    "restricted leg 2",
    ...beyond,
  ]);
});

test("in another currency: the cost is that of the lines", () => {
  const asked = { ...doors, currency: "CNY" };
  const told = planner.outlined.plan(asked);
  expect(told).toEqual(inOutline(planner.plan(asked)));
  expect(told).toMatchObject({ itinerary: { cost: 2 * 350.1 } });
});

test("legs of rides are one object for all answers, and frozen", () => {
  const legs = [1, 2].map(() => {
    const plan = planner.outlined.plan(doors);
    if (plan.status !== "optimal") throw new Error("no way");
    return plan.itinerary.legs[1];
  });
  expect(legs[0]).toBe(legs[1]);
  expect(Object.isFrozen(legs[0]) && Object.isFrozen(legs[0]?.links)).toBe(true);
  expect(Object.isFrozen(legs[0]?.calls)).toBe(true);
});
