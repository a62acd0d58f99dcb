import { expect, test } from "vitest";
import type { ChainElement } from "./co2e.ts";
import { CO2E_COLUMNS, co2eReportCsv } from "./co2eReportCsv.ts";

const flight: ChainElement = {
  element: 1,
  operation: "transport",
  part: "leg",
  index: 0,
  name: "Freighter",
  mode: "air",
  step: null,
  service: "fr",
  from: "CKG",
  fromName: "Chongqing",
  to: "FRA",
  toName: "Frankfurt",
  massT: 0.5,
  distanceKm: 8_055,
  distanceKind: "greatCircle",
  addedKm: 95,
  transportActivityTkm: 4_075,
  activity: 4_075,
  activityUnit: "tkm",
  intensityGPerUnit: 608,
  co2eKg: 2_477.6,
  wttKg: 427.875,
  ttwKg: 2_049.725,
  factor: "air",
  factorName: "Freighter",
  source: "GLEC",
  sourceTitle: "GLEC",
  sourceAddress: "https://example.org/",
  grade: "academic",
  basis: null,
};
const csv = (...elements: Partial<ChainElement>[]): string =>
  co2eReportCsv({ elements: elements.map((part) => ({ ...flight, ...part })) });
/** The cell of `sourceTitle` as it is written, nothing else in the row being quoted. */
const cell = (sourceTitle: string): string =>
  csv({ sourceTitle }).split("\r\n").slice(1).join("\r\n").slice(BEFORE.length, -AFTER.length);
const BEFORE =
  "1,transport,leg,0,Freighter,air,,fr,CKG,Chongqing,FRA,Frankfurt,0.5,8055,greatCircle,95,4075,4075,tkm,608,2477.6,427.875,2049.725,air,Freighter,GLEC,";
const AFTER = ",https://example.org/,academic,\r\n";

test("a header and a line an element, each ended by CR LF; null is empty, 0 is not", () => {
  const [header, first, second, ...rest] = csv({}, { element: 2, addedKm: 0 }).split("\r\n");
  expect(header).toBe(CO2E_COLUMNS.join(","));
  expect(`${first}\r\n`).toBe(`${BEFORE}GLEC${AFTER}`);
  expect(second).toContain(",greatCircle,0,");
  expect(rest).toEqual([""]);
});

test("a report without elements is a header", () => {
  expect(csv()).toBe(`${CO2E_COLUMNS.join(",")}\r\n`);
});

test("every field of an element is a column, once", () => {
  expect([...CO2E_COLUMNS].sort()).toEqual(Object.keys(flight).sort());
});

test.each([
  ["plain", "plain"],
  ["a, b", '"a, b"'],
  ['the "best"', '"the ""best"""'],
  ["two\nlines", '"two\nlines"'],
  ["中欧班列", "中欧班列"],
  ["", ""],
  // What a spreadsheet would run.
  ['=HYPERLINK("x")', `"'=HYPERLINK(""x"")"`],
  ["+1 + cmd", "'+1 + cmd"],
  ["-2+3", "'-2+3"],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["\t=1", "'\t=1"],
  ["\r=1", `"'\r=1"`],
  ["-", "'-"],
  // Numbers are numbers, and a sign within a text is a sign.
  ["-12.5", "-12.5"],
  ["+95", "+95"],
  ["-1e-7", "-1e-7"],
  ["A=B", "A=B"],
])("%j is written %j", (text, written) => {
  expect(cell(text)).toBe(written);
});

test("numbers too small for plain decimals stay numbers", () => {
  expect(csv({ co2eKg: 1e-7 })).toContain(",1e-7,");
});
