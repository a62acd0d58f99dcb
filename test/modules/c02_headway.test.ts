/** FEATURE: without a timetable, cargo waits half the headway after the cut-off, or all of it at worst. */
import { expect, test } from "vitest";
import { planText } from "../kit/ask.ts";
import { networkFromTables } from "../kit/networkFromTables.ts";

const network = networkFromTables(`
  services
  | id    | mode           | headwayH | costPerTeu |
  | barge | inlandWaterway | 17       | 300        |

  calls
  | service | terminal | arriveH | departH | cutOffH |
  | barge   | CKG      |         | 0       | 10      |
  | barge   | SHA      | 100     |         |         |
`);

test.each([
  // 08:00 + 10 h cut-off + 8.5 h
  {
    headwayWait: "half",
    expected:
      "CKG 03-02 08:00 ~ inlandWaterway barge 03-03 02:30 > 03-07 06:30 ~ SHA [4d 22.5h 300 0kg]",
  },
  // 08:00 + 10 h cut-off + 17 h
  {
    headwayWait: "full",
    expected:
      "CKG 03-02 08:00 ~ inlandWaterway barge 03-03 11:00 > 03-07 15:00 ~ SHA [5d 7h 300 0kg]",
  },
] as const)("waiting $headwayWait", ({ headwayWait, expected }) => {
  expect(planText(network, { from: "CKG", to: "SHA", headwayWait })).toBe(expected);
});
