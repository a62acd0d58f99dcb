/** FEATURE: changes between legs can be traded off like money and time, and limited. */
import { expect, test } from "vitest";
import { frontText, planText } from "../kit/ask.ts";
import { networkFromTables } from "../kit/networkFromTables.ts";

const network = networkFromTables(`
  links
  | id     | mode | from | to  | durationH | costPerTeu |
  | direct | rail | CKG  | DUI | 300       | 5000       |
  | r1     | rail | CKG  | MLA | 264       | 3000       |
  | t1     | road | MLA  | DUI | 14        | 1500       |
  | t2     | road | MLA  | WAW | 4         | 300        |
  | t3     | road | WAW  | DUI | 12        | 700        |

  transfers
  | at | fromMode | toMode | durationH |
  | *  | gate     | rail   | 0         |
  | *  | rail     | road   | 6         |
  | *  | road     | road   | 1         |
  | *  | rail     | gate   | 0         |
  | *  | road     | gate   | 0         |
`);
const ENDS = { from: "CKG", to: "DUI" };
// 264 + 6 + 14; 264 + 6 + 4 + 1 + 12
const direct = "CKG 03-02 08:00 ~ rail direct 03-02 08:00 > 03-14 20:00 ~ DUI [12d 12h 5000 0kg]";
const one =
  "CKG 03-02 08:00 ~ rail r1 03-02 08:00 > 03-13 08:00 ~ MLA 6h+0h ~ road t1 03-13 14:00 > 03-14 04:00 ~ DUI [11d 20h 4500 0kg]";
const two =
  "CKG 03-02 08:00 ~ rail r1 03-02 08:00 > 03-13 08:00 ~ MLA 6h+0h ~ road t2 03-13 14:00 > 03-13 18:00 ~ WAW 1h+0h ~ road t3 03-13 19:00 > 03-14 07:00 ~ DUI [11d 23h 4000 0kg]";

test.each([
  { over: ["cost", "transfers"], expected: [two, one, direct] },
  { over: ["transfers", "cost"], expected: [direct, one, two] },
  { over: ["transfers"], expected: [direct] },
  { over: ["cost", "duration"], expected: [two, one] },
  { over: ["duration", "transfers"], expected: [one, direct] },
  { over: ["cost", "duration", "co2e", "transfers"], expected: [two, one, direct] },
] as const)("over $over", ({ over, expected }) => {
  expect(frontText(network, { ...ENDS, over })).toEqual(expected);
});

test.each([
  { maxTransfers: 2, expected: two },
  { maxTransfers: 1, expected: one },
  { maxTransfers: 0, expected: direct },
])("at most $maxTransfers", ({ maxTransfers, expected }) => {
  expect(planText(network, { ...ENDS, maxTransfers })).toBe(expected);
});

test("fewer than any way has", () => {
  expect(planText(network, { ...ENDS, modes: ["road", "rail"], avoid: {}, maxTransfers: 0 })).toBe(
    direct,
  );
  expect(planText(network, { from: "CKG", to: "WAW", maxTransfers: 0 })).toBe("too_many_transfers");
});
