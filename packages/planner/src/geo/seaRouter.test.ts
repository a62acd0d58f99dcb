import { expect, test } from "vitest";
import type { Link } from "../network/rows.ts";
import { seaRouter } from "./seaRouter.ts";

const laneWaypoints = [
  { id: "CNSHA", lon: 122, lat: 31 },
  { id: "canal", lon: 32.5, lat: 30 },
  { id: "cape", lon: 20, lat: -36 },
  { id: "NLRTM", lon: 4, lat: 52 },
];
const laneEdges = [
  { from: "CNSHA", to: "canal" },
  { from: "canal", to: "NLRTM", passage: "suez" },
  { from: "CNSHA", to: "cape" },
  { from: "cape", to: "NLRTM", passage: "cape" },
];
const link = { mode: "sea", from: "CNSHA", to: "NLRTM" } as Link;

test("a link sails the shortest way that is open, or none", () => {
  const route = seaRouter({ laneWaypoints, laneEdges });
  expect(route(link)?.passages).toEqual(["suez"]);
  expect(route(link, ["suez"])?.passages).toEqual(["cape"]);
  expect(route(link, ["cape", "suez"])).toBeUndefined();
  expect(route(link)?.passages).toEqual(["suez"]);
  expect(route({ ...link, mode: "rail" })).toBeUndefined();
  expect(route({ ...link, via: [[0, 0]] })).toBeUndefined();
});

test("networks with the same lanes share the usual ways; those with others have their own", () => {
  const usual = seaRouter({ laneWaypoints, laneEdges })(link);
  expect(seaRouter({ laneWaypoints, laneEdges })(link)).toBe(usual);
  const moved = laneWaypoints.map((point) =>
    point.id === "cape" ? { ...point, lon: 60, lat: 55 } : point,
  );
  for (const network of [
    { laneWaypoints: moved, laneEdges },
    { laneWaypoints, laneEdges: laneEdges.filter(({ passage }) => passage !== "suez") },
  ])
    expect(seaRouter(network)(link)?.passages).toEqual(["cape"]);
  expect(seaRouter({ laneWaypoints, laneEdges })(link)).toEqual(usual);
});
