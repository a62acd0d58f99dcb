/** FEATURE: between gauges the box is reloaded where a row says so, and nowhere else. */
import { expect, test } from "vitest";
import { planText } from "../kit/ask.ts";
import { networkFromTables } from "../kit/networkFromTables.ts";

const LINKS = `
  links
  | id     | mode | from | to  | durationH | gaugeMm | costPerTeu |
  | narrow | rail | CKG  | ALA | 70        | 1435    | 900        |
  | wide   | rail | ALA  | MOS | 100       | 1520    | 1500       |
`;
const GATES = `
  | *   | gate | rail |      |      | 0  | 0  |
  | *   | rail | gate |      |      | 0  | 0  |
`;

test("a row for the gauges reloads the box", () => {
  const network = networkFromTables(`${LINKS}
  transfers
  | at  | fromMode | toMode | fromGaugeMm | toGaugeMm | durationH | costPerTeu |
  | ALA | rail     | rail   | 1435        | 1520      | 12        | 50         |
  ${GATES}`);
  expect(planText(network, { from: "CKG", to: "MOS" })).toBe(
    "CKG 03-02 08:00 ~ rail narrow 03-02 08:00 > 03-05 06:00 ~ ALA 12h+0h ~ rail wide 03-05 18:00 > 03-09 22:00 ~ MOS [7d 14h 2450 0kg]",
  );
});

test("a rail to rail row without gauges does not", () => {
  const network = networkFromTables(`${LINKS}
  transfers
  | at  | fromMode | toMode | fromGaugeMm | toGaugeMm | durationH | costPerTeu |
  | ALA | rail     | rail   |             |           | 2         | 10         |
  ${GATES}`);
  expect(planText(network, { from: "CKG", to: "MOS" })).toBe("no_transfer");
});
