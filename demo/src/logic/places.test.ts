import { expect, test } from "vitest";
import type { Directory, DirectoryTerminal } from "../directory.ts";
import { findPlace, listPlaces, placesById, searchPlaces } from "./places.ts";

const terminal = (
  id: string,
  city: string,
  cityZh: string,
  name: string,
  isEnd = true,
): DirectoryTerminal => ({
  id,
  name,
  nameZh: `${cityZh}${name}`,
  city,
  cityZh,
  country: "XX",
  timeZone: "UTC",
  lon: 0,
  lat: 0,
  pinyin: "",
  cityPinyin: "",
  isEnd,
});

const DIRECTORY: Directory = {
  name: "test",
  version: "1.0.0",
  currency: "USD",
  terminals: [
    terminal("CNCKG:TUANJIE", "Chongqing", "重庆", "Tuanjiecun"),
    terminal("CNCKG:GUOYUAN", "Chongqing", "重庆", "Guoyuan Port"),
    terminal("CNYIC:LOCK", "Yichang", "宜昌", "Three Gorges lock", false),
    terminal("PLMLA:RAIL", "Małaszewicze", "马拉舍维奇", "Małaszewicze terminal"),
    terminal("DEDUI:RAIL", "Duisburg", "杜伊斯堡", "Duisburg rail terminal"),
  ],
  services: [],
  sources: [],
  moneys: [],
  switches: [],
};
const PLACES = listPlaces(DIRECTORY);
const found = (text: string) => searchPlaces(PLACES, text).map(({ place }) => place.id);

test("cities come in order of their names, with their terminals; where nothing starts or ends is no place", () => {
  expect(PLACES.map(({ id, members }) => [id, members.length])).toEqual([
    ["CNCKG", 2],
    ["DEDUI", 1],
    ["PLMLA", 1],
  ]);
  expect(placesById(PLACES).get("CNCKG:GUOYUAN")?.name).toBe("Guoyuan Port");
  expect(placesById(PLACES).has("CNYIC:LOCK")).toBe(false);
});

test.each([
  ["", ["CNCKG", "CNCKG:TUANJIE", "CNCKG:GUOYUAN", "DEDUI", "PLMLA"]],
  ["chong", ["CNCKG", "CNCKG:TUANJIE", "CNCKG:GUOYUAN"]],
  ["重庆", ["CNCKG", "CNCKG:TUANJIE", "CNCKG:GUOYUAN"]],
  ["cnckg", ["CNCKG", "CNCKG:TUANJIE", "CNCKG:GUOYUAN"]],
  ["CKG", ["CNCKG", "CNCKG:TUANJIE", "CNCKG:GUOYUAN"]],
  ["guoyuan", ["CNCKG", "CNCKG:GUOYUAN"]],
  ["malasz", ["PLMLA"]],
  ["malaszewicze term", ["PLMLA", "PLMLA:RAIL"]],
  ["  Duisburg ", ["DEDUI"]],
  ["rail terminal", ["DEDUI", "DEDUI:RAIL"]],
  ["atlantis", []],
])("“%s” finds %j", (text, ids) => {
  expect(found(text)).toEqual(ids);
});

test("the start of a name comes before its inside, and a city before a terminal elsewhere", () => {
  expect(found("d")[0]).toBe("DEDUI");
  const withTerminal = listPlaces({
    ...DIRECTORY,
    terminals: [...DIRECTORY.terminals, terminal("AAAAA:D", "Aalborg", "奥尔堡", "Dui quay")],
  });
  expect(searchPlaces(withTerminal, "dui").map(({ place }) => place.id)).toEqual([
    "DEDUI",
    "AAAAA",
    "AAAAA:D",
  ]);
});

test.each([
  ["duisburg", "DEDUI"],
  [" MALASZEWICZE ", "PLMLA"],
  ["重庆", "CNCKG"],
  ["cnckg:guoyuan", "CNCKG:GUOYUAN"],
  ["Guoyuan Port", "CNCKG:GUOYUAN"],
  ["Duisberg", undefined],
  ["duis", undefined],
  ["", undefined],
])("“%s” in full names %s", (text, id) => {
  expect(findPlace(PLACES, text)?.id).toBe(id);
});

test("pinyin finds a place by whole syllables or by the first letter of each", () => {
  const city = { ...terminal("CNCKG:TUANJIE", "Chungking", "重庆", "Tuanjiecun") };
  const places = listPlaces({
    ...DIRECTORY,
    terminals: [{ ...city, pinyin: "tuan jie cun", cityPinyin: "chong qing" }],
  });
  for (const text of ["chongqing", "chong qing", "chongq", "cq", "Tuanjie", "tjc"])
    expect(
      searchPlaces(places, text).map(({ place }) => place.id),
      text,
    ).toContain("CNCKG");
  expect(searchPlaces(places, "qc")).toEqual([]);
});
