/** FEATURE: the checker sees through doors, days, charges and notices that are not what the rows say. */
import { createPlanner, type Itinerary, type Request } from "@lianyun/planner";
import { expect, test } from "vitest";
import { networkFromTables } from "../kit/networkFromTables.ts";
import { checkItinerary } from "./checker.ts";
import { tamper } from "./tamper.ts";
import { itinerariesOf } from "./vectors.ts";

const NETWORK = networkFromTables(`
  terminals
  | id | lon | lat | country | openDays                | opensAt | closesAt |
  | A  | 0   | 0   | CN      | mon tue wed thu fri sat | 08:00   | 20:00    |
  | B  | 5   | 0   | DE      |                         |         |          |
  | C  | 9   | 0   | DE      |                         |         |          |

  links
  | id | mode | from | to | durationH | corridor |
  | r1 | rail | A    | B  | 20        | north    |
  | t1 | road | B    | C  | 10        |          |

  corridors
  | id    |
  | north |

  tariffs
  | id | mode | perTeu |
  | p1 | rail | 100    |
  | p2 | road | 10     |

  transfers
  | id  | at | fromMode | toMode | durationH | perShipment | factor |
  | x1  | *  | road     | rail   | 4         | 1           | lift   |
  | x2  | *  | rail     | road   | 30        | 2           | lift   |
  | x3  | *  | road     | gate   | 0         | 0           | lift   |

  factors
  | id   | per       | wtwG |
  | lift | container | 1000 |
  | van  | tkm       | 80   |

  drayage
  | id | at | circuity | speedKmH | doorH | maxKm | perShipment | factor |
  | d1 | *  | 1.5      | 50       | 2     | 100   | 90          | van    |

  calendars
  | id | validFrom  | validTo    | effect | extraH | corridor |
  | c1 | 2026-06-01 | 2026-06-09 | slow   | 6      | north    |

  surcharges
  | id | percent | corridor |
  | u1 | 10      | north    |

  storage
  | id | at | fromDay | freeH | perTeuDay |
  | s1 | B  | 1       | 24    | 5         |
  | s2 | B  | 2       | 24    | 50        |

  boxHire
  | id | mode | fromDay | freeDays | perTeu | perTeuDay |
  | h1 | rail | 1       | 0        | 40     | 3         |

  restrictions
  | id | cargo          | rule    | mode |
  | l1 | dangerousGoods | limited | rail |

  fx
  | currency | units | worth |
  | EUR      | 1     | 1.25  |
`);
const REQUEST: Request = {
  from: { lon: 0.25, lat: 0 },
  to: "C",
  cargo: {
    containers: [{ type: "20GP", count: 1 }],
    grossKg: 10_000,
    boxOwner: "coc",
    dangerousGoods: { class: "3" },
    valueUsd: 1_000,
  },
  // A Sunday: loaded by 18:00, at A at 18:50, where handling starts on Monday at 08:00.
  departAfter: "2026-05-31T16:00Z",
  insuranceRate: 0.01,
  currency: "EUR",
};
const [TRUE_ONE] = itinerariesOf(createPlanner(NETWORK).plan({ ...REQUEST, minimize: "cost" })) as [
  Itinerary,
];

test("the true itinerary passes, and has what it should", () => {
  expect(() => checkItinerary(NETWORK, REQUEST, TRUE_ONE)).not.toThrow();
  expect(TRUE_ONE.legs.map(({ from, to }) => `${from} ${to}`)).toEqual(["door A", "A B", "B C"]);
  expect(TRUE_ONE.transfers[1]).toMatchObject({ closedH: 13 + 10 / 60, handlingH: 4 });
  expect(TRUE_ONE.legs[1]).toMatchObject({ slowH: 6, calendars: ["c1"], durationH: 26 });
  // Thirty hours at B, of which 24 are free and a day is charged; two days of hire.
  const money = TRUE_ONE.lines
    .filter(({ measure }) => measure === "cost")
    .map(({ kind, amount }) => `${kind} ${1.25 * amount}`);
  expect(money).toEqual(
    expect.arrayContaining(["drayage 90", "surcharge 10", "storage 5", "boxHire 6", "boxHire 40"]),
  );
  expect(TRUE_ONE.cost * 1.25).toBeCloseTo(90 + 1 + 100 + 10 + 40 + 2 + 5 + 6 + 10 + 10, 9);
});

const lineOf = (kind: string): number => TRUE_ONE.lines.findIndex((line) => line.kind === kind);

test.each([
  { path: ["legs", 0, "drayage"], change: "d2", says: "drayage" },
  { path: ["legs", 0, "distanceKm"], change: 41, says: "distanceKm" },
  { path: ["legs", 1, "slowH"], change: 0, says: "slowH" },
  { path: ["legs", 1, "calendars"], change: [], says: "calendars" },
  { path: ["legs", 1, "durationH"], change: 20, says: "durationH" },
  { path: ["transfers", 0, "kind"], change: "gateIn", says: "kind" },
  { path: ["transfers", 0, "handlingH"], change: 0, says: "handlingH" },
  { path: ["transfers", 1, "closedH"], change: 0, says: "closedH" },
  { path: ["notices"], change: [], says: "notices" },
  { path: ["notices", 0, "rule"], change: "l2", says: "notices" },
  { path: ["lines", lineOf("storage"), "rule"], change: "s2", says: "nothing calls" },
  { path: ["lines", lineOf("surcharge"), "kind"], change: "freight", says: "nothing calls" },
  { path: ["lines", lineOf("insurance"), "amount"], change: 9, says: "insurance" },
  { path: ["lines", lineOf("boxHire"), "amount"], change: 0, says: "boxHire" },
  { path: ["cost"], change: 274, says: "cost" },
])("a changed $path is refused", ({ path, change, says }) => {
  const changed = tamper(TRUE_ONE, path, change);
  expect(changed).not.toEqual(TRUE_ONE);
  expect(() => checkItinerary(NETWORK, REQUEST, changed)).toThrow(says);
});

test.each([
  { request: { maxCost: 273 }, says: "more than 273" },
  { request: { maxTransfers: 1 }, says: "more than 1" },
  { request: { from: { lon: 0.5, lat: 0 } }, says: "door" },
  { request: { from: { lon: 0.75, lat: 0 } }, says: "no lorry" },
  { request: { from: "A" }, says: "starts at" },
  { request: { avoid: { corridors: ["north"] } }, says: "nothing that may be used" },
  { request: { via: [{ place: "B", minStayH: 31 }] }, says: "does not touch B" },
  { request: { via: [{ place: "C", minStayH: 0 }] }, says: "does not touch C" },
  { request: { currency: "USD" }, says: "in units" },
])("the answer to another question is refused: $request", ({ request, says }) => {
  expect(() => checkItinerary(NETWORK, { ...REQUEST, ...request }, TRUE_ONE)).toThrow(says);
});
