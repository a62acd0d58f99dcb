import type { Gap } from "@lianyun/planner";
import { expect, test } from "vitest";
import type { Directory } from "../directory.ts";
import { en } from "../messages/en.ts";
import { zh } from "../messages/zh.ts";
import { gapNames } from "./gaps.ts";
import { createNames } from "./names.ts";

const terminal = (id: string, name: string, nameZh: string): Directory["terminals"][number] => ({
  ...{ id, name, nameZh },
  ...{ city: name, cityZh: nameZh, country: "CN", timeZone: "UTC" },
  ...{ lon: 0, lat: 0, isEnd: true, pinyin: "", cityPinyin: "" },
});
const DIRECTORY: Directory = {
  name: "test",
  version: "1.0.0",
  currency: "USD",
  terminals: [
    terminal("CNCKG:GUOYUAN", "Guoyuan port", "果园港"),
    terminal("CNCKG:TUANJIE", "Tuanjiecun", "团结村"),
  ],
  services: [],
  sources: [],
  moneys: [],
  switches: [],
};
const at = "CNCKG:GUOYUAN";

test.each<{ readonly gap: Gap; readonly english: string; readonly chinese: string }>([
  {
    gap: { kind: "transfer", at, from: "gate", to: "rail" },
    english: "hand-in for rail at Guoyuan port",
    chinese: "果园港的铁路进站交货",
  },
  {
    gap: { kind: "transfer", at, from: "inlandWaterway", to: "gate" },
    english: "release from river at Guoyuan port",
    chinese: "果园港的内河提货放行",
  },
  {
    gap: { kind: "transfer", at, from: "rail", to: "lorry" },
    english: "loading from rail onto a lorry to the door at Guoyuan port",
    chinese: "果园港的铁路装上送货卡车",
  },
  {
    gap: { kind: "transfer", at, from: "lorry", to: "rail" },
    english: "transfer from the door's lorry to rail at Guoyuan port",
    chinese: "果园港的取货卡车转铁路",
  },
  {
    gap: { kind: "transfer", at, from: "inlandWaterway", to: "rail" },
    english: "transfer from river to rail at Guoyuan port",
    chinese: "果园港的内河转铁路",
  },
  {
    gap: { kind: "price", mode: "road", from: at, to: "CNCKG:TUANJIE", tariff: "lorry" },
    english: "a price by road from Guoyuan port to Tuanjiecun",
    chinese: "果园港至团结村的公路运价",
  },
  {
    gap: { kind: "transferPrice", at, from: "inlandWaterway", to: "rail", transfer: "crane" },
    english: "a price for transfer from river to rail at Guoyuan port",
    chinese: "果园港的内河转铁路的作业价格",
  },
  {
    gap: { kind: "transferPrice", at, from: "gate", to: "rail", transfer: "in" },
    english: "a price for hand-in for rail at Guoyuan port",
    chinese: "果园港的铁路进站交货的作业价格",
  },
])("$english", ({ gap, english, chinese }) => {
  expect(gapNames([gap], createNames(DIRECTORY, "en"), en.gaps, en.modes)).toEqual([english]);
  expect(gapNames([gap], createNames(DIRECTORY, "zh"), zh.gaps, zh.modes)).toEqual([chinese]);
});

test("two tariffs without a price on one leg are one gap", () => {
  const gaps = ["a", "b"].map(
    (tariff): Gap => ({ kind: "price", mode: "road", from: at, to: "CNCKG:TUANJIE", tariff }),
  );
  expect(gapNames(gaps, createNames(DIRECTORY, "en"), en.gaps, en.modes)).toHaveLength(1);
});
