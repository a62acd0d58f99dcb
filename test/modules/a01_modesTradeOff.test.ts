/** FEATURE: rail is slow and cheap, air fast and dear; a change of mode needs a transfer row. */
import { expect, test } from "vitest";
import { frontText, planText } from "../kit/ask.ts";
import { networkFromTables } from "../kit/networkFromTables.ts";

const network = networkFromTables(`
  links
  | id | mode | from | to  | durationH | costPerTeu | co2eKgPerTeu |
  | r1 | rail | CKG  | MLA | 264       | 4100       | 980          |
  | t1 | road | MLA  | DUI | 14        | 1450       | 820          |
  | a1 | air  | CKG  | DUI | 18        | 31000      | 39000        |

  transfers
  | at  | fromMode | toMode | durationH | costPerTeu | co2eKgPerTeu |
  | MLA | rail     | road   | 6         | 120        | 9            |
  | *   | gate     | rail   |           |            |              |
  | *   | gate     | air    |           |            |              |
  | *   | road     | gate   |           |            |              |
  | *   | air      | gate   |           |            |              |
`);
const byRail =
  "CKG 03-02 08:00 ~ rail r1 03-02 08:00 > 03-13 08:00 ~ MLA 6h+0h ~ road t1 03-13 14:00 > 03-14 04:00 ~ DUI [11d 20h 5670 1809kg]";
const byAir = "CKG 03-02 08:00 ~ air a1 03-02 08:00 > 03-03 02:00 ~ DUI [18h 31000 39000kg]";

test.each([
  { minimize: "cost", expected: byRail },
  { minimize: "duration", expected: byAir },
  { minimize: "co2e", expected: byRail },
] as const)("the best by $minimize", ({ minimize, expected }) => {
  expect(planText(network, { from: "CKG", to: "DUI", minimize })).toBe(expected);
});

test("both ways are on the front, cheapest first", () => {
  expect(frontText(network, { from: "CKG", to: "DUI" })).toEqual([byRail, byAir]);
});

test("the value of an hour decides: 25,330 saved over 266 hours turn at 95.23 an hour", () => {
  const at = (duration: number): string =>
    planText(network, { from: "CKG", to: "DUI", minimize: { cost: 1, duration } });
  expect(at(95)).toBe(byRail);
  expect(at(96)).toBe(byAir);
});

test("handing in at a terminal without a row for it is not possible", () => {
  expect(planText(network, { from: "MLA", to: "DUI" })).toBe("no_transfer");
});
