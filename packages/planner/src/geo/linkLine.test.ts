import { expect, test } from "vitest";
import type { Link, Network } from "../network/rows.ts";
import { createLinkLines } from "./linkLine.ts";

const network = {
  terminals: [
    { id: "CNSHA:YANGSHAN", lon: 122, lat: 30.6 },
    { id: "KRPUS:PORT", lon: 129, lat: 35.1 },
  ],
  laneWaypoints: [
    { id: "CNSHA", lon: 122.5, lat: 30.5 },
    { id: "KRPUS", lon: 129.1, lat: 35 },
  ],
  laneEdges: [{ from: "CNSHA", to: "KRPUS" }],
} as unknown as Network;
const link = { id: "x", from: "CNSHA:YANGSHAN", to: "KRPUS:PORT", mode: "sea" } as Link;
const passes = (line: readonly (readonly number[])[], lon: number, lat: number): boolean =>
  line.some(([x, y]) => x === lon && y === lat);

test("a sea link follows the lanes between the approaches, unless it says where it runs", () => {
  const lineOf = createLinkLines(network);
  expect(passes(lineOf(link), 122.5, 30.5)).toBe(true);
  const own = lineOf({ ...link, id: "y", via: [[125, 32]] });
  expect(passes(own, 125, 32)).toBe(true);
  expect(passes(own, 122.5, 30.5)).toBe(false);
});

test("other modes run straight through their points, from terminal to terminal", () => {
  const line = createLinkLines(network)({ ...link, mode: "rail", via: [[125, 33]] });
  expect(line[0]).toEqual([122, 30.6]);
  expect(line.at(-1)).toEqual([129, 35.1]);
  expect(passes(line, 125, 33)).toBe(true);
});
