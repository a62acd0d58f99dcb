import { describe, expect, test } from "vitest";
import type { Restriction } from "../network/rows.ts";
import type { Cargo } from "../request/request.ts";
import { judge } from "./accept.ts";
import { shipmentOf } from "./shipment.ts";

type Rule = Partial<Restriction> & Pick<Restriction, "id" | "cargo" | "rule">;
const row = (given: Rule): Restriction => ({
  source: "s",
  grade: "official",
  ...given,
});
const BOX: Cargo = { containers: [{ type: "20GP", count: 1 }], grossKg: 10_000 };

/** Ids of the rows that forbid the cargo, and of those that limit it. */
function verdict(rows: readonly Rule[], cargo: Partial<Cargo>): string {
  const full = { ...BOX, ...cargo };
  const { forbidden, limited } = judge(rows.map(row), full, shipmentOf(full));
  const ids = (list: readonly Restriction[]): string => list.map(({ id }) => id).join(" ");
  return `${ids(forbidden)} / ${ids(limited)}`;
}

describe("what a rule is about", () => {
  const forbids = (rule: Omit<Rule, "id" | "rule">, cargo: Partial<Cargo>): boolean =>
    verdict([{ id: "x", rule: "forbidden", ...rule }], cargo) === "x / ";
  test.each<{ rule: Omit<Rule, "id" | "rule">; cargo: Partial<Cargo>; expected: boolean }>([
    { rule: { cargo: "reefer" }, cargo: { reefer: true }, expected: true },
    { rule: { cargo: "reefer" }, cargo: { reefer: false }, expected: false },
    { rule: { cargo: "reefer" }, cargo: {}, expected: false },
    { rule: { cargo: "hsChapter" }, cargo: {}, expected: false },
    { rule: { cargo: "hsChapter" }, cargo: { hsCode: "8471" }, expected: true },
    { rule: { cargo: "hsChapter", value: "84" }, cargo: { hsCode: "8471" }, expected: true },
    { rule: { cargo: "hsChapter", value: "71" }, cargo: { hsCode: "8471" }, expected: false },
    { rule: { cargo: "hsChapter", value: "84" }, cargo: {}, expected: false },
    { rule: { cargo: "dangerousGoods" }, cargo: {}, expected: false },
    {
      rule: { cargo: "dangerousGoods" },
      cargo: { dangerousGoods: { class: "3" } },
      expected: true,
    },
    {
      rule: { cargo: "dangerousGoods", value: "UN1263" },
      cargo: { dangerousGoods: { class: "3", un: "UN1263" } },
      expected: true,
    },
    {
      rule: { cargo: "dangerousGoods", value: "3" },
      cargo: { dangerousGoods: { class: "3" } },
      expected: true,
    },
    // A class has its divisions; class 1 is not class 1.4's neighbour 11, nor a division its class.
    {
      rule: { cargo: "dangerousGoods", value: "1" },
      cargo: { dangerousGoods: { class: "1.4" } },
      expected: true,
    },
    {
      rule: { cargo: "dangerousGoods", value: "1.4" },
      cargo: { dangerousGoods: { class: "1" } },
      expected: false,
    },
    {
      rule: { cargo: "dangerousGoods", value: "4" },
      cargo: { dangerousGoods: { class: "1.4" } },
      expected: false,
    },
    {
      rule: { cargo: "dangerousGoods", value: "3" },
      cargo: { dangerousGoods: { class: "8", un: "UN1789" } },
      expected: false,
    },
    {
      rule: { cargo: "dangerousGoods", value: "3" },
      cargo: { dangerousGoods: { un: "UN1789" } },
      expected: false,
    },
    {
      rule: { cargo: "lithiumBatteries" },
      cargo: { dangerousGoods: { class: "9" } },
      expected: false,
    },
    {
      rule: { cargo: "lithiumBatteries" },
      cargo: { dangerousGoods: { class: "9", un: "UN2990" } },
      expected: false,
    },
    ...["UN3090", "UN3091", "UN3480", "UN3481"].map((un) => ({
      rule: { cargo: "lithiumBatteries" } as const,
      cargo: { dangerousGoods: { class: "9", un } },
      expected: true,
    })),
    { rule: { cargo: "outOfGauge" }, cargo: { reefer: true, hsCode: "84" }, expected: false },
    { rule: { cargo: "food" }, cargo: { reefer: true, hsCode: "16" }, expected: false },
    { rule: { cargo: "other" }, cargo: { reefer: true, hsCode: "16" }, expected: false },
  ])("$rule of $cargo: $expected", ({ rule, cargo, expected }) => {
    expect(forbids(rule, cargo)).toBe(expected);
  });
});

describe("which rows decide", () => {
  const dangerousGoods = { class: "9", un: "UN3480" };
  const all: Rule = { id: "all", cargo: "dangerousGoods", rule: "forbidden" };
  test("the UN number before the class before rows without a value", () => {
    const byClass: Rule = { id: "class", cargo: "dangerousGoods", rule: "limited", value: "9" };
    const byNumber: Rule = { id: "un", cargo: "dangerousGoods", rule: "allowed", value: "UN3480" };
    expect(verdict([all, byClass], { dangerousGoods })).toBe(" / class");
    expect(verdict([byClass, byNumber, all], { dangerousGoods })).toBe(" / ");
  });

  test("lithium batteries and dangerous goods are judged together", () => {
    const battery: Rule = {
      id: "battery",
      cargo: "lithiumBatteries",
      rule: "allowed",
      value: "UN3480",
    };
    expect(verdict([all, battery], { dangerousGoods })).toBe(" / ");
  });

  test("among equals the strictest, every row that says so", () => {
    const rows: Rule[] = [
      { id: "a", cargo: "reefer", rule: "allowed" },
      { id: "l1", cargo: "reefer", rule: "limited" },
      { id: "l2", cargo: "reefer", rule: "limited" },
    ];
    expect(verdict(rows, { reefer: true })).toBe(" / l1 l2");
    expect(
      verdict([...rows, { id: "f", cargo: "reefer", rule: "forbidden" }], { reefer: true }),
    ).toBe("f / ");
  });

  test("kinds are judged apart: what one allows another can forbid", () => {
    const rows: Rule[] = [
      { id: "cold", cargo: "reefer", rule: "allowed" },
      { id: "84", cargo: "hsChapter", rule: "forbidden", value: "84" },
    ];
    expect(verdict(rows, { reefer: true, hsCode: "8471" })).toBe("84 / ");
  });
});

describe("weights, box by box", () => {
  const limit: Rule = { id: "w", cargo: "grossWeight", rule: "limited", limitKg: 20_000 };
  const twoSizes = [
    { type: "20GP", count: 1 },
    { type: "40HC", count: 1 },
  ] as const;
  test.each<{ title: string; rule: Partial<Rule>; cargo: Partial<Cargo>; expected: string }>([
    { title: "at the limit", rule: {}, cargo: { grossKg: 20_000 }, expected: " / " },
    { title: "a kilogram over it", rule: {}, cargo: { grossKg: 20_001 }, expected: "w / " },
    {
      title: "without a limit",
      rule: { limitKg: undefined as never },
      cargo: { grossKg: 90_000 },
      expected: " / ",
    },
    {
      title: "loose cargo has no box",
      rule: {},
      cargo: { containers: undefined as never, grossKg: 90_000 },
      expected: " / ",
    },
    // 30,600 kg over 3 TEU: 10,200 kg in the 20' box, 20,400 kg in the 40' box.
    {
      title: "the 40' box takes two shares",
      rule: {},
      cargo: { containers: twoSizes, grossKg: 30_600 },
      expected: "w / ",
    },
    {
      title: "a limit of 20' boxes looks at those alone",
      rule: { value: "20GP" },
      cargo: { containers: twoSizes, grossKg: 30_600 },
      expected: " / ",
    },
    {
      title: "a limit of any long box holds for the other",
      rule: { value: "45HC" },
      cargo: { containers: twoSizes, grossKg: 30_600 },
      expected: "w / ",
    },
    {
      title: "a limit of a box that nobody knows",
      rule: { value: "53HC" },
      cargo: { containers: twoSizes, grossKg: 90_000 },
      expected: " / ",
    },
  ])("$title", ({ rule, cargo, expected }) => {
    expect(verdict([{ ...limit, ...rule }], cargo)).toBe(expected);
  });

  test("a limit on a kind of cargo forbids what is heavier, whatever its value names", () => {
    const cold: Rule = { id: "c", cargo: "reefer", rule: "limited", limitKg: 9_999 };
    expect(verdict([cold], { reefer: true })).toBe("c / ");
    expect(verdict([{ ...cold, limitKg: 10_000 }], { reefer: true })).toBe(" / ");
    const chapter: Rule = { ...cold, id: "h", cargo: "hsChapter", value: "84" };
    expect(verdict([chapter], { hsCode: "84" })).toBe("h / ");
  });

  test("what allows a cargo does not overrule its weight", () => {
    const allowed: Rule = { id: "a", cargo: "reefer", rule: "allowed" };
    expect(verdict([allowed, limit], { reefer: true, grossKg: 20_001 })).toBe("w / ");
  });
});
