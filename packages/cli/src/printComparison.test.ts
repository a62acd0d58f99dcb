/** What the table says of ways that are not proven, and of old ways that are gone or were not looked for to the end. */
import { readNetwork } from "@lianyun/node";
import { type ComparisonRow, createPlanner } from "@lianyun/planner";
import { expect, test } from "vitest";
import { TINY } from "../../../test/kit/folders.ts";
import { printComparison } from "./printComparison.ts";

const network = await readNetwork(TINY);
const SCENARIO = {
  id: "dear-sea",
  modifications: [{ do: "scaleTariff", mode: "sea", by: 5 }],
} as const;
const [row] = createPlanner(network).compare(
  [
    {
      from: "INL",
      to: "FAR",
      cargo: { containers: [{ type: "40HC", count: 1 }], grossKg: 14_000 },
      departAfter: "2026-06-01T08:00+08:00",
      minimize: "cost",
    },
  ],
  [SCENARIO],
);
const lineOf = (change: object): string => {
  const rows = [{ ...row, ...change } as ComparisonRow];
  return printComparison(rows, [SCENARIO], network, "USD").split("\n")[3] ?? "";
};

test("a way that is not proven says so", () => {
  expect(lineOf({})).toMatch(/FAR:CITY$/);
  expect(lineOf({ plan: { ...row?.plan, isProven: false } })).toMatch(/FAR:CITY \(not proven\)$/);
});

test("an old way that is gone is another thing than one not looked for to the end", () => {
  const without = { kept: undefined, regret: undefined };
  expect(lineOf({})).toContain("  4,170.00 USD  ");
  expect(lineOf({ ...without, keptStatus: "gone" })).toContain("  not possible  ");
  expect(lineOf({ ...without, keptStatus: "stopped" })).toContain("  not known  ");
  expect(lineOf({ ...without, keptStatus: undefined })).not.toMatch(/not (known|possible)/);
});
