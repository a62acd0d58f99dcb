import { expect, test } from "vitest";
import { QUESTION } from "../testing/question.ts";
import type { Switch } from "../whatIf.ts";
import { decodeHash, encodeHash } from "./hash.ts";
import { MODE_ORDER, type Question } from "./question.ts";

const makeSwitch = (id: string, ...modifications: Switch["modifications"]): Switch => ({
  id,
  name: id,
  nameZh: id,
  group: "price",
  sources: [],
  grade: "press",
  basis: "",
  basisZh: "",
  modifications,
});
const PLACES = new Set(["CNCKG", "DEDUI", "CNCKG:GUOYUAN", "USLAX"]);
const KNOWN = {
  isPlace: (id: string) => PLACES.has(id),
  switches: [
    makeSwitch("suez-shut", { do: "closePassage", passage: "suez" }),
    makeSwitch("rates-2024", { do: "useRateSet", rateSet: "peak2024" }),
    makeSwitch("rates-2026", { do: "useRateSet", rateSet: "asOf2026" }),
  ],
  moneys: ["USD", "CNY"],
  version: "1.2.0",
};
const decode = (hash: string) => decodeHash(hash, KNOWN, QUESTION);
/** Keys that every link has. */
const WHOLE = ["from", "to", "box", "kg", "usd", "ready", "modes"];
const without = (...keys: readonly string[]) => WHOLE.filter((key) => !keys.includes(key));

test("a question reads the same after a trip through the address bar", () => {
  const question: Question = {
    from: "CNCKG:GUOYUAN",
    to: "USLAX",
    container: "20GP",
    count: 7,
    grossKg: 120_000,
    valueUsd: 0,
    capitalPct: 8,
    ready: "2027-02-28T23:59",
    modes: ["rail", "sea"],
    includeAssumed: true,
    scenarios: ["suez-shut", "rates-2024"],
  };
  expect(encodeHash(question)).toBe(
    "#from=CNCKG:GUOYUAN&to=USLAX&box=7x20GP&kg=120000&usd=0&ready=2027-02-28T23:59&modes=rail,sea&capital=8&assumed=1&what=suez-shut,rates-2024",
  );
  expect(decode(encodeHash(question))).toEqual({ question, wrong: [], malformed: false });
});

test("a door is an end like any other", () => {
  const question = { ...QUESTION, from: "@29.5600,106.5500" };
  expect(encodeHash(question)).toContain("#from=@29.5600,106.5500&");
  expect(decode(encodeHash(question)).question).toEqual(question);
});

test("a link says which data it was made with; another version is told, whatever it says", () => {
  expect(encodeHash(QUESTION, "1.2.0")).toMatch(/&data=1\.2\.0$/);
  expect(decode(encodeHash(QUESTION, "1.2.0")).otherData).toBeUndefined();
  expect(decode(encodeHash(QUESTION, "1.1.0"))).toMatchObject({
    malformed: false,
    otherData: "1.1.0",
  });
  expect(decode(`#to=USLAX&data=${"<b>".repeat(99)}`).otherData).toHaveLength(20);
});

test("a link holds what is shown of the answer as well", () => {
  const shown = { money: "CNY", way: "rail-sea.CNSHA-SGSIN.1k3f9a" };
  const hash = encodeHash(QUESTION, "1.2.0", shown);
  expect(hash).toMatch(/&data=1\.2\.0&money=CNY&way=rail-sea\.CNSHA-SGSIN\.1k3f9a$/);
  expect(decode(hash)).toEqual({ question: QUESTION, wrong: [], malformed: false, ...shown });
});

test("no hash is the default question, without a notice", () => {
  expect(decode("")).toEqual({ question: QUESTION, wrong: [], malformed: false });
  expect(decode("#")).toEqual({ question: QUESTION, wrong: [], malformed: false });
});

test("missing keys take the default, and are named; unknown keys as well", () => {
  expect(decode("#to=USLAX&weight=1&weight=2&__proto__=1")).toEqual({
    question: { ...QUESTION, to: "USLAX" },
    wrong: [
      { key: "other", word: "weight" },
      { key: "other", word: "__proto__" },
    ],
    missing: without("to"),
    malformed: false,
  });
  const link = encodeHash(QUESTION);
  for (const key of WHOLE) {
    const { question, missing } = decode(link.replace(new RegExp(`([#&])${key}=[^&]*&?`), "$1"));
    expect([question, missing]).toEqual([QUESTION, [key]]);
  }
});

test("no mode at all is a question too: the planner says what is wrong with it", () => {
  expect(decode("#modes=").question.modes).toEqual([]);
  expect(decode("#modes=air,rail").question.modes).toEqual(["rail", "air"]);
  expect(MODE_ORDER).toHaveLength(5);
});

test.each([
  ["#from=XXXXX", [["from", "XXXXX"]]],
  ["#to=<img src=x onerror=alert(1)>", [["to", "<img src=x onerror=alert(1)>"]]],
  ["#box=0x40HC", [["box", "0x40HC"]]],
  ["#box=2x40", [["box", "2x40"]]],
  ["#kg=-1", [["kg", "-1"]]],
  ["#kg=0", [["kg", "0"]]],
  ["#kg=1e3", [["kg", "1e3"]]],
  ["#kg=99999999999999", [["kg", "99999999999999"]]],
  ["#usd=1.5", [["usd", "1.5"]]],
  ["#usd=NaN", [["usd", "NaN"]]],
  ["#ready=2026-02-30T08:00", [["ready", "2026-02-30T08:00"]]],
  ["#ready=2026-06-01", [["ready", "2026-06-01"]]],
  ["#ready=1999-12-31T23:59", [["ready", "1999-12-31T23:59"]]],
  ["#modes=hovercraft", [["modes", "hovercraft"]]],
  ["#assumed=yes", [["assumed", "yes"]]],
  ["#what=atlantis", [["what", "atlantis"]]],
  ["#from=@91,10", [["from", "@91,10"]]],
  ["#to=@10,181", [["to", "@10,181"]]],
  ["#to=@1e1,2", [["to", "@1e1,2"]]],
  ["#kg=1&kg=2", [["kg", "1, 2"]]],
  ["#money=XAU", [["money", "XAU"]]],
  ["#way=<b>", [["way", "<b>"]]],
  [`#from=${"X".repeat(99)}`, [["from", "X".repeat(40)]]],
])("%s is not understood: it is named, and the example stands in", (hash, wrong) => {
  expect(decode(hash)).toEqual({
    question: QUESTION,
    wrong: wrong.map(([key, word]) => ({ key, word })),
    missing: without(...wrong.map(([key = ""]) => key)),
    malformed: false,
  });
});

test("one word that is not understood takes nothing else with it", () => {
  const { question, wrong } = decode(
    "#from=XXXXX&to=USLAX&box=3x45XX&kg=9000&modes=rail,hovercraft,sea&what=suez-shut,atlantis",
  );
  expect(question).toEqual({
    ...QUESTION,
    to: "USLAX",
    grossKg: 9_000,
    modes: ["rail", "sea"],
    scenarios: ["suez-shut"],
  });
  expect(wrong.map(({ word }) => word)).toEqual(["XXXXX", "3x45XX", "hovercraft", "atlantis"]);
});

test.each(["#whatever", "#%", "#%E0%A4%A", "#=&=&=", `#to=USLAX&${"x".repeat(2_000)}`])(
  "%.20s is no question",
  (hash) => {
    expect(decode(hash)).toEqual({ question: QUESTION, wrong: [], malformed: true });
  },
);

test("a link turns on no two switches that exclude each other: the last one stays, and the other is named", () => {
  const on = (text: string) => decode(`#what=${text}`).question.scenarios;
  expect(on("rates-2024,suez-shut,rates-2026")).toEqual(["suez-shut", "rates-2026"]);
  expect(on("rates-2026,rates-2024")).toEqual(["rates-2024"]);
  expect(on("suez-shut,suez-shut")).toEqual(["suez-shut"]);
  expect(decode("#what=rates-2026,rates-2024").wrong).toEqual([
    { key: "what", word: "rates-2026" },
  ]);
});
