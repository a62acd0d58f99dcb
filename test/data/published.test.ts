/**
 * The Chongqing network against what was published.
 *
 * `transit` is first departure to last arrival, `total` is ready to available. Ranges are the published values with
 * the spread between their sources; where a source gives one number, a tenth either way.
 */
import { createPlanner, type Itinerary, type Mode } from "@lianyun/planner";
import { beforeAll, describe, expect, test } from "vitest";
import { readChongqing } from "../kit/chongqing.ts";

const planner = createPlanner(await readChongqing());
const ONE_FEU = { containers: [{ type: "40HC", count: 1 }], grossKg: 14_000 } as const;
const READY = "2026-06-01T08:00+08:00";

function best(
  from: string,
  to: string,
  modes: readonly Mode[],
  minimize: "cost" | "duration",
): Itinerary {
  const plan = planner.plan({ from, to, modes, minimize, cargo: ONE_FEU, departAfter: READY });
  if (plan.status !== "optimal")
    throw new Error(`${from} to ${to} by ${modes.join(", ")}: ${plan.status}`);
  return plan.itinerary;
}

const RAIL = ["rail"] as const;
const ROAD = ["road"] as const;
const RAIL_SEA = ["rail", "road", "sea"] as const;
const RIVER_SEA = ["inlandWaterway", "sea"] as const;
const AIR = ["air", "road"] as const;
const DAY = 24;

describe("days of transit", () => {
  test.each([
    // The full-timetable train X8011: 315 h (163.com J4QBMJF7053469M5, June 2024).
    {
      what: "timetabled rail to Duisburg",
      way: best("CNCKG", "DEDUI", RAIL, "duration"),
      days: [13, 13.2],
    },
    // Ordinary trains about 20 % or 70 h longer (same page); forwarders 18-21 d (index1520.com 2024).
    {
      what: "ordinary rail to Duisburg",
      way: best("CNCKG", "DEDUI", RAIL, "cost"),
      days: [16, 21],
    },
    // 40-50 d (DW, 2017), "nearly two months" (yidaiyilu.gov.cn, 2017), 45-55 d (cetrains.com, about 2018).
    {
      what: "river-sea to Duisburg",
      way: best("CNCKG", "DEDUI", RIVER_SEA, "duration"),
      days: [40, 60],
    },
    // 6 d by the demonstration train (ichongqing.info, December 2025), 7 d best (Straits Times, 2017), 8 and 9 d (2018),
    // 10 d official mean (ichongqing.info, 2025).
    {
      what: "rail-sea to Singapore",
      way: best("CNCKG", "SGSIN", RAIL_SEA, "duration"),
      days: [6, 10],
    },
    // 20 d official (2025), 21 d (2017-18), about 28 d (China Daily, 2018).
    {
      what: "river-sea to Singapore",
      way: best("CNCKG", "SGSIN", RIVER_SEA, "duration"),
      days: [19.5, 28],
    },
    // 4-5 d out (gov.cn, 2022), 8 d back (people.cn, 2021).
    { what: "rail to Hanoi", way: best("CNCKG", "VNHAN", RAIL, "cost"), days: [4, 8] },
    { what: "rail from Hanoi", way: best("VNHAN", "CNCKG", RAIL, "cost"), days: [4, 8] },
    // 40 h (2016), 45 h (Guangming, 2023), 2-3 d (china.com.cn, 2021).
    { what: "road to Hanoi", way: best("CNCKG", "VNHAN", ROAD, "duration"), days: [1.6, 3] },
    // 3-5 d (people.cn 2021-22), 4-5 d after one year (people.cn, Dec 2022).
    { what: "rail to Vientiane", way: best("CNCKG", "LAVTE", RAIL, "cost"), days: [3, 5] },
    // 96 h planned (globaltimes.cn, 2017), a tenth for the border.
    { what: "road to Bangkok", way: best("CNCKG", "THBKK", ROAD, "cost"), days: [3.6, 4.5] },
    // About 12 d (khabarasia.com, April 2025).
    { what: "rail to Tashkent", way: best("CNCKG", "UZTAS", RAIL, "cost"), days: [10.8, 13.2] },
    // 11 d fastest (jikeship.com, 2022) to 16 d by Erenhot (rzd.ru, 2023-24).
    { what: "rail to Moscow", way: best("CNCKG", "RUMOW", RAIL, "cost"), days: [11, 16] },
    // 10-12 d (2022), 13 d (2023).
    { what: "rail to Małaszewicze", way: best("CNCKG", "PLMAL", RAIL, "duration"), days: [10, 13] },
    // 1,406 km in 38 h 42 min measured (People's Daily Online, 2017), two days by most.
    { what: "rail to Qinzhou", way: best("CNCKG", "CNQZH", RAIL, "duration"), days: [1.5, 2] },
  ])("$what", ({ way, days: [least = 0, most = 0] }) => {
    expect(way.transitH / DAY).toBeGreaterThanOrEqual(least);
    expect(way.transitH / DAY).toBeLessThanOrEqual(most);
  });
});

describe("Chongqing to Duisburg", () => {
  let front: readonly Itinerary[] = [];
  beforeAll(() => {
    const answer = planner.pareto({
      from: "CNCKG",
      to: "DEDUI",
      cargo: ONE_FEU,
      departAfter: READY,
      over: ["cost", "duration", "co2e"],
    });
    if (answer.status !== "complete") throw new Error(answer.status);
    front = answer.itineraries;
  });
  const has = (mode: Mode) => (way: Itinerary) => way.legs.some((leg) => leg.mode === mode);
  const onlyRail = (way: Itinerary): boolean => way.legs.every(({ mode }) => mode === "rail");
  const days = (ways: readonly Itinerary[]): number[] =>
    ways.map(({ durationH }) => durationH / DAY);
  const costs = (ways: readonly Itinerary[]): number[] => ways.map(({ cost }) => cost);

  test("the front holds rail, river-sea and air; days air < rail < river-sea; cost river-sea < rail < air", () => {
    const rail = front.filter(onlyRail);
    const riverSea = front.filter(
      (way) =>
        has("inlandWaterway")(way) && has("sea")(way) && way.legs[0]?.mode === "inlandWaterway",
    );
    const air = front.filter(has("air"));
    for (const kind of [rail, riverSea, air]) expect(kind.length).toBeGreaterThan(0);
    expect(Math.max(...days(air))).toBeLessThan(Math.min(...days(rail)));
    expect(Math.max(...days(rail))).toBeLessThan(Math.min(...days(riverSea)));
    expect(Math.max(...costs(riverSea))).toBeLessThan(Math.min(...costs(rail)));
    expect(Math.max(...costs(rail))).toBeLessThan(Math.min(...costs(air)));
  });

  test("rail freight is within the quotes of 2024-25: 4,800 to 7,000 USD a FEU", () => {
    for (const way of front.filter(onlyRail)) {
      const freight = way.legs.reduce((sum, leg) => sum + leg.cost, 0);
      expect(freight).toBeGreaterThanOrEqual(4_800);
      expect(freight).toBeLessThanOrEqual(7_000);
    }
  });

  test("rail costs about a tenth to a fifth of air (Business Standard, 2014: 80 % cheaper)", () => {
    const ratio =
      Math.min(...costs(front.filter(onlyRail))) / Math.min(...costs(front.filter(has("air"))));
    expect(ratio).toBeGreaterThan(0.05);
    expect(ratio).toBeLessThan(0.25);
  });

  test("CO2e: river-sea and rail some tonnes a FEU, air more than twenty times as much", () => {
    const tonnes = (ways: readonly Itinerary[]): number =>
      Math.min(...ways.map(({ co2eKg }) => co2eKg)) / 1_000;
    // 14 t a box; the facts' self-check for 20 t gives rail 4.0 t, river-sea 3.0 t, air 99 t.
    expect(tonnes(front.filter(onlyRail))).toBeGreaterThan(2);
    expect(tonnes(front.filter(onlyRail))).toBeLessThan(4.5);
    expect(tonnes(front.filter(has("air")))).toBeGreaterThan(20 * tonnes(front.filter(onlyRail)));
  });
});

test("Singapore: rail-sea is faster than river-sea", () => {
  expect(best("CNCKG", "SGSIN", RAIL_SEA, "duration").durationH).toBeLessThan(
    best("CNCKG", "SGSIN", RIVER_SEA, "duration").durationH,
  );
});

test("Hanoi: road takes about two days and is faster and dearer than rail", () => {
  const road = best("CNCKG", "VNHAN", ROAD, "duration");
  const rail = best("CNCKG", "VNHAN", RAIL, "duration");
  expect(road.durationH).toBeLessThan(rail.durationH);
  expect(road.cost).toBeGreaterThan(rail.cost);
});

test("air to Duisburg takes two to six days door to door (2-4 d median, DW 2017: 6 d)", () => {
  const air = best("CNCKG", "DEDUI", AIR, "duration");
  expect(air.durationH / DAY).toBeGreaterThan(1.5);
  expect(air.durationH / DAY).toBeLessThan(6);
});
