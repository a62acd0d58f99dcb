import { expect, test } from "vitest";
import { createSeaLanes } from "./seaLanes.ts";

const WORLD = [
  [
    { id: "CNSHA", lon: 122, lat: 31 },
    { id: "canal", lon: 32.5, lat: 30 },
    { id: "cape", lon: 20, lat: -36 },
    { id: "NLRTM", lon: 4, lat: 52 },
    { id: "ISLAND", lon: 0, lat: 0 },
  ],
  [
    { from: "CNSHA", to: "canal" },
    { from: "canal", to: "NLRTM", passage: "suez" },
    { from: "CNSHA", to: "cape" },
    { from: "cape", to: "NLRTM", passage: "cape" },
  ],
] as const;
const lanes = createSeaLanes(...WORLD);

test("the shortest way, with its passages, found for any terminal of the port", () => {
  const path = lanes.findPath("CNSHA:YANGSHAN", "NLRTM:MAASVLAKTE");
  expect(path?.passages).toEqual(["suez"]);
  expect(path?.line).toEqual([
    [122, 31],
    [32.5, 30],
    [4, 52],
  ]);
});

test("no way where no water joins them, or a port has no approach", () => {
  expect(lanes.findPath("CNSHA", "ISLAND")).toBeUndefined();
  expect(lanes.findPath("CNSHA", "DEDUI:PORT")).toBeUndefined();
});

test("with a passage shut the way goes round, or there is none", () => {
  expect(createSeaLanes(...WORLD, ["suez"]).findPath("CNSHA", "NLRTM")?.passages).toEqual(["cape"]);
  expect(createSeaLanes(...WORLD, ["suez", "cape"]).findPath("CNSHA", "NLRTM")).toBeUndefined();
});
