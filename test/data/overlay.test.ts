/** Own rates and services laid over a network: checked like any table, the base unchanged. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { main } from "@lianyun/cli";
import { readNetwork } from "@lianyun/node";
import { formatIssue, overlayNetwork, type RawTable } from "@lianyun/planner";
import { expect, test } from "vitest";
import { planText } from "../kit/ask.ts";
import { TINY } from "../kit/folders.ts";

const network = await readNetwork(TINY);
const table = (text: string): RawTable => {
  const [columns = [], ...rows] = text
    .trim()
    .split("\n")
    .map((line) => line.split(","));
  return { columns, rows };
};
const question = { from: "INL", to: "FAR", departAfter: "2026-06-01T00:00Z" } as const;

const RATE = table(`id,service,currency,perTeu,source,grade
wide-train,wide-train,USD,500,own,carrier`);
const OWN = table(`id,title,address,year,grade
own,Our contract of May,contract 17,2026,carrier`);

test("a row with a known id takes its place; the base stays as it was", () => {
  const before = JSON.stringify(network);
  const result = overlayNetwork(network, { tariffs: RATE, sources: OWN });
  if ("issues" in result) throw new Error(result.issues.map(formatIssue).join("\n"));
  expect(result.network.tariffs).toHaveLength(network.tariffs.length);
  expect(planText(result.network, question)).toContain("rail wide-train");
  expect(planText(network, question)).toContain("sea liner");
  expect(JSON.stringify(network)).toBe(before);
});

test("calls and departures of a service are replaced as a whole", () => {
  const departures = table(`service,days,time
block-train,mon,06:00`);
  const calls = table(`service,seq,terminal,arriveH,departH,cutOffH,load,discharge
block-train,1,INL:RAIL,,0,24,true,false
block-train,2,GATE:BORDER,60,,,false,true`);
  const result = overlayNetwork(network, { departures, calls });
  if ("issues" in result) throw new Error(result.issues.map(formatIssue).join("\n"));
  expect(result.network.calls.filter(({ service }) => service === "block-train")).toHaveLength(2);
  expect(result.network.calls).toHaveLength(network.calls.length);
  expect(result.network.departures.filter(({ service }) => service === "block-train")).toHaveLength(
    1,
  );
  expect(result.network.departures).toHaveLength(2);
});

test("a rule for the same thing takes the place of the base's, whatever its id; empty is calm and paper", () => {
  const tariffs = table(`id,rateSet,service,currency,perTeu,source,grade
mine,calm,wide-train,USD,500,own,carrier`);
  const transfers =
    table(`id,regime,at,fromMode,toMode,kind,durationH,currency,perTeu,factor,source,grade
mine,paper,COAST,road,sea,handling,1,USD,5,hub,own,carrier`);
  const result = overlayNetwork(network, { tariffs, transfers, sources: OWN });
  if ("issues" in result) throw new Error(result.issues.map(formatIssue).join("\n"));
  expect(result.network.tariffs).toHaveLength(network.tariffs.length);
  expect(result.network.transfers).toHaveLength(network.transfers.length);
});

test.each([
  [
    "a price that is none",
    { tariffs: table("id,service,currency,perTeu,source,grade\nx,liner,USD,cheap,tiny,carrier") },
    'tariffs › row 1 › perTeu: expected a number >= 0, found "cheap" [bad_number]',
  ],
  [
    "a source that is not there",
    { tariffs: RATE },
    'tariffs › row 1 › source: no source "own" in sources [unknown_source]',
  ],
  ["a column that is not there", { tariffs: table("id,price\nx,3") }, "tariffs › price: no column"],
  ["a table that is not there", { rates: RATE }, "rates: expected one of"],
  [
    "two rows of one id",
    { sources: table("id,title,address,year,grade\nown,a,b,2026,press\nown,a,b,2026,press") },
    "[duplicate_id]",
  ],
])("%s is an issue of the overlay", (_, tables, expected) => {
  const result = overlayNetwork(network, tables);
  expect("issues" in result && result.issues.map(formatIssue).join("\n")).toContain(expected);
});

test("--overlay on the command", async () => {
  const folder = await mkdtemp(join(tmpdir(), "lianyun-"));
  const text = ({ columns, rows }: RawTable): string =>
    [columns, ...rows].map((row) => row.join(",")).join("\n");
  await writeFile(join(folder, "tariffs.csv"), text(RATE));
  await writeFile(join(folder, "sources.csv"), text(OWN));
  let out = "";
  const words = [
    "plan",
    "--network",
    TINY,
    "--overlay",
    folder,
    "--from",
    "INL",
    "--to",
    "FAR",
    "--depart",
    question.departAfter,
  ];
  const status = await main(words, {
    out: (part) => {
      out += part;
    },
    err: () => {},
  });
  await rm(folder, { recursive: true });
  expect(status).toBe(0);
  expect(out).toContain("carrier: own");
});
