import { fileURLToPath } from "node:url";
import type { Issue, Network } from "@lianyun/planner";
import { expect, test } from "vitest";
import { checkDataset } from "./checkDataset.ts";
import { readNetwork } from "./readNetwork.ts";

const network = await readNetwork(
  fileURLToPath(new URL("../../../data/chongqing", import.meta.url)),
);
const errors = (change: Partial<Network>): Issue[] =>
  checkDataset({ ...network, ...change }).filter(({ severity }) => severity === "error");

test("the shipped network passes", () => {
  expect(errors({})).toEqual([]);
});

test("a terminal out at sea is in no country", () => {
  const [first, ...rest] = network.terminals;
  if (first === undefined) throw new Error("no terminals");
  const found = errors({ terminals: [{ ...first, lon: 140, lat: 20 }, ...rest] });
  expect(found).toMatchObject([{ code: "wrong_country", at: { table: "terminals", row: 1 } }]);
});

test("a lane across a continent runs over land; a canal may", () => {
  const across = { from: "CNSHA", to: "NLRTM" };
  const found = errors({ laneEdges: [...network.laneEdges, across] });
  expect(found).toMatchObject([
    { code: "lane_over_land", at: { row: network.laneEdges.length + 1 } },
  ]);
  expect(errors({ laneEdges: [...network.laneEdges, { ...across, passage: "suez" }] })).toEqual([]);
});

test("a train at 400 km/h and a lorry at ten times the price are refused", () => {
  const link = network.links.find(({ onDemand, distanceKm }) => onDemand && distanceKm > 500);
  if (link === undefined) throw new Error("no long lorry link");
  const fast = network.links.map((row) => (row === link ? { ...row, durationH: 1 } : row));
  expect(errors({ links: fast }).map(({ code }) => code)).toEqual(["suspicious_speed"]);
  const dear = {
    id: "dear",
    link: link.id,
    currency: "USD",
    perFeu: 500_000,
    source: link.source,
    grade: "estimate",
    basis: "made up",
  } as const;
  const found = errors({ tariffs: [...network.tariffs, dear] });
  expect(found.map(({ code }) => code)).toContain("suspicious_price");
});

test("a terminal that no link leads to is cut off", () => {
  const [first] = network.terminals;
  if (first === undefined) throw new Error("no terminals");
  const alone = { ...first, id: `${first.id}-TWO` };
  const found = checkDataset({ ...network, terminals: [...network.terminals, alone] });
  expect(found.filter(({ code }) => code === "cut_off")).toMatchObject([
    { severity: "warning", at: { row: network.terminals.length + 1 }, received: alone.id },
  ]);
});
