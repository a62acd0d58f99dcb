/** FEATURE: a door, a closed day, a slow one, hours, storage, hire, surcharges, dates, insurance: one way, line by line. */
import { expect, test } from "vitest";
import { co2eText, costText, frontText, itineraryOf, planText } from "../kit/ask.ts";
import { networkFromTables } from "../kit/networkFromTables.ts";

const network = networkFromTables(`
  terminals
  | id      | country | timeZone      | lon | lat | openDays            | opensAt | closesAt |
  | CKG:TJC | CN      | Asia/Shanghai | 0   | 0   | mon tue wed thu fri | 08:00   | 20:00    |
  | ALA     | KZ      | Asia/Almaty   | 10  | 0   |                     |         |          |
  | MLA     | PL      | Europe/Warsaw | 20  | 0   | mon tue wed thu fri | 06:00   | 18:00    |
  | DUI     | DE      | Europe/Berlin | 30  | 0   |                     |         |          |

  links
  | id   | mode | from    | to  | corridor | distanceKm | durationH | factor |
  | west | rail | CKG:TJC | ALA |          | 4000       |           | rail   |
  | on   | rail | ALA     | MLA | north    | 5000       |           | rail   |
  | road | road | MLA     | DUI |          | 1000       | 14        | diesel |

  services
  | id    | mode | bookingLeadH | capacityTeu |
  | train | rail | 72           | 100         |

  departures
  | service | days    | time  |
  | train   | tue fri | 16:00 |

  calls
  | service | terminal | arriveH | departH | cutOffH | load  | discharge | step   |
  | train   | CKG:TJC  |         | 0       | 6       | true  | false     |        |
  | train   | ALA      | 72      | 96      |         | false | false     | border |
  | train   | MLA      | 264     |         |         | false | true      |        |

  transfers
  | id    | at  | fromMode | toMode | durationH | perTeu | factor |
  | lift  | CKG | road     | rail   | 3         | 30     | crane  |
  | lower | *   | rail     | road   | 6         | 40     | crane  |
  | out   | *   | road     | gate   | 2         | 15     | crane  |

  tariffs
  | id    | mode | validFrom  | validTo    | perTeu | perFeu |
  | march | rail | 2026-03-01 | 2026-03-31 | 2000   | 3800   |
  | april | rail | 2026-04-01 | 2026-04-30 | 1500   | 2900   |
  | road  | road |            |            | 700    | 1200   |

  surcharges
  | id   | mode | on     | percent | perTeu |
  | fuel | rail |        | 5       |        |
  | cold | rail | reefer |         | 150    |

  drayage
  | id    | circuity | speedKmH | doorH | perShipment | perTeuKm | factor |
  | lorry | 1.2      | 40       | 1     | 50          | 2        | diesel |

  storage
  | id   | at | freeH | perTeuDay |
  | yard | *  | 12    | 20        |

  boxHire
  | id   | mode | freeDays | perTeuDay | perTeu |
  | hire | rail | 1        | 10        | 200    |

  calendars
  | id     | terminal | corridor | mode | validFrom  | validTo    | extraH |
  | spring | CKG      |          |      | 2026-03-09 | 2026-03-10 |        |
  | border |          | north    |      | 2026-03-15 | 2026-03-20 | 24     |

  factors
  | id     | per       | wtwG  | reeferWtwG |
  | rail   | teuKm     | 100   | 150        |
  | diesel | tkm       | 60    |            |
  | crane  | container | 10000 | 12000      |
`);
const question = {
  from: { lon: 0, lat: 0.9 },
  to: "DUI",
  cargo: {
    containers: [{ type: "40HC", count: 1 }],
    grossKg: 10_000,
    boxOwner: "coc",
    reefer: true,
    valueUsd: 50_000,
  },
  insuranceRate: 0.002,
  // Saturday 7 March 18:00 in Chongqing.
  departAfter: "2026-03-07T18:00+08:00",
  bookedAt: "2026-03-07T16:00+08:00",
} as const;

/*
 * Loaded by Saturday 19:00; 120.1 km in 180 min: at the terminal by 22:00. Shut on Sunday, and on 9 and 10 March: handled on
 * Wednesday 11 March 08:00 to 11:00. Tuesday's train, for which space could just be had, is not reached. On Friday 13 March
 * the cut-off is 10:00 and the train leaves at 16:00 (08:00 UTC).
 * Onto the north corridor 96 h later, on 17 March: 24 h more. At Malaszewicze 264 + 24 = 288 h later: 25 March 08:00 UTC,
 * 09:00 there, a Wednesday: handled until 15:00, the lorry is in Duisburg on 26 March at 05:00, released at 07:00.
 */
test("by time, in March", () => {
  const asked = { ...question, minimize: "duration" } as const;
  const { legs, transfers, availableAt, notices } = itineraryOf(network, asked);
  expect(legs.map(({ departAt, arriveAt, slowH }) => [departAt, arriveAt, slowH])).toEqual([
    ["2026-03-07T19:00+08:00", "2026-03-07T22:00+08:00", 0],
    ["2026-03-13T16:00+08:00", "2026-03-25T09:00+01:00", 24],
    ["2026-03-25T15:00+01:00", "2026-03-26T05:00+01:00", 0],
  ]);
  // 7 March 22:00 to 11 March 08:00 is 82 h; 11 March 11:00 to 13 March 10:00 is 47 h.
  expect(transfers.map((t) => [t.closedH, t.handlingH, t.waitH, t.cutOffH])).toEqual([
    [0, 1, 0, 0],
    [82, 3, 47, 6],
    [0, 6, 0, 0],
    [0, 2, 0, 0],
  ]);
  expect(availableAt).toBe("2026-03-26T07:00+01:00");
  expect(notices).toEqual([]);
  // Lorry: 50 + 120.1 km × 2 × 2. Handling twice a TEU rate for a 40' box. Rail 3,800, 5 % of it, 2 × 150, 2 × 200. No storage
  // after the door's lorry; 6 h and 2 h are within free time. Insurance 0.2 % of 50,000.
  expect(costText(network, asked)).toBe(
    "drayage lorry 530.4 + handling lift 60 + freight march 3800 + surcharge cold 300 + surcharge fuel 190 + boxHire hire 400 + handling lower 80 + freight road 1200 + handling out 30 + insurance insurance 100 = 6690.4",
  );
  // 10 t × 120.1 km × 60 g; 12 kg a reefer; 2 TEU × 9,000 km × 150 g; 10 t × 1,000 km × 60 g.
  expect(co2eText(network, asked)).toBe(
    "moving diesel 72.06 + hub crane 12 + moving rail 2700 + hub crane 12 + moving diesel 600 + hub crane 12 = 3408.06",
  );
});

/*
 * The first train in April leaves on Friday 3 April 16:00 (08:00 UTC); the corridor is itself again: 264 h later it is
 * 14 April 08:00 UTC, a Tuesday, 10:00 by summer time; handled until 16:00, in Duisburg on 15 April 06:00, released at 08:00.
 * Rail 2,900 and 5 % of it: 945 less.
 */
test("by cost, held for April", () => {
  const asked = { ...question, minimize: "cost" } as const;
  const { availableAt, legs } = itineraryOf(network, asked);
  expect(legs[1]).toMatchObject({
    departAt: "2026-04-03T16:00+08:00",
    arriveAt: "2026-04-14T10:00+02:00",
    slowH: 0,
  });
  expect(availableAt).toBe("2026-04-15T08:00+02:00");
  expect(costText(network, asked)).toBe(
    "drayage lorry 530.4 + handling lift 60 + freight april 2900 + surcharge cold 300 + surcharge fuel 145 + boxHire hire 400 + handling lower 80 + freight road 1200 + handling out 30 + insurance insurance 100 = 5745.4",
  );
});

test("both are on the front, and limits choose", () => {
  expect(frontText(network, question)).toHaveLength(2);
  expect(planText(network, { ...question, minimize: "duration", maxCost: 6_000 })).toContain(
    "04-03 16:00",
  );
  expect(planText(network, { ...question, arriveBefore: "2026-04-01T00:00Z" })).toContain(
    "03-13 16:00",
  );
  expect(planText(network, { ...question, avoid: { presets: ["euSanctions"] } })).toContain(
    "04-03 16:00",
  );
  expect(planText(network, { ...question, avoid: { countries: ["KZ"] } })).toBe("avoid_excludes");
  expect(planText(network, { ...question, maxTransfers: 1 })).toBe("too_many_transfers");
});

/*
 * Ready on Wednesday 25 February: on Friday the 27th the train meets no slow days (onto the corridor on 3 March), but there is
 * no tariff in February. Tuesday 3 March: 264 h later 14 March 08:00 UTC, a Saturday, 09:00: shut until Monday 16 March 06:00,
 * 45 h; 6 h of handling make 51 h in the yard: 51 - 12 = 39 h, two days at 2 × 20; hired for 51 - 24 = 27 h, two days at 2 × 10.
 */
test("a weekend at the border costs storage and hire", () => {
  const asked = {
    ...question,
    departAfter: "2026-02-25T08:00+08:00",
    bookedAt: "2026-02-01T00:00Z",
    minimize: "duration",
  } as const;
  const { legs, transfers } = itineraryOf(network, asked);
  expect(legs.map(({ departAt }) => departAt)).toEqual([
    "2026-02-25T09:00+08:00",
    "2026-03-03T16:00+08:00",
    "2026-03-16T12:00+01:00",
  ]);
  expect(transfers[2]).toMatchObject({ closedH: 45, handlingH: 6, waitH: 0, cost: 200 });
  expect(costText(network, asked)).toContain(
    "handling lower 80 + storage yard 80 + boxHire hire 40 + freight road 1200",
  );
});
