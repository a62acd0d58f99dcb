/** FEATURE: insurance is a share of the goods' value; an answer may be shown in another currency, line by line. */
import { expect, test } from "vitest";
import { costText, itineraryOf, planOf, planText } from "../kit/ask.ts";
import { networkFromTables } from "../kit/networkFromTables.ts";

const network = networkFromTables(`
  links
  | id   | mode | from | to  | durationH | costPerTeu |
  | r1   | rail | CKG  | MLA | 264       | 0.05       |
  | t1   | road | MLA  | DUI | 14        | 0.05       |

  transfers
  | at | fromMode | toMode | durationH | costPerTeu |
  | *  | rail     | road   | 6         | 0.05       |
  | *  | gate     | rail   | 0         |            |
  | *  | road     | gate   | 0         |            |

  fx
  | currency | units | worth |
  | EUR      | 1     | 1.1   |
  | CNY      | 7     | 1     |
`);
const ENDS = { from: "CKG", to: "DUI" };
const cargo = {
  containers: [{ type: "20GP", count: 1 }],
  grossKg: 10_000,
  valueUsd: 100_000,
} as const;

test("0.3 % of 100,000 is a line of the shipment", () => {
  const question = { ...ENDS, cargo, insuranceRate: 0.003 };
  expect(costText(network, question)).toBe(
    "freight r1 0.05 + handling transfer-1 0.05 + freight t1 0.05 + insurance insurance 300 = 300.15",
  );
  const { lines } = itineraryOf(network, question);
  expect(lines.find(({ kind }) => kind === "insurance")).toMatchObject({
    measure: "cost",
    part: "shipment",
    index: 0,
    rule: "insurance",
    source: "request",
    grade: "estimate",
  });
  expect(costText(network, { ...ENDS, cargo })).not.toContain("insurance");
});

test("in a network of another currency the value is converted", () => {
  // 1.1 dollars a euro: 300 dollars are 272.73 euros; 0.05 dollars are 0.05 euros, rounded.
  const euros = {
    ...network,
    currency: "EUR",
    fx: network.fx.map((row) =>
      row.currency === "EUR" ? { ...row, currency: "USD", units: 1.1, worth: 1 } : row,
    ),
  };
  expect(costText(euros, { ...ENDS, cargo, insuranceRate: 0.003 })).toBe(
    "freight r1 0.05 + handling transfer-1 0.05 + freight t1 0.05 + insurance insurance 272.73 = 272.88",
  );
});

test.each([
  // 0.05 × 7 = 0.35
  {
    currency: "CNY",
    expected: "freight r1 0.35 + handling transfer-1 0.35 + freight t1 0.35 = 1.05",
  },
  // 0.05 / 1.1 = 0.04545: each line is 0.05, and their sum is not the 0.14 that 0.15 would be.
  {
    currency: "EUR",
    expected: "freight r1 0.05 + handling transfer-1 0.05 + freight t1 0.05 = 0.15",
  },
  {
    currency: "USD",
    expected: "freight r1 0.05 + handling transfer-1 0.05 + freight t1 0.05 = 0.15",
  },
])("shown in $currency", ({ currency, expected }) => {
  expect(costText(network, { ...ENDS, currency })).toBe(expected);
  expect(planOf(network, { ...ENDS, currency }).currency).toBe(currency);
});

test("legs and transfers are shown in it too", () => {
  const { legs, transfers, cost } = itineraryOf(network, { ...ENDS, currency: "CNY" });
  expect(legs.map((leg) => leg.cost)).toEqual([0.35, 0.35]);
  expect(transfers.map((step) => step.cost)).toEqual([0, 0.35, 0]);
  expect(cost).toBe(1.05);
});

test("a limit of cost is in the network's currency, and counts the insurance", () => {
  const at = (maxCost: number, more: object = {}): string =>
    planText(network, { ...ENDS, cargo, currency: "CNY", maxCost, ...more });
  expect([at(0.15), at(0.14)]).toEqual([expect.stringContaining("rail r1"), "too_expensive"]);
  expect([at(300.15, { insuranceRate: 0.003 }), at(300.14, { insuranceRate: 0.003 })]).toEqual([
    expect.stringContaining("rail r1"),
    "too_expensive",
  ]);
});
