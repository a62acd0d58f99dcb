/** What the table says of ways that are not proven, and of old ways that are gone or were not looked for to the end. */
import { readNetwork } from "@lianyun/node";
import { type ComparisonRow, createPlanner } from "@lianyun/planner";
import { expect, test } from "vitest";
import { TINY } from "../../../test/kit/folders.ts";
import { printComparison, printCriticality } from "./printComparison.ts";

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

test("a limit that stands in the way with this and with that is named once", () => {
  const codes = ["deadline_too_early", "too_expensive", "modes_exclude", "too_expensive"];
  const because = codes.map((code) => ({ code, message: "" }));
  expect(lineOf({ plan: { status: "infeasible", because } })).toContain(
    "no way: deadline_too_early too_expensive modes_exclude",
  );
  expect(lineOf({ plan: { status: "infeasible", because } })).not.toMatch(/too_expensive.*too_exp/);
});

test("criticality: losses that are not known have a column where there are any", () => {
  const loss = { used: 2, cutOff: 0, objective: 1, cost: 1, durationH: 0, co2eKg: 0, losses: [] };
  const told = (stopped: number): string[] =>
    printCriticality(
      { rows: [{ kind: "corridor", id: "x", ...loss, stopped }], leftOut: [] },
      network,
      "USD",
      "cost",
    ).split("\n");
  expect(told(0)[0]).toMatch(/^lost +questions +cut off +cost +duration +CO2e +what$/);
  expect(told(1)[0]).toMatch(/^lost +questions +cut off +not known +cost /);
  expect(told(1)[1]).toMatch(/^corridor +2 +1 +\+1\.00 USD +=/);
});

test("durations are told in whole hours from a day on, and their changes add up", () => {
  const base = row?.base;
  if (base?.status !== "optimal") throw new Error("expected a way");
  const lasting = (durationH: number): object => ({
    ...base,
    itinerary: { ...base.itinerary, durationH },
  });
  const linesOf = (before: number, now: number): string => {
    const delta = { cost: 1, durationH: now - before, co2eKg: 1, objective: 1, transfers: 0 };
    const rows = [{ ...row, base: lasting(before), plan: lasting(now), delta } as ComparisonRow];
    return printComparison(rows, [SCENARIO], network, "USD");
  };
  // 1,454.6 h and 1,023.6 h are 431 h apart, by the shown hours 1,455 and 1,024.
  expect(linesOf(1_454.6, 1_023.6)).toMatch(/ 60 d 15 h [\s\S]* 42 d 16 h +-17 d 23 h /);
  expect(linesOf(1_454.4, 1_023.6)).toMatch(/ 60 d 14 h [\s\S]* 42 d 16 h +-17 d 22 h /);
  expect(linesOf(23.5, 22.75)).toMatch(/ 23 h 30 min [\s\S]* 22 h 45 min +-45 min /);
  expect(linesOf(48.2, 47.9)).toMatch(/ 2 d [\s\S]* 2 d +=/);
});
