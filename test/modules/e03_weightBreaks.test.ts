/** FEATURE: from a weight on, a kilogram is cheaper; where the next break is cheaper at its own weight, that is charged. */
import { expect, test } from "vitest";
import { costText } from "../kit/ask.ts";
import { networkFromTables } from "../kit/networkFromTables.ts";

const fly = (minimum: string): ReturnType<typeof networkFromTables> =>
  networkFromTables(`
  links
  | id  | mode | from | to  | durationH |
  | fly | air  | CKG  | FRA | 12        |

  tariffs
  | id  | mode | perShipment | perKg | minimum    |
  | air | air  | 10          | 5     | ${minimum} |

  weightBreaks
  | tariff | fromKg | perKg |
  | air    | 500    | 2     |
  | air    | 45     | 4     |
  | air    | 100    | 3     |
`);

test.each([
  // 30 × 5 = 150, 45 × 4 = 180
  { grossKg: 30, expected: 160 },
  // 36 × 5 = 180 either way; 37 × 5 = 185 is more than 45 × 4
  { grossKg: 36, expected: 190 },
  { grossKg: 37, expected: 190 },
  { grossKg: 45, expected: 190 },
  // 60 × 4 = 240, 100 × 3 = 300
  { grossKg: 60, expected: 250 },
  { grossKg: 90, expected: 310 },
  { grossKg: 100, expected: 310 },
  // 333 × 3 = 999, 334 × 3 = 1,002 against 500 × 2 = 1,000
  { grossKg: 333, expected: 1_009 },
  { grossKg: 334, expected: 1_010 },
  { grossKg: 500, expected: 1_010 },
  { grossKg: 600, expected: 1_210 },
  // 334 kg by volume
  { grossKg: 90, volumeM3: 2, expected: 1_010 },
])("$grossKg kg, $volumeM3 m3: $expected", ({ expected, ...cargo }) => {
  expect(costText(fly(""), { from: "CKG", to: "FRA", cargo })).toBe(
    `freight air ${expected} = ${expected}`,
  );
});

test("the minimum is of the whole: 10 + 150 is less than 200, 10 + 250 is not", () => {
  const cost = (grossKg: number): string =>
    costText(fly("200"), { from: "CKG", to: "FRA", cargo: { grossKg } });
  expect(cost(30)).toBe("freight air 200 = 200");
  expect(cost(60)).toBe("freight air 250 = 250");
});

test("a far break may beat the next one", () => {
  const network = networkFromTables(`
  links
  | id  | mode | from | to  | durationH |
  | fly | air  | CKG  | FRA | 12        |

  tariffs
  | id  | mode | perKg |
  | air | air  | 5     |

  weightBreaks
  | tariff | fromKg | perKg |
  | air    | 100    | 4.9   |
  | air    | 200    | 1     |
  `);
  // 90 × 5 = 450, 100 × 4.9 = 490, 200 × 1 = 200
  expect(costText(network, { from: "CKG", to: "FRA", cargo: { grossKg: 90 } })).toBe(
    "freight air 200 = 200",
  );
});
