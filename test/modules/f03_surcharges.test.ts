/** FEATURE: surcharges are asked on top of a leg's tariff, each a line of its own, rounded by itself. */
import { expect, test } from "vitest";
import { costText, planText } from "../kit/ask.ts";
import { networkFromTables } from "../kit/networkFromTables.ts";

// Two links of one train, the second on the north corridor; 1,000 a TEU, at least 1,500.
const asked = (surcharges: string): ReturnType<typeof networkFromTables> =>
  networkFromTables(`
  links
  | id   | mode | from | to  | corridor |
  | west | rail | CKG  | ALA |          |
  | on   | rail | ALA  | DUI | north    |

  services
  | id    | mode | headwayH |
  | train | rail | 24       |

  calls
  | service | terminal | arriveH | departH |
  | train   | CKG      |         | 0       |
  | train   | ALA      | 70      | 80      |
  | train   | DUI      | 300     |         |

  tariffs
  | id   | mode | perTeu | perWm | minimum |
  | rail | rail | 1000   | 33.33 | 1500    |
  | road | road | 700    |       |         |

  surcharges
  | id | tariff | service | corridor | mode | on | validFrom | validTo | percent | perShipment | perTeu | perFeu | perKg | perWm |
  ${surcharges}
`);
const ENDS = { from: "CKG", to: "DUI" };
const box = { containers: [{ type: "20GP", count: 1 }], grossKg: 10_000 } as const;
const two = { containers: [{ type: "40HC", count: 1 }], grossKg: 10_000 } as const;

test.each([
  // 10 % of the tariff's amount, minimum included.
  {
    rows: "| fuel | | | | rail | | | | 10 | | | | | |",
    expected: "freight rail 1500 + surcharge fuel 150 = 1650",
  },
  {
    rows: "| fuel | | | | rail | | | | 10 | | | | | |",
    cargo: two,
    expected: "freight rail 2000 + surcharge fuel 200 = 2200",
  },
  // Every one counts, and percentages are of the freight alone.
  {
    rows: "| fuel | | | | rail | | | | 10 | | | | | |\n| peak | | | | rail | | | | 20 | | | | | |",
    expected: "freight rail 1500 + surcharge fuel 150 + surcharge peak 300 = 1950",
  },
  // By shipment and by box: 30 + 50; a 40' box twice 50, or 80.
  {
    rows: "| war | | | | rail | | | | | 30 | 50 | | | |",
    expected: "freight rail 1500 + surcharge war 80 = 1580",
  },
  {
    rows: "| war | | | | rail | | | | | | 50 | | | |",
    cargo: two,
    expected: "freight rail 2000 + surcharge war 100 = 2100",
  },
  {
    rows: "| war | | | | rail | | | | | | 50 | 80 | | |",
    cargo: two,
    expected: "freight rail 2000 + surcharge war 80 = 2080",
  },
  // By the kilogram.
  {
    rows: "| fuel | | | | rail | | | | | | | | 0.02 | |",
    expected: "freight rail 1500 + surcharge fuel 200 = 1700",
  },
  // Of some cargo only.
  {
    rows: "| cold | | | | rail | reefer | | | 10 | | | | | |\n| risk | | | | rail | dangerousGoods | | | | 40 | | | | |",
    expected: "freight rail 1500 = 1500",
  },
  {
    rows: "| cold | | | | rail | reefer | | | 10 | | | | | |\n| risk | | | | rail | dangerousGoods | | | | 40 | | | | |",
    cargo: { ...box, reefer: true },
    expected: "freight rail 1500 + surcharge cold 150 = 1650",
  },
  {
    rows: "| cold | | | | rail | reefer | | | 10 | | | | | |\n| risk | | | | rail | dangerousGoods | | | | 40 | | | | |",
    cargo: { ...box, dangerousGoods: { class: "3" } },
    expected: "freight rail 1500 + surcharge risk 40 = 1540",
  },
  // Where: the tariff that governs, the service, any link's corridor, the mode, all that is named.
  {
    rows: "| a | rail | | | | | | | | 1 | | | | |\n| b | | train | | | | | | | 2 | | | | |\n| c | | | north | | | | | | 4 | | | | |\n| d | | train | north | sea | | | | | 8 | | | | |\n| e | road | | | rail | | | | | 16 | | | | |",
    expected: "freight rail 1500 + surcharge a 1 + surcharge b 2 + surcharge c 4 = 1507",
  },
])("$rows", ({ rows, cargo, expected }) => {
  expect(costText(asked(rows), { ...ENDS, cargo: cargo ?? box })).toBe(expected);
});

test("a corridor that the leg does not touch asks nothing", () => {
  const network = asked("| c | | | north | | | | | | 4 | | | | |");
  expect(costText(network, { from: "CKG", to: "ALA" })).toBe("freight rail 1500 = 1500");
});

test("each is rounded by itself: 12.5 % of 1,500.05 are 187.51", () => {
  // Loose cargo: 45.006 t × 33.33 = 1,500.04998, that is 1,500.05; twice 187.50625, that is 187.51.
  const network = asked(
    "| a | | | | rail | | | | 12.5 | | | | | |\n| b | | | | rail | | | | 12.5 | | | | | |",
  );
  expect(costText(network, { ...ENDS, cargo: { grossKg: 45_006 } })).toBe(
    "freight rail 1500.05 + surcharge a 187.51 + surcharge b 187.51 = 1875.07",
  );
});

test("loose cargo pays by weight or measure", () => {
  const network = asked("| war | | | | rail | | | | | | 50 | | | 2 |");
  expect(costText(network, { ...ENDS, cargo: { grossKg: 1_000, volumeM3: 7 } })).toBe(
    "freight rail 1500 + surcharge war 14 = 1514",
  );
});

test.each([
  // A 20' box under a surcharge for 40' boxes; loose cargo under one for boxes.
  { rows: "| war | | | | rail | | | | | | | 80 | | |", cargo: box },
  { rows: "| war | | | | rail | | | | | | 50 | | | |", cargo: { grossKg: 1_000 } },
])("$rows has no price for $cargo: the leg has none", ({ rows, cargo }) => {
  expect(planText(asked(rows), { ...ENDS, cargo })).toBe("cargo_not_priced");
});

test.each([
  // Leaves 12 h after the cargo is ready at 08:00; both dates count.
  { dates: "2026-03-02 | 2026-03-02", departAfter: "2026-03-02T08:00Z", asks: true },
  { dates: "2026-03-02 | 2026-03-02", departAfter: "2026-03-01T08:00Z", asks: false },
  { dates: "2026-03-02 | 2026-03-04", departAfter: "2026-03-04T11:59Z", asks: true },
  { dates: "2026-03-02 | 2026-03-04", departAfter: "2026-03-04T12:00Z", asks: false },
  { dates: "2026-03-02 |", departAfter: "2026-06-01T08:00Z", asks: true },
  { dates: "| 2026-03-01", departAfter: "2026-03-02T08:00Z", asks: false },
])("in force $dates, ready $departAfter: $asks", ({ dates, departAfter, asks }) => {
  const network = asked(`| war | | | | rail | | ${dates} | | 30 | | | | |`);
  // By time, for cargo could be held until nothing is asked.
  const text = costText(network, { ...ENDS, departAfter, minimize: "duration" });
  expect(text).toBe(
    asks ? "freight rail 1500 + surcharge war 30 = 1530" : "freight rail 1500 = 1500",
  );
});

test("by cost, cargo is held until nothing is asked any more", () => {
  const network = asked("| war | | | | rail | | 2026-03-01 | 2026-03-09 | | 30 | | | | |");
  expect(planText(network, ENDS)).toBe(
    "CKG 03-02 08:00 ~ rail train 03-10 00:00 > 03-22 12:00 ~ DUI [20d 4h 1500 0kg]",
  );
});
