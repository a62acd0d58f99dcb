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

test("a matrix has what the single ways have, and nothing where there is none", () => {
  const ports = ["CNSHA:YANGSHAN", "NLRTM", "ISLAND", "DEDUI:PORT", "CNSHA"];
  const expected = ports.flatMap((from) =>
    ports.map((to) => lanes.findPath(from, to)?.lengthKm ?? Number.POSITIVE_INFINITY),
  );
  expect([...lanes.matrix(ports)]).toEqual(expected);
  expect(expected.slice(0, 5)).toEqual([0, expected[1], expected[2], expected[2], 0]);
  expect(expected[2]).toBe(Number.POSITIVE_INFINITY);
});

test("lanes without a stretch have no ways", () => {
  const none = createSeaLanes(WORLD[0], []);
  expect(none.findPath("CNSHA", "NLRTM")).toBeUndefined();
  expect(none.findPath("CNSHA", "CNSHA")?.line).toEqual([[122, 31]]);
});

test("with a passage shut the way goes round, or there is none", () => {
  expect(createSeaLanes(...WORLD, ["suez"]).findPath("CNSHA", "NLRTM")?.passages).toEqual(["cape"]);
  expect(createSeaLanes(...WORLD, ["suez", "cape"]).findPath("CNSHA", "NLRTM")).toBeUndefined();
});
