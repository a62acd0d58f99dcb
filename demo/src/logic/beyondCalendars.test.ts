import { expect, test } from "vitest";
import type { Found } from "../planning/answer.ts";
import { QUESTION } from "../testing/question.ts";
import { isBeyondCalendars } from "./beyondCalendars.ts";

const YEARS = { first: 2026, last: 2028 };
const isBeyond = (
  ready: string,
  availableAt: string,
  calendarYears: Found["calendarYears"] = YEARS,
) =>
  isBeyondCalendars(
    { found: { calendarYears } as Found, question: { ...QUESTION, ready } },
    { availableAt },
  );

test.each([
  ["2025-12-31T08:00", "2026-01-20T08:00+01:00", true],
  ["2026-01-01T00:00", "2026-01-20T08:00+01:00", false],
  ["2028-12-01T08:00", "2028-12-31T23:59+01:00", false],
  ["2028-12-01T08:00", "2029-01-01T00:00+01:00", true],
  ["2031-12-01T08:00", "2031-12-20T08:00+01:00", true],
])("ready %s and available %s is beyond 2026 to 2028: %s", (ready, availableAt, isTold) => {
  expect(isBeyond(ready, availableAt)).toBe(isTold);
});

test("without calendars there is nothing to be beyond", () => {
  const found = {} as Found;
  const question = { ...QUESTION, ready: "2099-01-01T00:00" };
  expect(isBeyondCalendars({ found, question }, { availableAt: "2099-02-01T00:00Z" })).toBe(false);
});
