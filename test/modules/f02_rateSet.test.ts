/** FEATURE: a network plans on one rate set and one document regime; what they do not say falls back to calm and paper. */
import { expect, test } from "vitest";
import { itineraryOf, planText } from "../kit/ask.ts";
import { networkFromTables } from "../kit/networkFromTables.ts";

const network = networkFromTables(`
  links
  | id   | mode | from | to  | durationH |
  | sea  | sea  | SHA  | RTM | 800       |
  | road | road | RTM  | DUI | 4         |

  tariffs
  | id       | rateSet  | link | mode | perTeu |
  | calm     |          | sea  |      | 900    |
  | peak     | peak2021 | sea  |      | 8000   |
  | sea-mode | peak2024 |      | sea  | 5000   |
  | road     |          |      | road | 200    |

  transfers
  | id     | regime | at | fromMode | toMode | durationH | costPerTeu |
  | paper  |        | *  | sea      | road   | 48        | 100        |
  | single | single | *  | sea      | road   | 24        | 80         |
  | in     |        | *  | gate     | sea    | 0         | 0          |
  | out    |        | *  | road     | gate   | 0         | 0          |
`);
const total = (change: object): string | undefined =>
  /\[.*\]/.exec(planText({ ...network, ...change }, { from: "SHA", to: "DUI" }))?.[0];

test.each([
  { change: {}, expected: "[35d 12h 1200 0kg]" },
  { change: { rateSet: "peak2021" }, expected: "[35d 12h 8300 0kg]" },
  // A calm rate of the link is more specific than a peak rate of the mode.
  { change: { rateSet: "peak2024" }, expected: "[35d 12h 1200 0kg]" },
  { change: { regime: "single" }, expected: "[34d 12h 1180 0kg]" },
])("$change: $expected", ({ change, expected }) => {
  expect(total(change)).toBe(expected);
});

test("a leg that the rate set does not price says so, and is priced as in calm times", () => {
  const { notices } = itineraryOf({ ...network, rateSet: "peak2021" }, { from: "SHA", to: "DUI" });
  expect(notices).toEqual([
    {
      code: "calm_rate",
      part: "leg",
      index: 1,
      rule: "road",
      message: "no rate of peak2021 is known here: priced as in calm times",
    },
  ]);
});
