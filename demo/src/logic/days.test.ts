import { expect, test } from "vitest";
import type { Departure } from "../planning/answer.ts";
import { QUESTION } from "../testing/question.ts";
import { areDaysLeft, askDays, DAYS, type Day } from "./days.ts";

const NONE: Departure = { because: [] };
const readyOf = (days: readonly Day[]): readonly string[] => days.map(({ ready }) => ready);

test("each day is told as soon as it is known, and only what is left is asked for", async () => {
  const told: (readonly Day[])[] = [];
  const asked: string[] = [];
  const ask = async ({ departAfter }: { departAfter: string }) => {
    asked.push(departAfter);
    return NONE;
  };
  await askDays([], QUESTION, "Asia/Shanghai", ask, (days) => told.push(days) < 2);
  expect(told.map(readyOf)).toEqual([
    ["2026-06-01T08:00"],
    ["2026-06-01T08:00", "2026-06-02T08:00"],
  ]);
  await askDays(told[1] ?? [], QUESTION, "Asia/Shanghai", ask, (days) => told.push(days) > 0);
  expect(asked).toHaveLength(DAYS);
  expect(new Set(asked).size).toBe(DAYS);
  expect(areDaysLeft(told.at(-1) ?? [])).toBe(false);
});

test("a failure is told in the row of its day and ends the table", async () => {
  let days: readonly Day[] = [];
  const ask = async ({ departAfter }: { departAfter: string }): Promise<Departure> => {
    if (departAfter.startsWith("2026-06-02")) throw new Error("out of memory");
    return NONE;
  };
  await askDays([], QUESTION, "Asia/Shanghai", ask, (next) => {
    days = next;
    return true;
  });
  expect(days.map(({ best }) => best)).toEqual([NONE, { faults: ["out of memory"] }]);
  expect(areDaysLeft(days)).toBe(false);
});
