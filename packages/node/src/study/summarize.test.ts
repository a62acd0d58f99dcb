/** Means of what can be added up, and of nothing else. */
import { expect, test } from "vitest";
import type { ResultRow } from "./columns.ts";
import { createSummary } from "./summarize.ts";

const row = (cells: Partial<ResultRow>): ResultRow =>
  ({
    scenario: "shut",
    criterion: "cost",
    currency: "USD",
    status: "optimal",
    baseStatus: "optimal",
    legsLeft: "",
    legsJoined: "",
    reasons: "",
    deltaCost: null,
    deltaDurationH: null,
    deltaCo2eKg: null,
    deltaObjective: null,
    keptStatus: "kept",
    notices: "",
    regretObjective: null,
    ...cells,
  }) as ResultRow;

test("a line a currency; refused rows, which have none, are with the first", () => {
  const summary = createSummary();
  summary.add([
    row({ status: "refused", baseStatus: "refused", currency: "" }),
    row({ deltaCost: 100 }),
    row({ currency: "EUR", deltaCost: 1 }),
    row({ status: "refused", baseStatus: "refused", currency: "" }),
    row({ deltaCost: 300 }),
    row({ scenario: "other", status: "refused", baseStatus: "refused", currency: "" }),
  ]);
  expect(
    summary.lines().map(({ scenario, currency, rows, counts, meanDeltaCost }) => ({
      scenario,
      currency,
      rows,
      refused: counts.refused,
      meanDeltaCost,
    })),
  ).toEqual([
    { scenario: "shut", currency: "USD", rows: 4, refused: 2, meanDeltaCost: 200 },
    { scenario: "shut", currency: "EUR", rows: 1, refused: 0, meanDeltaCost: 1 },
    { scenario: "other", currency: "", rows: 1, refused: 1, meanDeltaCost: null },
  ]);
});

test("what rows minimize by weights of their own has no mean; their cost has", () => {
  const summary = createSummary();
  summary.add([
    row({ criterion: "own", deltaCost: 2, regretObjective: 5 }),
    row({ criterion: "own", deltaCost: 4, regretObjective: 500 }),
    row({ regretObjective: 7 }),
  ]);
  expect(
    summary.lines().map(({ meanDeltaCost, meanRegret }) => [meanDeltaCost, meanRegret]),
  ).toEqual([
    [3, null],
    [null, 7],
  ]);
});

test("old ways that are gone, legs at calm rates, years without holidays, and the change of what was minimized", () => {
  const summary = createSummary();
  summary.add([
    row({ deltaObjective: 4, notices: "restricted;calm_rate;beyond_calendars" }),
    row({ deltaObjective: 8, notices: "restricted", keptStatus: "gone" }),
    row({ status: "infeasible", keptStatus: "gone" }),
    row({ notices: "beyond_calendars" }),
    row({ criterion: "own", deltaObjective: 5 }),
  ]);
  expect(
    summary
      .lines()
      .map(({ oldWayGone, cutOff, calmRate, beyondCalendars, meanDeltaObjective }) => [
        oldWayGone,
        cutOff,
        calmRate,
        beyondCalendars,
        meanDeltaObjective,
      ]),
  ).toEqual([
    [1, 1, 1, 2, 6],
    [0, 0, 0, 0, null],
  ]);
});

test("why there is no way: codes by scenario, in how many rows each stands", () => {
  const summary = createSummary();
  summary.add([
    row({ status: "infeasible", reasons: "closed" }),
    row({ status: "infeasible", reasons: "no_price;closed" }),
    row({ scenario: "base" }),
  ]);
  summary.add([
    row({ scenario: "other", status: "refused", reasons: "unknown_terminal" }),
    row({ status: "infeasible", reasons: "no_price;cargo" }),
    row({ status: "infeasible", reasons: "closed" }),
  ]);
  expect(summary.reasons()).toEqual([
    {
      scenario: "shut",
      rows: 4,
      codes: [
        { code: "closed", rows: 3 },
        { code: "no_price", rows: 2 },
        { code: "cargo", rows: 1 },
      ],
    },
    { scenario: "other", rows: 1, codes: [{ code: "unknown_terminal", rows: 1 }] },
  ]);
});

test("ways that are not proven are counted, what was stopped is not among them", () => {
  const summary = createSummary();
  summary.add([
    row({ isProven: true }),
    row({ isProven: false }),
    row({ status: "stopped", isProven: false }),
    row({ status: "infeasible", isProven: false }),
  ]);
  expect(summary.lines().map(({ unproven }) => unproven)).toEqual([1]);
});
