/** FEATURE: a reason says what would lift it; asked so, the question has an answer. */
import { expect, test } from "vitest";
import { liftText, planText, type Question, reasonText } from "../kit/ask.ts";
import { networkFromTables } from "../kit/networkFromTables.ts";

const network = networkFromTables(`
  terminals
  | id  | lon | lat |
  | CKG | 106 | 29  |
  | HAN | 105 | 21  |
  | SIN | 103 | 1   |
  | ISL | 0   | 0   |

  links
  | id   | mode | from | to  | durationH | corridor |
  | rail | rail | CKG  | HAN | 100       | south    |
  | sea  | sea  | HAN  | SIN | 80        |          |
  | lone | sea  | SIN  | ISL | 400       |          |

  services
  | id    | mode | headwayH | bookingLeadH | capacityTeu | assumed |
  | plane | air  |          | 72           |             | false   |
  | ghost | air  | 24       |              |             | true    |
  | small | sea  | 24       |              | 2           | false   |
  | old   | rail |          |              |             | false   |

  departures
  | service | days                        | time  | validFrom  | validTo    |
  | plane   | mon tue wed thu fri sat sun | 12:00 |            | 2026-03-05 |
  | old     | mon                         | 12:00 |            | 2020-12-31 |

  calls
  | service | terminal | arriveH | departH |
  | plane   | CKG      |         | 0       |
  | plane   | FRA      | 12      |         |
  | ghost   | CKG      |         | 0       |
  | ghost   | NYC      | 20      |         |
  | small   | HAN      |         | 0       |
  | small   | MNL      | 90      |         |
  | old     | HAN      |         | 0       |
  | old     | PNH      | 90      |         |

  tariffs
  | id   | mode | perTeu | perFeu |
  | rail | rail | 500    |        |
  | sea  | sea  | 300    |        |
  | air  | air  | 9000   |        |
  | road | road |        | 100    |

  transfers
  | at  | fromMode | toMode | durationH |
  | *   | gate     | rail   | 0         |
  | *   | gate     | sea    | 0         |
  | *   | gate     | air    | 0         |
  | *   | rail     | gate   | 0         |
  | *   | sea      | gate   | 0         |
  | *   | air      | gate   | 0         |
  | HAN | rail     | sea    | 6         |
  | CKG | road     | rail   | 2         |

  restrictions
  | link | cargo          | value |
  | rail | dangerousGoods | 3     |

  drayage
  | id    | at  | perShipment | maxKm |
  | lorry | CKG | 100         | 200   |
`);
const box = { containers: [{ type: "20GP", count: 1 }], grossKg: 10_000 } as const;

/** Limits of the asker: there is a lift, and it works. */
test.each<{ code: string; question: Question }>([
  { code: "avoid_excludes", question: { from: "CKG", to: "HAN", avoid: { corridors: ["south"] } } },
  {
    code: "booked_too_late",
    question: { from: "CKG", to: "FRA", bookedAt: "2026-03-02T12:01Z" },
  },
  { code: "too_expensive", question: { from: "CKG", to: "HAN", maxCost: 499 } },
  { code: "too_many_transfers", question: { from: "CKG", to: "SIN", maxTransfers: 0 } },
  {
    code: "deadline_too_early",
    question: { from: "CKG", to: "HAN", arriveBefore: "2026-03-06T11:59Z" },
  },
  { code: "modes_exclude", question: { from: "CKG", to: "SIN", modes: ["sea", "road"] } },
  { code: "no_modes", question: { from: "CKG", to: "HAN", modes: [] } },
  { code: "only_assumed", question: { from: "CKG", to: "NYC" } },
  { code: "via_not_passed", question: { from: "CKG", to: "HAN", via: ["SIN"] } },
  {
    code: "via_not_passed",
    question: { from: "CKG", to: "HAN", via: [{ place: "HAN", minStayH: 4 }] },
  },
  {
    code: "via_not_passed",
    question: { from: "CKG", to: "HAN", via: [{ place: "SIN", minStayH: 4 }] },
  },
])("$code is lifted: $question", ({ code, question }) => {
  expect(liftText(network, question)).toEqual([`${code}: optimal`]);
});

test("where no way passes, the stay is not what is told", () => {
  const via = [{ place: "SIN", minStayH: 4 }];
  expect(reasonText(network, { from: "CKG", to: "HAN", via })).toBe(
    "no way passes SIN; ways that need not exist",
  );
});

/** What only the network, or another cargo or place, could change. Where there is a lift all the same, it works. */
test.each<{ code: string; question: Question }>([
  {
    code: "cargo_restricted",
    question: { from: "CKG", to: "HAN", cargo: { ...box, dangerousGoods: { class: "3" } } },
  },
  { code: "door_too_far", question: { from: { lon: 90, lat: 29 }, to: "HAN" } },
  {
    code: "over_capacity",
    question: {
      from: "HAN",
      to: "MNL",
      cargo: { containers: [{ type: "20GP", count: 3 }], grossKg: 10_000 },
    },
  },
  { code: "cargo_not_priced", question: { from: "CKG", to: "HAN", cargo: { grossKg: 1_000 } } },
  {
    code: "deadline_before_ready",
    question: { from: "CKG", to: "HAN", arriveBefore: "2026-03-02T07:59Z" },
  },
  { code: "no_departure", question: { from: "HAN", to: "PNH" } },
  { code: "no_transfer", question: { from: "HAN", to: "ISL" } },
  { code: "not_connected", question: { from: "HAN", to: "CKG" } },
  { code: "same_place", question: { from: "CKG", to: "CKG" } },
  { code: "unknown_terminal", question: { from: "CKG", to: "XXX" } },
])("$code: $question", ({ code, question }) => {
  const [text, ...more] = liftText(network, question);
  expect([code, `${code}: optimal`]).toContain(text);
  expect(more).toEqual([]);
});

test.each([
  { code: "no_departure", from: "HAN", to: "PNH" },
  { code: "no_transfer", from: "HAN", to: "ISL" },
  { code: "not_connected", from: "HAN", to: "CKG" },
])("nobody can lift $code", ({ code, from, to }) => {
  expect(liftText(network, { from, to })).toEqual([code]);
});

test("two limits of which neither is enough are lifted together", () => {
  const question = { from: "CKG", to: "HAN", maxCost: 499, avoid: { corridors: ["south"] } };
  const [text, ...more] = liftText(network, question);
  expect([
    "avoid_excludes + too_expensive: optimal",
    "too_expensive + avoid_excludes: optimal",
  ]).toContain(text);
  expect(more).toEqual([]);
});

test("a door within reach is served", () => {
  expect(planText(network, { from: { lon: 106, lat: 30 }, to: "HAN" })).toContain("rail rail");
});
