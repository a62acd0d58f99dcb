/** Which legs a scenario made longer at a price that stays. */
import { readNetwork } from "@lianyun/node";
import { type Itinerary, type Network, type Scenario, scenario } from "@lianyun/planner";
import { expect, test } from "vitest";
import { CHONGQING } from "../../../test/kit/folders.ts";
import { isUntouched, longerLegs, longerLinks, studyRemarks } from "./underScenario.ts";

const base = {
  links: [
    { id: "lane", distanceKm: 10_000 },
    { id: "spur", distanceKm: 500 },
  ],
  tariffs: [
    { id: "box", perFeu: 2_000 },
    { id: "km", perFeuKm: 0.2 },
  ],
} as unknown as Network;

/** A way of one leg over both links, of so many kilometres, priced by a tariff. */
const way = (distanceKm: number, rule: string): Itinerary =>
  ({
    cost: 2_000,
    durationH: 800,
    co2eKg: 2_000,
    legs: [{ mode: "sea", from: "SHA", to: "RTM", links: ["lane", "spur"], distanceKm }],
    lines: [{ part: "leg", index: 0, kind: "freight", rule }],
  }) as unknown as Itinerary;

const shut: Scenario = scenario("shut", { do: "closePassage", passage: "suez" });
const dear: Scenario = scenario(
  "dear",
  { do: "closePassage", passage: "suez" },
  { do: "useRateSet", rateSet: "asOf2026" },
);

test.each<[string, Itinerary, Scenario, string[]]>([
  ["round the Cape by the box", way(16_000, "box"), shut, ["sea SHA → RTM, 5,500 km longer"]],
  ["as long as ever", way(10_500, "box"), shut, []],
  ["round the Cape by the kilometre", way(16_000, "km"), shut, []],
  ["with rates of such a time", way(16_000, "box"), dear, []],
  ["by a tariff that the scenario brought along", way(16_000, "new"), shut, []],
])("%s", (_, itinerary, under, expected) => {
  expect(longerLegs(itinerary, under, base)).toEqual(expected);
});

test("a way is untouched where its legs and all its figures are", () => {
  const before = way(10_500, "box");
  expect(isUntouched(before, way(10_500, "box"))).toBe(true);
  expect(isUntouched(before, { ...before, durationH: 801 })).toBe(false);
  expect(isUntouched(before, { ...before, co2eKg: 2_001 })).toBe(false);
  const [leg] = before.legs;
  expect(isUntouched(before, { ...before, legs: [{ ...leg!, to: "ANR" }] })).toBe(false);
});

test("of a study each scenario says which links it makes longer at a price by the box", async () => {
  const network = await readNetwork(CHONGQING);
  const [sea, ...rest] = longerLinks(shut, network);
  expect(rest).toEqual([]);
  expect(sea?.mode).toBe("sea");
  expect(studyRemarks([scenario("base"), shut, dear], network)).toEqual([
    expect.stringMatching(
      /^scenario shut: \d+ sea links of the network are up to [\d,]+ km longer at the price without the scenario: a rate by the box/,
    ),
  ]);
  /** Priced by the kilometre, but for one service. */
  const byKm = (except: string): Network => ({
    ...network,
    tariffs: network.tariffs.map((tariff) =>
      tariff.service === except ? tariff : { ...tariff, perFeuKm: 0.2 },
    ),
  });
  expect(longerLinks(shut, byKm("none"))).toEqual([]);
  const [ofOne] = longerLinks(shut, byKm("sea-shanghai-rotterdam"));
  expect(ofOne?.links).toBe(1);
});
