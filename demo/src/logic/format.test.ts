import { expect, test } from "vitest";
import { createFormat, shortOffset } from "./format.ts";

const en = createFormat("en", "USD");
const zh = createFormat("zh", "USD");

test("money, weights and distances are rounded for reading", () => {
  expect([en.money(7_419.6), zh.money(7_419.6)]).toEqual(["$7,420", "$7,420"]);
  expect([en.shortMoney(500), en.shortMoney(1_500), en.shortMoney(100_000)]).toEqual([
    "$500",
    "$1.5k",
    "$100k",
  ]);
  expect([en.co2e(0), en.co2e(820.4), en.co2e(3_140)]).toEqual(["0 kg", "820 kg", "3.1 t"]);
  expect(en.km(10_299.7)).toBe("10,300 km");
});

test("spans are in minutes, in hours, and in days from one day on, wherever they stand", () => {
  expect([0, 0.8, 3, 8.44, 23.9, 24, 43, 436].map(en.span)).toEqual([
    "0 h",
    "48 min",
    "3 h",
    "8.4 h",
    "23.9 h",
    "1.0 d",
    "1.8 d",
    "18.2 d",
  ]);
  expect(zh.span(8.4)).toBe("8.4 小时");
  expect([20, 1.5].map(en.shortDays)).toEqual(["20 d", "1.5 d"]);
});

test("money has the same sign in figures and on axes, in both languages", () => {
  const yuan = [createFormat("en", "CNY", 7), createFormat("zh", "CNY", 7)];
  expect(yuan.map(({ money }) => money(1_060))).toEqual(["¥7,420", "¥7,420"]);
  expect(yuan.map(({ shortMoney }) => shortMoney(1_000))).toEqual(["¥7k", "¥7k"]);
});

test("days, times and zones are those on the wall there", () => {
  const instant = "2026-06-01T23:30-07:00";
  expect([en.day(instant), en.date(instant), en.time(instant), en.zone(instant)]).toEqual([
    "Mon 1 Jun",
    "1 Jun",
    "23:30",
    "UTC\u22127",
  ]);
  expect(zh.day(instant)).toBe("6月1日周一");
  expect(en.fullDay(instant)).toBe("Mon 1 Jun 2026");
});

test.each([
  ["+08:00", "+8"],
  ["+05:45", "+5:45"],
  ["-03:30", "\u22123:30"],
  ["+00:00", ""],
])("offset %s reads %s", (offset, text) => {
  expect(shortOffset(offset)).toBe(text);
});
