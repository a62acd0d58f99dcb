/** FEATURE: a group stands for any of its terminals; between them cargo goes by road like anywhere else. */
import { expect, test } from "vitest";
import { frontText, planText } from "../kit/ask.ts";
import { networkFromTables } from "../kit/networkFromTables.ts";

const network = networkFromTables(`
  links
  | id    | mode           | from       | to       | durationH | costPerTeu |
  | rail  | rail           | CKG:TJC    | QZH:RAIL | 40        | 500        |
  | river | inlandWaterway | CKG:GYN    | SHA:WGQ  | 220       | 300        |
  | dray  | road           | CKG:GYN    | CKG:TJC  | 2         | 100        |

  transfers
  | at  | fromMode | toMode | durationH |
  | CKG | road     | rail   | 3         |
  | *   | gate     | rail   | 0         |
  | *   | gate     | inlandWaterway | 0 |
  | *   | gate     | road   | 0         |
  | *   | rail     | gate   | 0         |
  | *   | inlandWaterway | gate | 0     |
`);

test("from the group the rail terminal is the origin and no drayage is paid", () => {
  expect(frontText(network, { from: "CKG", to: "QZH" })).toEqual([
    "CKG:TJC 03-02 08:00 ~ rail rail 03-02 08:00 > 03-04 00:00 ~ QZH:RAIL [1d 16h 500 0kg]",
  ]);
});

test("from one terminal the way to the other is a leg with its price", () => {
  expect(planText(network, { from: "CKG:GYN", to: "QZH:RAIL" })).toBe(
    "CKG:GYN 03-02 08:00 ~ road dray 03-02 08:00 > 03-02 10:00 ~ CKG:TJC 3h+0h ~ rail rail 03-02 13:00 > 03-04 05:00 ~ QZH:RAIL [1d 21h 600 0kg]",
  );
});

test.each([
  { from: "CKG", to: "CKG:TJC", expected: "same_place" },
  { from: "CKG", to: "CKQ", expected: "unknown_terminal" },
  { from: "QZH", to: "SHA", expected: "not_connected" },
])("$from to $to: $expected", ({ from, to, expected }) => {
  expect(planText(network, { from, to })).toBe(expected);
});
