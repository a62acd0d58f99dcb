import { readNetwork } from "@lianyun/node";
import { expect, test } from "vitest";
import { toPinyin } from "./toPinyin.ts";

test.each([
  ["重庆", "chong qing"],
  ["长沙", "chang sha"],
  ["长寿", "chang shou"],
  ["大足", "da zu"],
  ["厦门", "xia men"],
  ["番禺", "pan yu"],
  ["六安", "lu an"],
  ["蚌埠", "beng bu"],
  ["台州", "tai zhou"],
  ["绿春", "lv chun"],
  ["塞得港", "sai de gang"],
  ["江津珞璜港", "jiang jin luo huang gang"],
  ["T1航站楼", "hang zhan lou"],
])("%s is %s", (chinese, letters) => {
  expect(toPinyin(chinese)).toBe(letters);
});

test("cities of China read as they are written in Latin letters", async () => {
  const { terminals } = await readNetwork(
    new URL("../../data/chongqing", import.meta.url).pathname,
  );
  const latin = (name: string): string => name.toLowerCase().replaceAll(/[^a-z]/g, "");
  const others = terminals
    .filter(({ country }) => country === "CN")
    .map(({ city, cityZh }) => [latin(city), toPinyin(cityZh).replaceAll(" ", "")] as const)
    .filter(([city, letters]) => city !== letters)
    .map(([city, letters]) => `${city}: ${letters}`);
  // Names that come from other languages.
  expect([...new Set(others)].sort()).toEqual([
    "erenhot: erlianhaote",
    "kashgar: kashi",
    "khorgos: huoerguosi",
    "urumqi: wulumuqi",
  ]);
});
