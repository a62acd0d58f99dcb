import { expect, test } from "vitest";
import type { Terminal } from "./rows.ts";
import { suggest } from "./suggest.ts";

const terminals = [
  { id: "CNCKG:TUANJIE", city: "Chongqing", cityZh: "重庆" },
  { id: "CNCKG:GUOYUAN", city: "Chongqing", cityZh: "重庆" },
  { id: "CNSIA:RAIL", city: "Xi'an", cityZh: "西安" },
  { id: "DEHAM:PORT", city: "Hamburg", cityZh: "汉堡" },
  { id: "NLRTM:PORT", city: "Rotterdam", cityZh: "鹿特丹" },
  { id: "CNFLG:PORT", city: "Fuling", cityZh: "涪陵" },
  { id: "CNKMG:RAIL", city: "Kunming", cityZh: "昆明" },
] as Partial<Terminal>[] as Terminal[];

test.each([
  ["Hamb", "; did you mean DEHAM (Hamburg)?"],
  ["重庆", "; did you mean CNCKG (Chongqing)?"],
  ["DEHMA", "; did you mean DEHAM (Hamburg)?"],
  ["Rotterdm", "; did you mean NLRTM (Rotterdam)?"],
  ["Xian", "; did you mean CNSIA (Xi'an)?"],
  ["Kuming", "; did you mean CNKMG (Kunming), CNFLG (Fuling)?"],
  ["CNCKX", "; did you mean CNCKG?"],
  ["guoyuan", "; did you mean CNCKG:GUOYUAN?"],
  ["Atlantis", ""],
  ["", ""],
])("%s%s", (place, expected) => {
  expect(suggest({ terminals }, place)).toBe(expected);
});
