/**
 * FEATURE: what may not travel where: rows for a UN number go before rows for a class, and these before rows for all; among
 * equals forbidden, then limited, then allowed.
 */
import type { Cargo } from "@lianyun/planner";
import { describe, expect, test } from "vitest";
import { itineraryOf, planText } from "../kit/ask.ts";
import { networkFromTables } from "../kit/networkFromTables.ts";

// One train from Chongqing by Almaty to Duisburg.
const ruled = (columns: string, restrictions: string): ReturnType<typeof networkFromTables> =>
  networkFromTables(`
  terminals
  | id      | country |
  | CKG:TJC | CN      |
  | ALA     | KZ      |
  | DUI     | DE      |

  links
  | id   | mode | from    | to  | corridor |
  | west | rail | CKG:TJC | ALA |          |
  | on   | rail | ALA     | DUI | middle   |

  services
  | id    | mode | headwayH |
  | train | rail | 24       |

  calls
  | service | terminal | arriveH | departH | load  | discharge |
  | train   | CKG:TJC  |         | 0       | true  | false     |
  | train   | ALA      | 70      | 80      | false | false     |
  | train   | DUI      | 300     |         | false | true      |

  restrictions
  | ${columns} |
  ${restrictions}
`);
const ENDS = { from: "CKG", to: "DUI" };
const box = { containers: [{ type: "20GP", count: 1 }], grossKg: 10_000 } as const;
const isOpen = (
  network: typeof ruled extends (...a: never[]) => infer N ? N : never,
  cargo: Partial<Cargo>,
) => {
  const text = planText(network, { ...ENDS, cargo: { ...box, ...cargo } });
  return text === "cargo_restricted" ? false : text.includes("train") ? true : text;
};

const petrol = { dangerousGoods: { un: "UN1203", class: "3" } };
const paint = { dangerousGoods: { un: "UN1263", class: "3" } };
const gas = { dangerousGoods: { class: "2.1" } };
const acid = { dangerousGoods: { class: "8" } };
const battery = { dangerousGoods: { un: "UN3480", class: "9" } };

describe("specificity", () => {
  const judge = (rows: readonly string[], cargo: Partial<Cargo>): unknown =>
    isOpen(
      ruled("mode | cargo | value | rule", rows.map((row) => `| rail | ${row} |`).join("\n")),
      cargo,
    );

  test.each([
    { rows: ["dangerousGoods | | forbidden"], open: [{}], closed: [petrol, gas, battery] },
    // A class before all.
    {
      rows: ["dangerousGoods | | forbidden", "dangerousGoods | 3 | allowed"],
      open: [petrol, paint],
      closed: [gas, acid],
    },
    {
      rows: ["dangerousGoods | | allowed", "dangerousGoods | 3 | forbidden"],
      open: [gas, acid],
      closed: [petrol, paint],
    },
    // A UN number before its class.
    {
      rows: ["dangerousGoods | 3 | forbidden", "dangerousGoods | UN1263 | allowed"],
      open: [paint, gas],
      closed: [petrol, { dangerousGoods: { class: "3" } }],
    },
    {
      rows: ["dangerousGoods | 3 | allowed", "dangerousGoods | UN1263 | forbidden"],
      open: [petrol],
      closed: [paint],
    },
    // A class is all of its divisions, a division is itself.
    { rows: ["dangerousGoods | 2 | forbidden"], open: [petrol], closed: [gas] },
    {
      rows: ["dangerousGoods | 2.1 | forbidden"],
      open: [{ dangerousGoods: { class: "2.2" } }, { dangerousGoods: { class: "2" } }],
      closed: [gas],
    },
    // Among equals: forbidden, limited, allowed.
    {
      rows: ["dangerousGoods | 3 | allowed", "dangerousGoods | 3 | forbidden"],
      open: [],
      closed: [petrol],
    },
    {
      rows: ["dangerousGoods | 3 | limited", "dangerousGoods | 3 | forbidden"],
      open: [],
      closed: [petrol],
    },
    // Lithium batteries are dangerous goods with rows of their own.
    { rows: ["lithiumBatteries | | forbidden"], open: [petrol, acid, {}], closed: [battery] },
    {
      rows: ["dangerousGoods | | allowed", "lithiumBatteries | | forbidden"],
      open: [petrol],
      closed: [battery],
    },
    {
      rows: ["dangerousGoods | | forbidden", "lithiumBatteries | UN3480 | allowed"],
      open: [battery],
      closed: [petrol, { dangerousGoods: { un: "UN3481" } }],
    },
    {
      rows: ["dangerousGoods | UN3480 | allowed", "lithiumBatteries | | forbidden"],
      open: [battery],
      closed: [{ dangerousGoods: { un: "UN3090" } }],
    },
    // Kinds are judged each by itself.
    {
      rows: ["reefer | | allowed", "dangerousGoods | | forbidden"],
      open: [{ reefer: true }],
      closed: [{ reefer: true, ...petrol }],
    },
    { rows: ["reefer | | forbidden"], open: [{}, petrol], closed: [{ reefer: true }] },
    // Chapters and headings.
    {
      rows: ["hsChapter | 84 | forbidden"],
      open: [{}, { hsCode: "8501" }],
      closed: [{ hsCode: "84" }, { hsCode: "8471" }],
    },
    {
      rows: ["hsChapter | 8471 | forbidden"],
      open: [{ hsCode: "84" }, { hsCode: "8470" }],
      closed: [{ hsCode: "8471" }, { hsCode: "847130" }],
    },
    // What no cargo here can be.
    {
      rows: ["outOfGauge | | forbidden", "food | | forbidden", "other | | forbidden"],
      open: [{}, petrol, { reefer: true }, { hsCode: "0203" }],
      closed: [],
    },
  ])("$rows", ({ rows, open, closed }) => {
    for (const cargo of open) expect([cargo, judge(rows, cargo)]).toEqual([cargo, true]);
    for (const cargo of closed) expect([cargo, judge(rows, cargo)]).toEqual([cargo, false]);
  });
});

describe("where", () => {
  const judge = (row: string): unknown =>
    isOpen(
      ruled("mode | service | corridor | link | terminal | country | cargo", `| ${row} | reefer |`),
      { reefer: true },
    );

  test.each([
    { row: "rail | | | | |", open: false },
    { row: "road | | | | |", open: true },
    { row: "| train | | | |", open: false },
    // Any link of the leg, any call of it, any country it calls in.
    { row: "| | middle | | |", open: false },
    { row: "| | | west | |", open: false },
    { row: "| | | | CKG |", open: false },
    { row: "| | | | ALA |", open: false },
    { row: "| | | | DUI |", open: false },
    { row: "| | | | | CN", open: false },
    { row: "| | | | | KZ", open: false },
    { row: "| | | | | DE", open: false },
    // All that is named must agree.
    { row: "rail | train | middle | on | ALA | KZ", open: false },
    { row: "road | | | | ALA |", open: true },
    { row: "rail | | | | ALA | DE", open: false },
  ])("$row: $open", ({ row, open }) => {
    expect(judge(row)).toBe(open);
  });
});

test("limited without a weight is open, and says so", () => {
  const network = ruled(
    "id | mode | cargo | value | rule",
    "| permit | rail | dangerousGoods | 3 | limited |",
  );
  const notices = (cargo: Partial<Cargo>): string[] =>
    itineraryOf(network, { ...ENDS, cargo: { ...box, ...cargo } }).notices.map(
      ({ code, part, index, rule }) => `${code} ${part} ${index} ${rule}`,
    );
  expect(notices(petrol)).toEqual(["restricted leg 0 permit"]);
  expect(notices(acid)).toEqual([]);
});

test("limited with a weight forbids heavier boxes", () => {
  const network = ruled(
    "mode | cargo | value | rule | limitKg",
    "| rail | dangerousGoods | 3 | limited | 12000 |",
  );
  const at = (count: number, grossKg: number): unknown =>
    isOpen(network, { ...petrol, containers: [{ type: "20GP", count }], grossKg });
  expect([at(1, 12_000), at(1, 12_001), at(2, 24_000), at(2, 24_002)]).toEqual([
    true,
    false,
    true,
    false,
  ]);
});
