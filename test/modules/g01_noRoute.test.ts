/** FEATURE: no route is an answer: every limit that, lifted alone, would give one. */
import type { Network } from "@lianyun/planner";
import { expect, test } from "vitest";
import { planText, reasonsOf, reasonText } from "../kit/ask.ts";
import { networkFromTables } from "../kit/networkFromTables.ts";

const network = networkFromTables(`
  links
  | id   | mode | from | to  | durationH | costPerTeu |
  | rail | rail | CKG  | HAN | 100       | 500        |
  | road | road | CKG  | HAN | 50        | 900        |

  services
  | id    | mode | headwayH | assumed | costPerTeu |
  | plane | air  | 24       | true    | 9000       |
  | old   | sea  |          | false   | 100        |

  calls
  | service | terminal | arriveH | departH |
  | plane   | CKG      |         | 0       |
  | plane   | SIN      | 5       |         |
  | old     | HAN      |         | 0       |
  | old     | MNL      | 90      |         |

  departures
  | service | days | time  | validFrom  | validTo    |
  | old     | mon  | 10:00 | 2020-01-01 | 2020-12-31 |

  tariffs
  | id     | mode | perTeu | perFeu |
  | lorry  | road |        | 1      |
`);

test.each([
  { question: { to: "HAN", arriveBefore: "2026-03-04T00:00Z" }, expected: "deadline_too_early" },
  { question: { to: "HAN", arriveBefore: "2026-03-01T00:00Z" }, expected: "deadline_before_ready" },
  { question: { to: "HAN", modes: [] }, expected: "no_modes" },
  { question: { to: "HAN", modes: ["air", "sea"] }, expected: "modes_exclude" },
  {
    question: { to: "HAN", modes: ["rail"], arriveBefore: "2026-03-05T00:00Z" },
    expected: "deadline_too_early modes_exclude",
  },
  // A day is too short for any mode, and no plane flies there: both must be lifted, assumed services need not be.
  {
    question: { to: "HAN", modes: ["air"], arriveBefore: "2026-03-03T00:00Z" },
    expected: "deadline_too_early modes_exclude",
  },
  // A plane is the only way to Singapore and is assumed; rail alone would not do either.
  { question: { to: "SIN", modes: ["rail"] }, expected: "modes_exclude only_assumed" },
  { question: { to: "SIN" }, expected: "only_assumed" },
  { question: { from: "HAN", to: "CKG" }, expected: "not_connected" },
  { question: { from: "HAN", to: "MNL" }, expected: "no_departure" },
] as const)("$question: $expected", ({ question, expected }) => {
  expect(planText(network, { from: "CKG", ...question })).toBe(expected);
});

test("a box without a price is not moved for nothing", () => {
  const priced = networkFromTables(`
  links
  | id   | mode | from | to  | durationH |
  | road | road | CKG  | HAN | 50        |

  tariffs
  | id    | mode | perFeu |
  | lorry | road | 1000   |
  `);
  expect(planText(priced, { from: "CKG", to: "HAN" })).toBe("cargo_not_priced");
  expect(reasonText(priced, { from: "CKG", to: "HAN" })).toContain(
    "tariff lorry of link road has no price for it",
  );
  expect(reasonsOf(priced, { from: "CKG", to: "HAN" })).toMatchObject([
    { gaps: [{ kind: "price", mode: "road", from: "CKG", to: "HAN", tariff: "lorry" }] },
  ]);
});

test("a small budget does not change the reasons", () => {
  const question = { from: "CKG", to: "HAN", modes: ["air"], budget: { labels: 1 } } as const;
  expect(planText(network, question)).toBe("modes_exclude");
});

test("seconds round against the asker: a deadline down, a ready time up", () => {
  const at = (arriveBefore: string): string =>
    planText(network, { from: "CKG", to: "HAN", modes: ["road"], arriveBefore });
  expect(at("2026-03-04T10:00:00Z")).toContain("road");
  expect(at("2026-03-04T09:59:59Z")).toContain("deadline_too_early");
});

test("a service that only passes connects nobody", () => {
  const passing = networkFromTables(`
  services
  | id    | mode | headwayH |
  | train | rail | 24       |

  calls
  | service | terminal | arriveH | departH | load  | discharge |
  | train   | CKG      |         | 0       |       |           |
  | train   | BOR      | 40      | 44      | false | false     |
  | train   | MLA      | 90      |         |       |           |
  `);
  expect(planText(passing, { from: "CKG", to: "BOR" })).toBe("not_connected");
  expect(planText(passing, { from: "BOR", to: "MLA" })).toBe("not_connected");
});

test("handling that leads nowhere is not named", () => {
  const gap = networkFromTables(`
  links
  | id     | mode | from | to  | durationH |
  | rail   | rail | CKG  | MLA | 50        |
  | road   | road | MLA  | DUI | 10        |
  | ferry  | sea  | CKG  | ISL | 10        |
  | ferry2 | sea  | MLA  | ISL | 10        |

  transfers
  | at | fromMode | toMode |
  | *  | gate     | rail   |
  | *  | road     | gate   |
  `);
  expect(reasonsOf(gap, { from: "CKG", to: "DUI" })).toMatchObject([
    { gaps: [{ kind: "transfer", at: "MLA", from: "rail", to: "road" }] },
  ]);
});

test("a missing transfer is named", () => {
  const gap = networkFromTables(`
  links
  | id   | mode | from | to  | durationH |
  | rail | rail | CKG  | MLA | 50        |
  | road | road | MLA  | DUI | 10        |
  `);
  expect(reasonText(gap, { from: "CKG", to: "DUI" })).toContain(
    "handling is missing: at MLA from rail to road",
  );
  expect(reasonsOf(gap, { from: "CKG", to: "DUI" })).toMatchObject([
    { gaps: [{ kind: "transfer", at: "MLA", from: "rail", to: "road" }] },
  ]);
});

// A train may go on from DZH in both, but not the one that leads to MOW.
test.each([
  {
    lacks: "a gauge change",
    told: "at DZH from rail to rail (1435 to 1520 mm)",
    tables: `
  links
  | id    | mode | from | to  | durationH | gaugeMm |
  | rail  | rail | CKG  | DZH | 50        | 1435    |
  | rail2 | rail | DZH  | ALA | 10        | 1435    |
  | broad | rail | DZH  | MOW | 90        | 1520    |

  transfers
  | at | fromMode | toMode |
  | *  | rail     | rail   |
  `,
  },
  {
    lacks: "handling onto a service",
    told: "at DZH from rail to rail",
    tables: `
  links
  | id   | mode | from | to  | durationH |
  | rail | rail | CKG  | DZH | 50        |

  services
  | id  | mode | headwayH |
  | one | rail | 24       |
  | two | rail | 24       |

  calls
  | service | terminal | arriveH | departH |
  | one     | DZH      |         | 0       |
  | one     | ALA      | 10      |         |
  | two     | DZH      |         | 0       |
  | two     | MOW      | 90      |         |

  transfers
  | at | fromMode | toMode | toService |
  | *  | rail     | rail   | one       |
  `,
  },
])("$lacks is missing beside a train that goes on", ({ told, tables }) => {
  const gap = networkFromTables(tables);
  const question = { from: "CKG", to: "MOW" };
  expect(reasonText(gap, question)).toBe(
    `links lead from CKG to MOW, but handling is missing: ${told}`,
  );
  expect(reasonsOf(gap, question)).toMatchObject([
    { code: "no_transfer", gaps: [{ kind: "transfer", at: "DZH", from: "rail", to: "rail" }] },
  ]);
});

/** From CKG to DUI by rail, lorries at both; `transfers`: its rows. */
const doors = (transfers: string): Network =>
  networkFromTables(`
  terminals
  | id  | lon | lat |
  | CKG | 0   | 0   |
  | DUI | 50  | 0   |

  links
  | id   | mode | from | to  | durationH |
  | rail | rail | CKG  | DUI | 300       |

  transfers
  | at | fromMode | toMode | perShipment | perFeu |${transfers}

  drayage
  | id  | perShipment |
  | any | 0           |
  `);
const HOME = { lon: 0, lat: 0.9 };
const AWAY = { lon: 50, lat: -0.9 };
const ROAD_TO_RAIL = "\n  | *  | road     | rail   | 0           |        |";
const RAIL_TO_ROAD = "\n  | *  | rail     | road   | 0           |        |";

test.each([
  { has: RAIL_TO_ROAD, gap: { from: "lorry", to: "rail" }, told: "at CKG from a lorry to rail" },
  { has: ROAD_TO_RAIL, gap: { from: "rail", to: "lorry" }, told: "at DUI from rail to a lorry" },
])("from door to door: handling is missing $told", ({ has, gap, told }) => {
  const question = { from: HOME, to: AWAY };
  expect(reasonText(doors(has), question)).toMatch(new RegExp(`handling is missing: ${told}$`));
  expect(reasonsOf(doors(has), question)).toMatchObject([{ gaps: [{ kind: "transfer", ...gap }] }]);
});

test.each([
  { from: HOME, to: { lon: 0, lat: -0.9 } },
  { from: "CKG", to: HOME },
  { from: HOME, to: "CKG" },
])(
  "$from to $to: where both ends are at one terminal, no handling there would help",
  (question) => {
    const asked = doors("\n  | *  | gate     | sea    | 0           |        |");
    expect(reasonsOf(asked, question)).toEqual([
      {
        code: "not_connected",
        message:
          "no link or service leads from a terminal in reach of the origin to one in reach of the destination: CKG to CKG",
      },
    ]);
  },
);

/** Rows of `transfers` of which that between these modes has a price for 40' boxes alone. */
const pricedBut = (from: string, to: string): string =>
  [
    ["gate", "rail"],
    ["rail", "road"],
    ["road", "rail"],
    ["rail", "gate"],
  ]
    .map(([fromMode = "", toMode = ""]) => {
      const cells = fromMode === from && toMode === to ? " | 1" : "0 | ";
      return `\n  | *  | ${fromMode} | ${toMode} | ${cells} |`;
    })
    .join("");

test.each([
  { at: "CKG", from: "gate", to: "rail", told: "the gate to rail" },
  { at: "DUI", from: "rail", to: "gate", told: "rail to the gate" },
  { at: "CKG", from: "lorry", to: "rail", told: "a lorry to rail" },
  { at: "DUI", from: "rail", to: "lorry", told: "rail to a lorry" },
])("handling without a price is named: from $told", ({ at, from, to, told }) => {
  const question = { from: from === "lorry" ? HOME : "CKG", to: to === "lorry" ? AWAY : "DUI" };
  const sideOf = (side: string): string => (side === "lorry" ? "road" : side);
  const asked = doors(pricedBut(sideOf(from), sideOf(to)));
  expect(reasonText(asked, question)).toMatch(
    new RegExp(`: transfer row transfer-\\d at ${at} from ${told} has no price for it$`),
  );
  expect(reasonsOf(asked, question)).toMatchObject([
    { code: "cargo_not_priced", gaps: [{ kind: "transferPrice", at, from, to }] },
  ]);
});

test.each([
  {
    lacks: "a tariff",
    perTeu: "",
    transferPerTeu: "0",
    gaps: [{ kind: "price", mode: "rail", from: "CKG", to: "HAN", tariff: "train" }],
  },
  {
    lacks: "a transfer row",
    perTeu: "500",
    transferPerTeu: "",
    gaps: [{ kind: "transferPrice", at: "HAN", from: "rail", to: "road" }],
  },
])(
  "$lacks without a price is not hidden by legs that lead elsewhere",
  ({ perTeu, transferPerTeu, gaps }) => {
    const asked = networkFromTables(`
  links
  | id    | mode | from | to  | durationH | costPerTeu |
  | a1    | air  | CKG  | FRA | 10        |            |
  | a2    | air  | CKG  | NYC | 10        |            |
  | a3    | air  | CKG  | LAX | 10        |            |
  | rail  | rail | CKG  | HAN | 100       |            |
  | road  | road | HAN  | SGN | 10        | 20         |

  tariffs
  | id    | mode | perTeu    | perFeu |
  | train | rail | ${perTeu} | 900    |

  transfers
  | at  | fromMode | toMode | perTeu            | perFeu |
  | HAN | rail     | road   | ${transferPerTeu} | 900    |
  `);
    expect(reasonsOf(asked, { from: "CKG", to: "SGN" })).toMatchObject([
      { code: "cargo_not_priced", gaps },
    ]);
  },
);
