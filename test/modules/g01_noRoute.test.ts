/** FEATURE: no route is an answer: every limit that, lifted alone, would give one. */
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
