/** FEATURE: at a place to touch cargo can be made to stay: two legs, and so many hours from arrival to departure. */
import { expect, test } from "vitest";
import { costText, liftText, planText, reasonsOf, reasonText } from "../kit/ask.ts";
import { networkFromTables } from "../kit/networkFromTables.ts";

const network = networkFromTables(`
  links
  | id   | mode | from     | to       | durationH | costPerTeu |
  | r1   | rail | CKG      | MLA:RAIL | 264       | 3000       |
  | t1   | road | MLA:RAIL | DUI      | 14        | 1500       |

  services
  | id      | mode | headwayH | costPerTeu |
  | through | rail | 2        | 4000       |

  calls
  | service | terminal | arriveH | departH | load  | discharge |
  | through | CKG      |         | 0       | true  | false     |
  | through | MLA:RAIL | 250     | 290     | false | false     |
  | through | DUI      | 310     |         | false | true      |

  transfers
  | at | fromMode | toMode | durationH |
  | *  | gate     | rail   | 0         |
  | *  | rail     | road   | 6         |
  | *  | rail     | gate   | 0         |
  | *  | road     | gate   | 0         |

  storage
  | id   | at  | freeH | perTeuDay |
  | yard | MLA | 24    | 10        |
`);
const ENDS = { from: "CKG", to: "DUI" };

test.each([
  { via: ["MLA"], expected: "rail through 03-02 09:00 > 03-15 07:00" },
  // Aboard it stands there for 40 h, but that is no stay.
  { via: [{ place: "MLA", minStayH: 36 }], expected: "MLA:RAIL 6h+30h ~ road t1 03-14 20:00" },
  { via: [{ place: "MLA:RAIL", minStayH: 48 }], expected: "MLA:RAIL 6h+42h ~ road t1 03-15 08:00" },
  // Shorter than handling takes.
  { via: [{ place: "MLA", minStayH: 2 }], expected: "MLA:RAIL 6h+0h ~ road t1 03-13 14:00" },
  // Where it begins and ends there is no stay between legs.
  { via: [{ place: "CKG", minStayH: 1 }], expected: "via_not_passed" },
  { via: [{ place: "DUI", minStayH: 1 }], expected: "via_not_passed" },
])("via $via", ({ via, expected }) => {
  expect(planText(network, { ...ENDS, via })).toContain(expected);
});

test.each([
  {
    via: ["MLA", { place: "DUI", minStayH: 1 }],
    message: "no way passes MLA and stays 1 h at DUI: ",
    passing: ["MLA", "DUI"],
  },
  {
    via: [
      { place: "CKG", minStayH: 2 },
      { place: "DUI", minStayH: 1 },
    ],
    message: "no way stays 2 h at CKG and stays 1 h at DUI: ",
    passing: ["CKG", "DUI"],
  },
])(
  "where a way passes, it is the stay that is told and lifted: $message",
  ({ via, message, passing }) => {
    const [reason, ...more] = reasonsOf(network, { ...ENDS, via });
    expect(reason).toEqual({
      code: "via_not_passed",
      message: `${message}cargo stays only where one leg ends and the next begins; ways that pass without a stay exist`,
      lift: { set: { via: passing } },
    });
    expect(more).toEqual([]);
    expect(liftText(network, { ...ENDS, via })).toEqual(["via_not_passed: optimal"]);
  },
);

test("a stay and a price that stand in the way together", () => {
  // By road from Mala the way costs 4500 and does not end at DUI with a stay; the through train costs 4000.
  const question = { ...ENDS, via: [{ place: "DUI", minStayH: 1 }], maxCost: 3_999 };
  expect(reasonText(network, question)).toBe(
    "no way without the other limit stays 1 h at DUI: cargo stays only where one leg ends and the next begins; ways that pass without a stay exist\n" +
      "and at the same time: no way costs 3999 USD or less; the cheapest without the other limit costs 4000 USD",
  );
  expect(liftText(network, question)).toEqual(["via_not_passed + too_expensive: optimal"]);
});

test("the stay is paid for: 48 h - 24 h are a day", () => {
  expect(costText(network, { ...ENDS, via: [{ place: "MLA", minStayH: 48 }] })).toBe(
    "freight r1 3000 + storage yard 10 + freight t1 1500 = 4510",
  );
});

test("a stay and a place beside it", () => {
  const via = [{ place: "MLA", minStayH: 48 }, "DUI"];
  expect(planText(network, { ...ENDS, via })).toContain("road t1 03-15 08:00");
});

test("two stays at one place are had at once: the longer makes up for the shorter", () => {
  const via = [
    { place: "MLA", minStayH: 12 },
    { place: "MLA:RAIL", minStayH: 48 },
  ];
  expect(planText(network, { ...ENDS, via })).toContain("MLA:RAIL 6h+42h ~ road t1 03-15 08:00");
});

test("the lorry to a door is a leg, and cargo can stay before it", () => {
  // The door is 0.1 degrees away, 11.1 km: eleven minutes at 60 km/h, after 264 h on rails from 2 March 08:00.
  const withLorries = networkFromTables(`
    links
    | id | mode | from | to       | durationH |
    | r1 | rail | CKG  | MLA:RAIL | 264       |

    terminals
    | id       | lon | lat |
    | CKG      | 0   | 0   |
    | MLA:RAIL | 50  | 0   |

    transfers
    | at | fromMode | toMode | durationH |
    | *  | gate     | rail   | 0         |
    | *  | rail     | gate   | 0         |
    | *  | rail     | road   | 6         |

    drayage
    | id    | at |
    | lorry | *  |
  `);
  const ends = { from: "CKG", to: { lon: 50, lat: 0.1 } };
  const stay = (place: string, minStayH: number) => ({ place, minStayH });
  const text = (...via: readonly ReturnType<typeof stay>[]): string =>
    planText(withLorries, { ...ends, via });
  expect(text()).toContain("MLA:RAIL 6h+0h ~ road lorry 03-13 14:00 > 03-13 14:11");
  expect(text(stay("MLA", 48))).toContain("MLA:RAIL 6h+42h ~ road lorry 03-15 08:00 > 03-15 08:11");
  expect(text(stay("MLA", 2))).toContain("MLA:RAIL 6h+0h ~ road lorry 03-13 14:00");
  expect(text(stay("MLA", 12), stay("MLA:RAIL", 48))).toContain("road lorry 03-15 08:00");
  expect(text(stay("CKG", 12), stay("MLA", 48))).toContain("via_not_passed");
});

test("a wait that is long enough anyway is the stay; it is not waited for twice", () => {
  // A barge a week: 84 h on average after the cut-off of 48 h. Asked for three days, it lies 132 h whatever is asked.
  const weekly = networkFromTables(`
  links
  | id | mode | from | to | durationH |
  | t1 | road | A    | B  | 1         |

  services
  | id    | mode           | headwayH |
  | barge | inlandWaterway | 168      |

  calls
  | service | terminal | arriveH | departH | cutOffH |
  | barge   | B        |         | 0       | 48      |
  | barge   | C        | 24      |         |         |

  transfers
  | at | fromMode       | toMode         | durationH |
  | *  | gate           | road           | 0         |
  | *  | road           | inlandWaterway | 0         |
  | *  | inlandWaterway | gate           | 0         |
  `);
  const ask = { from: "A", to: "C", via: [{ place: "B", minStayH: 72 }] };
  expect(planText(weekly, ask)).toContain("B 0h+132h ~ inlandWaterway barge");
});
