import type { Closing } from "@lianyun/planner";
import { expect, test } from "vitest";
import type { Directory } from "../directory.ts";
import { en } from "../messages/en.ts";
import { zh } from "../messages/zh.ts";
import { closingNames } from "./closings.ts";
import { createNames } from "./names.ts";

const GATE = { id: "CNALK:ROAD", name: "Alashankou road gate", nameZh: "阿拉山口公路口岸" };
const DIRECTORY: Directory = {
  name: "test",
  version: "1.0.0",
  currency: "USD",
  terminals: [
    {
      ...GATE,
      ...{ city: "Alashankou", cityZh: "阿拉山口", country: "CN", timeZone: "UTC" },
      ...{ lon: 0, lat: 0, isEnd: true, pinyin: "", cityPinyin: "" },
    },
  ],
  services: [{ id: "lorry-out", name: "Lorries to Hanoi", nameZh: "河内卡车班线" }],
  sources: [],
  moneys: [],
  switches: [],
};

test.each<{ readonly closing: Closing; readonly english: string; readonly chinese: string }>([
  {
    closing: { kind: "terminal", id: "CNALK:ROAD" },
    english: "Alashankou road gate",
    chinese: "阿拉山口公路口岸",
  },
  { closing: { kind: "terminal", id: "CNALK" }, english: "Alashankou", chinese: "阿拉山口" },
  {
    closing: { kind: "service", id: "lorry-out" },
    english: "Lorries to Hanoi",
    chinese: "河内卡车班线",
  },
  {
    closing: { kind: "passage", id: "hormuz", link: "sea-1" },
    english: "Strait of Hormuz",
    chinese: "霍尔木兹海峡",
  },
  { closing: { kind: "link", id: "sea-1" }, english: "sea-1", chinese: "sea-1" },
])(
  "a closed $closing.kind $closing.id is $english, or $chinese",
  ({ closing, english, chinese }) => {
    expect(closingNames([closing], createNames(DIRECTORY, "en"), en.passages)).toEqual([english]);
    expect(closingNames([closing], createNames(DIRECTORY, "zh"), zh.passages)).toEqual([chinese]);
  },
);

test("a passage that cuts off two links is told once", () => {
  const closings = ["sea-1", "sea-2"].map(
    (link): Closing => ({ kind: "passage", id: "suez", link }),
  );
  expect(closingNames(closings, createNames(DIRECTORY, "en"), en.passages)).toEqual(["Suez Canal"]);
});

test("whatever a switch closes has a name on the page", () => {
  const scenarios = Object.values(
    import.meta.glob<string>("../../../data/chongqing/scenarios.yaml", {
      query: "?raw",
      import: "default",
      eager: true,
    }),
  ).join("\n");
  const closed = [...scenarios.matchAll(/do: close(\w+), \w+: "?([\w:-]+)/g)];
  expect(closed.length).toBeGreaterThan(10);
  expect(closed.filter(([, kind = ""]) => /Corridor|Link/.test(kind))).toEqual([]);
  const passages = closed.flatMap(([, kind, id = ""]) => (kind === "Passage" ? [id] : []));
  expect(Object.keys(en.passages).sort()).toEqual([...new Set(passages)].sort());
});
