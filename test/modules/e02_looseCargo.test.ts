/** FEATURE: loose cargo pays by weight or measure and by chargeable kilogram, and never a rate for boxes. */
import { expect, test } from "vitest";
import { co2eText, costText, itineraryOf, planText } from "../kit/ask.ts";
import { networkFromTables } from "../kit/networkFromTables.ts";

const priced = (tariff: string): ReturnType<typeof networkFromTables> =>
  networkFromTables(`
  links
  | id   | mode | from | to  | durationH | distanceKm |
  | ship | sea  | SHA  | SIN | 100       | 1000       |

  tariffs
  | id   | mode | perShipment | perTeu | perTeuKm | perKg | perWm | minimum |
  | rate | sea  ${tariff}
`);
const ENDS = { from: "SHA", to: "SIN" };
const heavy = { grossKg: 2_500, volumeM3: 2 };
const bulky = { grossKg: 500, volumeM3: 7 };
const boxed = { containers: [{ type: "20GP", count: 1 }], grossKg: 2_500, volumeM3: 7 } as const;

test.each([
  // 2.5 t against 2 m3; 0.5 t against 7 m3; 2.5 t where no volume is given.
  { tariff: "| | | | | 40 | |", cargo: heavy, expected: "freight rate 100 = 100" },
  { tariff: "| | | | | 40 | |", cargo: bulky, expected: "freight rate 280 = 280" },
  { tariff: "| | | | | 40 | |", cargo: { grossKg: 2_500 }, expected: "freight rate 100 = 100" },
  // 2,500 kg against 167 × 2 = 334; 500 kg against 167 × 7 = 1,169.
  { tariff: "| | | | 2 | | |", cargo: heavy, expected: "freight rate 5000 = 5000" },
  { tariff: "| | | | 2 | | |", cargo: bulky, expected: "freight rate 2338 = 2338" },
  // 60 + 7 × 40 + 1,169 × 0.1 = 456.90
  { tariff: "| 60 | | | 0.1 | 40 | |", cargo: bulky, expected: "freight rate 456.9 = 456.9" },
  { tariff: "| 60 | | | | | |", cargo: bulky, expected: "freight rate 60 = 60" },
  { tariff: "| | | | | 40 | 150 |", cargo: heavy, expected: "freight rate 150 = 150" },
  // Rates for boxes beside one for loose cargo are for boxes: 7 × 40, 900 + 1,000 km × 0.1.
  { tariff: "| | 900 | 0.1 | | 40 | |", cargo: bulky, expected: "freight rate 280 = 280" },
  { tariff: "| | 900 | 0.1 | | 40 | |", cargo: boxed, expected: "freight rate 1000 = 1000" },
])("$tariff for $cargo", ({ tariff, cargo, expected }) => {
  expect(costText(priced(tariff), { ...ENDS, cargo })).toBe(expected);
});

test.each([
  { tariff: "| | 900 | | | | |", cargo: heavy },
  { tariff: "| 60 | | 0.1 | | | |", cargo: heavy },
  { tariff: "| | | | | 40 | |", cargo: boxed },
])("$tariff has no price for $cargo", ({ tariff, cargo }) => {
  expect(planText(priced(tariff), { ...ENDS, cargo })).toBe("cargo_not_priced");
});

test("the line says how it was counted", () => {
  const noteOf = (cargo: typeof heavy | { readonly grossKg: number }): string | undefined =>
    itineraryOf(priced("| | | | | 40 | |"), { ...ENDS, cargo }).lines.find(
      ({ kind }) => kind === "freight",
    )?.note;
  expect(noteOf(bulky)).toMatch(/7/);
  expect(noteOf({ grossKg: 2_500 })).toMatch(/no volume/);
});

test("emissions: handling by the tonne where a factor says so, a TEU for ten tonnes", () => {
  const network = networkFromTables(`
  links
  | id   | mode | from | to  | durationH | distanceKm | factor |
  | ship | sea  | SHA  | SIN | 100       | 1000       | lane   |
  | road | road | SIN  | KUL | 10        | 300        | diesel |

  transfers
  | at | fromMode | toMode | durationH | factor |
  | *  | gate     | sea    | 0         | crane  |
  | *  | sea      | road   | 0         | crane  |
  | *  | road     | gate   | 0         | ramp   |

  factors
  | id     | per       | wtwG  | looseWtwG |
  | lane   | teuKm     | 80    |           |
  | diesel | tkm       | 60    |           |
  | crane  | container | 11400 | 1200      |
  | ramp   | container | 11400 |           |
  `);
  // 2.5 t: 0.25 TEU × 1,000 km × 80 g, 2.5 t × 300 km × 60 g, 2.5 t × 1.2 kg.
  expect(co2eText(network, { from: "SHA", to: "KUL", cargo: heavy })).toBe(
    "hub crane 3 + moving lane 20 + hub crane 3 + moving diesel 45 = 71",
  );
  // A box: 1 TEU × 1,000 km × 80 g, 2.5 t × 300 km × 60 g, 11.4 kg.
  expect(co2eText(network, { from: "SHA", to: "KUL", cargo: boxed })).toBe(
    "hub crane 11.4 + moving lane 80 + hub crane 11.4 + moving diesel 45 + hub ramp 11.4 = 159.2",
  );
});
