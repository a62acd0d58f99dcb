/** `lianyun report`: a table for people, CSV for spreadsheets, JSON for programs. */
import { expect, test } from "vitest";
import { CHONGQING, TINY } from "../kit/folders.ts";
import { type Ran, runCommand, withOptions } from "../kit/runCommand.ts";

const TRIP =
  "--from INL --to FAR --depart 2026-06-01T08:00+08:00 --count 2 --gross-kg 28000 --minimize co2e";
const tiny = (...words: string[]): Promise<Ran> =>
  runCommand("report", "--network", TINY, ...withOptions(TRIP.split(" "), ...words));

test("a table: element by element, totals, and what the figures rest on", async () => {
  const { status, out, err } = await tiny();
  expect({ status, err }).toEqual({ status: 0, err: "" });
  expect(out).toMatchInlineSnapshot(`
    "Inland rail terminal (INL:RAIL) → Far city (FAR:CITY)
    28 t in 2 boxes (4 TEU); 252,000 tkm
    5,100 kg CO2e, 20.2 g a tkm: transport 5,040 kg, hub operations 60 kg
    after ISO 14083:2023 and the GLEC Framework v3, well to wheel

       operation                        from         to              km  activity             g each  CO2e kg  WTT kg  TTW kg  factor   evidence
    1  Handing in                       INL:RAIL                                2  container  10,000       20       –       –  hub      estimate: tiny
    2  rail: Block train to the border  INL:RAIL     GATE:BORDER  3,000    84,000  tkm            20    1,680       –       –  rail-20  estimate: tiny
    3  Gauge change                     GATE:BORDER                             2  container  10,000       20       –       –  hub      estimate: tiny
    4  rail: Wide-gauge train           GATE:BORDER  FAR:CITY     6,000   168,000  tkm            20    3,360       –       –  rail-20  estimate: tiny
    5  Release                          FAR:CITY                                2  container  10,000       20       –       –  hub      estimate: tiny
       total                                                                                            5,100       –       –

    no factor here is published with energy provision (WTT) and operation (TTW) apart

    rests on  official  press  academic  carrier  derived  estimate
    cost           0 %    0 %       0 %      0 %      0 %     100 %
    time           0 %    0 %       0 %      0 %      0 %     100 %
    CO2e           0 %    0 %       0 %      0 %      0 %     100 %

    sources
    tiny  Round numbers made up for teaching  data/README.md

    tiny 0.1.0, lianyun/0.1.0
    "
  `);
});

test("CSV: a header and a line an element, alone on stdout", async () => {
  const { status, out, err } = await tiny("--format", "csv");
  expect({ status, err }).toEqual({ status: 0, err: "" });
  const [header = "", ...rows] = out.split("\r\n");
  expect(header).toMatch(/^element,operation,.*,intensityGPerUnit,co2eKg,wttKg,ttwKg,.*,basis$/);
  const at = header.split(",").indexOf("co2eKg");
  expect(rows.slice(0, -1).map((row) => row.split(",")[at])).toEqual([
    "20",
    "1680",
    "20",
    "3360",
    "20",
  ]);
});

test.each([["--format", "json"], ["--json"]])(
  "JSON by %s %s: the report with its question",
  async (...words) => {
    const { status, out } = await tiny(...words.filter((word) => word !== undefined));
    expect(status).toBe(0);
    const answer = JSON.parse(out);
    expect(answer).toMatchObject({
      status: "optimal",
      engine: "lianyun/0.1.0",
      network: { name: "tiny" },
      request: { from: "INL" },
      cargo: { massT: 28, teu: 4 },
      totals: { co2eKg: 5_100, hubCo2eKg: 60 },
      dataQuality: { cost: { estimate: 1 } },
    });
    expect(answer.networkHash).toMatch(/^[0-9a-f]{64}$/);
  },
);

test.each([
  { words: ["--format", "xml"], status: 2, err: 'expected one of table, json, csv, found "xml"' },
  { words: ["--to", "NOWHERE"], status: 2, err: "[unknown_terminal]" },
  { words: ["--modes", "inlandWaterway"], status: 3, err: "[modes_exclude]" },
])("$words: exit status $status, and nothing on stdout", async ({ words, status, err }) => {
  const ran = await tiny(...words);
  expect({ status: ran.status, out: ran.out }).toEqual({ status, out: "" });
  expect(ran.err).toContain(err);
});

test("a search stopped by its budget: exit status 4", async () => {
  const { status, err } = await tiny("--max-labels", "1");
  expect(status).toBe(4);
  expect(err).toContain("stopped by the budget");
});

test("on the Chongqing network what is divided and what is not add up", async () => {
  const { out } = await runCommand(
    "report",
    ..."--from CNCKG --to DEDUI --depart 2026-06-01T08:00+08:00 --minimize duration --json".split(
      " ",
    ),
    "--network",
    CHONGQING,
  );
  const { elements, totals } = JSON.parse(out);
  const grams = (field: string): number =>
    elements.reduce(
      (sum: number, element: Record<string, number | null>) =>
        sum + Math.round((element[field] ?? 0) * 1_000),
      0,
    );
  expect(grams("co2eKg")).toBe(Math.round(totals.co2eKg * 1_000));
  expect(grams("wttKg") + grams("ttwKg")).toBe(
    Math.round(totals.splitShare * totals.co2eKg * 1_000),
  );
});
