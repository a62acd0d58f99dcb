/** FEATURE: refrigerated cargo emits more on the way and when handled, where a factor says how much. */
import { expect, test } from "vitest";
import { co2eText } from "../kit/ask.ts";
import { networkFromTables } from "../kit/networkFromTables.ts";

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
  | id     | per       | wtwG  | reeferWtwG |
  | lane   | teuKm     | 80    | 120        |
  | diesel | tkm       | 60    |            |
  | crane  | container | 11400 | 13400      |
  | ramp   | container | 11400 |            |
`);

test.each([
  {
    reefer: false,
    expected:
      "hub crane 11.4 + moving lane 80 + hub crane 11.4 + moving diesel 180 + hub ramp 11.4 = 294.2",
  },
  // 1 TEU × 1,000 km × 120 g; 10 t × 300 km × 60 g as ever.
  {
    reefer: true,
    expected:
      "hub crane 13.4 + moving lane 120 + hub crane 13.4 + moving diesel 180 + hub ramp 11.4 = 338.2",
  },
])("reefer $reefer", ({ reefer, expected }) => {
  const cargo = { containers: [{ type: "20GP", count: 1 }], grossKg: 10_000, reefer } as const;
  expect(co2eText(network, { from: "SHA", to: "KUL", cargo })).toBe(expected);
});
