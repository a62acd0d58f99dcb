/** FEATURE: a shipment goes in one departure: a service that cannot take it whole is closed to it. */
import { expect, test } from "vitest";
import { planText } from "../kit/ask.ts";
import { networkFromTables } from "../kit/networkFromTables.ts";

const network = networkFromTables(`
  links
  | id   | mode | from | to  | durationH | costPerTeu |
  | road | road | CKG  | MLA | 50        | 900        |

  services
  | id    | mode | headwayH | capacityTeu | capacityT | costPerTeu |
  | train | rail | 24       | 3           | 60        | 500        |
  | plane | air  | 24       |             | 20        | 9000       |

  calls
  | service | terminal | arriveH | departH |
  | train   | CKG      |         | 0       |
  | train   | MLA      | 100     |         |
  | plane   | CKG      |         | 0       |
  | plane   | FRA      | 10      |         |
`);
const twenties = (count: number, grossKg: number): object => ({
  cargo: { containers: [{ type: "20GP", count }], grossKg },
});

test.each([
  { to: "MLA", cargo: twenties(3, 60_000), expected: "rail train" },
  { to: "MLA", cargo: twenties(4, 60_000), expected: "road road" },
  { to: "MLA", cargo: twenties(3, 60_001), expected: "road road" },
  // A 40' box is 2 TEU.
  {
    to: "MLA",
    cargo: { cargo: { containers: [{ type: "40HC", count: 2 }], grossKg: 20_000 } },
    expected: "road road",
  },
  { to: "FRA", cargo: twenties(40, 20_000), expected: "air plane" },
  { to: "FRA", cargo: twenties(1, 20_001), expected: "over_capacity" },
])("to $to: $cargo", ({ to, cargo, expected }) => {
  expect(planText(network, { from: "CKG", to, ...cargo })).toContain(expected);
});

test.each([
  // Loose cargo takes a TEU for ten tonnes.
  { capacity: "1 | 20", grossKg: 10_000, expected: "air plane" },
  { capacity: "1 | 20", grossKg: 10_001, expected: "over_capacity" },
  { capacity: "| 20", grossKg: 20_000, expected: "air plane" },
  { capacity: "| 20", grossKg: 20_001, expected: "over_capacity" },
])("room for $capacity, $grossKg kg of loose cargo", ({ capacity, grossKg, expected }) => {
  const loose = networkFromTables(`
  services
  | id    | mode | headwayH | capacityTeu | capacityT |
  | plane | air  | 24       | ${capacity} |

  calls
  | service | terminal | arriveH | departH |
  | plane   | CKG      |         | 0       |
  | plane   | FRA      | 10      |         |
  `);
  expect(planText(loose, { from: "CKG", to: "FRA", cargo: { grossKg } })).toContain(expected);
});
