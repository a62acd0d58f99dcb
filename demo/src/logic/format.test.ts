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

test("figures are apart as far as they are shown to be, in the unit of the larger", () => {
  const { money, span, co2e } = en.apart;
  // $1,000.40 and $999.60 are shown as $1,000 both: then it is what they are apart.
  expect([money(7_419.6, 7_000.4), money(7_000.4, 7_419.6)]).toEqual(["$420", "$420"]);
  expect(money(1_000.4, 999.6)).toBe("$1");
  expect(createFormat("en", "EUR", 0.9).apart.money(10.6, 9.4)).toBe("€2");
  // 18.24 d and 17.86 d: 9.1 h apart, shown as 18.2 d and 17.9 d.
  expect(span(18.24 * 24, 17.86 * 24)).toBe("0.3 d");
  expect([span(28.8, 20), span(8.44, 3), span(1.5, 0.5)]).toEqual(["0.4 d", "5.4 h", "1 h"]);
  expect(zh.apart.span(3, 3)).toBe("0 小时");
  expect([co2e(3_140, 2_860), co2e(1_100, 900), co2e(820.4, 0)]).toEqual([
    "0.2 t",
    "0.2 t",
    "820 kg",
  ]);
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
