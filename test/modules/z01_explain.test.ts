/** FEATURE: explain tells the next best way, the slack, and the price at which another way wins, to the cent. */
import { createPlanner, type Explanation, type PlanRequest, transcript } from "@lianyun/planner";
import { expect, test } from "vitest";
import { networkFromTables } from "../kit/networkFromTables.ts";

const network = networkFromTables(`
  links
  | id | mode | from | to  | durationH | costPerTeu | co2eKgPerTeu |
  | r1 | rail | CKG  | MLA | 264       | 4100       | 980          |
  | t1 | road | MLA  | DUI | 14        | 1450       | 820          |
  | a1 | air  | CKG  | DUI | 18        | 31000      | 39000        |

  transfers
  | at  | fromMode | toMode | durationH | costPerTeu | co2eKgPerTeu |
  | MLA | rail     | road   | 6         | 120        | 9            |
  | *   | gate     | rail   |           |            |              |
  | *   | gate     | air    |           |            |              |
  | *   | road     | gate   |           |            |              |
  | *   | air      | gate   |           |            |              |
`);
const BASE: PlanRequest = {
  from: "CKG",
  to: "DUI",
  cargo: { containers: [{ type: "20GP", count: 1 }], grossKg: 10_000 },
  departAfter: "2026-03-02T08:00Z",
  minimize: "cost",
};

function explain(more: Partial<PlanRequest> = {}): Extract<Explanation, { status: "optimal" }> {
  const answer = createPlanner(network).explain({ ...BASE, ...more });
  if (answer.status !== "optimal") throw new Error(answer.status);
  return answer;
}

test("rail and road cost 5,670, air 31,000: air loses by 25,330, line by line", () => {
  const { itinerary, runnerUp } = explain();
  expect(itinerary.cost).toBe(5_670);
  if ("none" in runnerUp) throw new Error(runnerUp.message);
  const { difference } = runnerUp;
  expect(difference).toMatchObject({
    cost: 25_330,
    durationH: -266,
    co2eKg: 37_191,
    objective: 25_330,
  });
  expect(difference.parts).toEqual({ cost: 25_330, duration: 0, co2e: 0 });
  expect(
    difference.lines
      .filter(({ measure }) => measure === "cost")
      .map(({ kind, at, best, other, difference: by }) => [kind, at, best, other, by]),
  ).toEqual([
    ["freight", "air a1 CKG > DUI", undefined, 31_000, 31_000],
    ["freight", "rail r1 CKG > MLA", 4_100, undefined, -4_100],
    ["freight", "road t1 MLA > DUI", 1_450, undefined, -1_450],
    ["handling", "MLA", 120, undefined, -120],
  ]);
});

test("a tariff of the way that rises by 25,330 makes both cost the same, and the faster wins", () => {
  expect(explain().tariffs.map(({ up }) => ("none" in up ? up.none : up.change))).toEqual([
    25_330, 25_330,
  ]);
  expect(explain().tariffs.map(({ down }) => ("none" in down ? down.none : down.change))).toEqual([
    "at_least",
    "at_least",
  ]);
});

test("266 hours saved for 25,330: at 95.23 an hour air wins, at 95.22 it does not", () => {
  const { up, down } = explain().hourValue;
  expect(up).toMatchObject({ change: 95.23, value: 95.23, minimize: { cost: 1, duration: 95.23 } });
  expect(down).toMatchObject({ none: "at_least" });
  const { hourValue } = explain({ minimize: { cost: 1, duration: 100 } });
  expect(hourValue.down).toMatchObject({ change: -4.78, value: 95.22 });
});

test("air is dearer and dirtier: no carbon price makes it win; at 100 an hour one of 34.15 a tonne does away with it", () => {
  expect(explain().carbonPrice.up).toMatchObject({ none: "never" });
  // 100 × 266 − 25,330 = 1,270 over 37.191 t.
  const { itinerary, carbonPrice } = explain({ minimize: { cost: 1, duration: 100 } });
  expect(transcript(itinerary)).toContain("air");
  expect(carbonPrice.up).toMatchObject({ change: 34.15, value: 34.15 });
});

test("the fastest way alone has no prices to flip", () => {
  const { hourValue, carbonPrice } = explain({ minimize: "duration" });
  expect([hourValue.up, carbonPrice.down]).toMatchObject([
    { none: "not_weighed" },
    { none: "not_weighed" },
  ]);
});

test("no other way", () => {
  const { runnerUp, tariffs, connections } = explain({ modes: ["air"] });
  expect(runnerUp).toMatchObject({ none: "no_other_way" });
  expect(tariffs[0]?.up).toMatchObject({ none: "never" });
  expect(connections).toEqual([{ index: 0, at: "CKG", leaves: "onDemand", slackH: 0 }]);
});

test("on days of a quarter of the trains the next one is four headways off", () => {
  const thin = networkFromTables(`
    services
    | id    | mode | headwayH | costPerTeu |
    | train | rail | 100      | 50         |

    calls
    | service | terminal | arriveH | departH |
    | train   | CKG      |         | 0       |
    | train   | DUI      | 20      |         |

    calendars
    | id   | name | effect  | share | validFrom  | validTo    | mode |
    | thin | thin | reduced | 0.25  | 2026-03-01 | 2026-12-31 | rail |

    transfers
    | at | fromMode | toMode |
    | *  | gate     | rail   |
    | *  | rail     | gate   |
  `);
  const answer = createPlanner(thin).explain(BASE);
  if (answer.status !== "optimal") throw new Error(answer.status);
  // Half of 400 h is waited for; missed by a hair, all of 400 h.
  expect(answer.connections).toMatchObject([
    { leaves: "headway", slackH: 200, ifMissed: { legDelayH: 400, delayH: 400 } },
  ]);
});
