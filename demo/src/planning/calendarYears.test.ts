import { readNetwork } from "@lianyun/node";
import { expect, test } from "vitest";
import { calendarYearsOf } from "./calendarYears.ts";

test("the years are those that the README names; without calendars there are none", async () => {
  const network = await readNetwork(new URL("../../../data/chongqing", import.meta.url).pathname);
  expect(calendarYearsOf(network)).toEqual({ first: 2026, last: 2028 });
  expect(calendarYearsOf({ calendars: [] })).toBeUndefined();
});
