import { expect, test } from "vitest";
import { type ItinerarySketch, makeItinerary } from "../testing/itinerary.ts";
import { gatewaysOf, groupWays, haulsOf, hopsOf } from "./ways.ts";

const rail = (from: string, to: string, cost: number, hours = 10) =>
  ({ mode: "rail", from, to, cost, hours }) as const;
const sea = (from: string, to: string, cost: number, hours = 100) =>
  ({ mode: "sea", from, to, cost, hours }) as const;
const grouped = (sketches: readonly ItinerarySketch[]) =>
  groupWays(sketches.map(makeItinerary)).map(({ modes, gateways, options }) => ({
    way: [modes.join(" "), ...gateways].join(" via "),
    options,
  }));

test("options through the same gateways are one way, cheapest first, and so are the ways", () => {
  expect(
    grouped([
      { legs: [rail("CKG:A", "QZH:P", 50), sea("QZH:P", "SIN:P", 60)] },
      { legs: [rail("CKG:A", "SHA:P", 20), sea("SHA:P", "SIN:P", 60)] },
      { legs: [rail("CKG:B", "QZH:P", 30), sea("QZH:P", "SIN:P", 60)] },
      { legs: [{ mode: "air", from: "CKG:X", to: "SIN:X", cost: 900, hours: 4 }] },
    ]),
  ).toEqual([
    { way: "rail sea via SHA", options: [1] },
    { way: "rail sea via QZH", options: [2, 0] },
    { way: "air", options: [3] },
  ]);
});

test("equal costs are ordered by time, then as the planner gave them", () => {
  const legs = (hours: number) => ({ legs: [rail("A", "B", 10, hours)] });
  expect(grouped([legs(9), legs(7), legs(9)])).toEqual([{ way: "rail", options: [1, 0, 2] }]);
});

test("a haul across one city makes no way of its own", () => {
  expect(
    grouped([
      { legs: [rail("CKG:A", "SHA:R", 10), sea("SHA:P", "SIN:P", 5)] },
      {
        legs: [
          rail("CKG:A", "SHA:R", 10),
          { mode: "road", from: "SHA:R", to: "SHA:P", cost: 1, hours: 1 },
          sea("SHA:P", "SIN:P", 5),
        ],
      },
    ]),
  ).toEqual([{ way: "rail sea via SHA", options: [0, 1] }]);
});

test("borders and changes of gauge aboard are gateways, locks and plain calls are not, nor are the two ends", () => {
  const itinerary = makeItinerary({
    legs: [
      { mode: "road", from: "CKG:A", to: "CKG:B", hours: 1 },
      {
        mode: "rail",
        from: "CKG:B",
        to: "DUI:R",
        hours: 300,
        calls: [
          { terminal: "LOCK:L", step: "lock", atH: 10, dwellH: 2 },
          { terminal: "XAN:R", atH: 20, dwellH: 2 },
          { terminal: "ALA:R", step: "border", atH: 80, dwellH: 10 },
          { terminal: "ALA:D", step: "gaugeChange", atH: 95, dwellH: 10 },
          { terminal: "MAL:R", step: "gaugeChange", atH: 250, dwellH: 10 },
        ],
      },
    ],
  });
  expect(gatewaysOf(itinerary)).toEqual(["ALA", "MAL"]);
});

test("hops tell the modes from city to city, what is passed on the way, and hauls within a city apart", () => {
  const itinerary = makeItinerary({
    legs: [
      { mode: "inlandWaterway", from: "CKG:A", to: "TAG:P", hours: 200 },
      { mode: "inlandWaterway", from: "TAG:P", to: "SHA:P", hours: 10 },
      { mode: "road", from: "SHA:P", to: "SHA:Q", hours: 1 },
      sea("SHA:Q", "RTM:P", 100),
      {
        mode: "rail",
        from: "RTM:P",
        to: "DUI:R",
        hours: 9,
        calls: [
          { terminal: "VEN:B", step: "border", atH: 3, dwellH: 1 },
          { terminal: "DUI:B", step: "border", atH: 8, dwellH: 1 },
        ],
      },
    ],
  });
  expect(hopsOf(itinerary)).toEqual([
    { mode: "inlandWaterway", via: ["TAG"], to: "SHA" },
    { mode: "sea", via: [], to: "RTM" },
    { mode: "rail", via: ["VEN"], to: "DUI" },
  ]);
  expect(haulsOf(itinerary)).toEqual([{ mode: "road", city: "SHA" }]);
});
