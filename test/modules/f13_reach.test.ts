/** FEATURE: one place to all terminals: the best by a criterion, as plan has it for each. */
import { type Criterion, createPlanner, type Itinerary, reachGeoJSON } from "@lianyun/planner";
import { expect, test } from "vitest";
import { networkFromTables } from "../kit/networkFromTables.ts";

const network = networkFromTables(`
  links
  | id   | mode | from  | to    | durationH | costPerTeu | co2eKgPerTeu |
  | a    | road | CKG:A | ALA   | 10        | 900        | 100          |
  | b    | rail | CKG:B | ALA   | 40        | 300        | 40           |
  | c    | road | ALA   | DUI:X | 10        | 500        | 60           |
  | d    | rail | ALA   | DUI:Y | 30        | 200        | 20           |
  | e    | air  | CKG:A | DUI:X | 5         | 9000       | 5000         |
  | back | road | ALA   | CKG:A | 10        | 900        | 100          |
  | lone | road | OFF   | CKG:A | 10        | 900        | 100          |

  transfers
  | at | fromMode | toMode | durationH | costPerTeu |
  | *  | gate     | road   | 1         | 10         |
  | *  | gate     | rail   | 2         | 20         |
  | *  | gate     | air    | 3         | 30         |
  | *  | road     | gate   | 1         | 10         |
  | *  | rail     | gate   | 2         | 20         |
  | *  | air      | gate   | 3         | 30         |
  | *  | road     | road   | 0         | 0          |
  | *  | rail     | rail   | 4         | 40         |
  | *  | road     | rail   | 5         | 50         |
`);
const planner = createPlanner(network);
const question = {
  from: "CKG",
  cargo: { containers: [{ type: "20GP", count: 1 }], grossKg: 10_000 },
  departAfter: "2026-03-02T08:00Z",
} as const;
const figure: Readonly<Record<Criterion, (way: Itinerary) => number>> = {
  cost: ({ cost }) => cost,
  duration: ({ durationH }) => durationH,
  co2e: ({ co2eKg }) => co2eKg,
};

test.each(["cost", "duration", "co2e"] as const)(
  "by %s: what plan says of each terminal",
  (minimize) => {
    const answer = planner.reach({ ...question, minimize });
    if (answer.status !== "complete") throw new Error(answer.status);
    expect(answer.reached.map(({ terminal }) => terminal).sort()).toEqual([
      "ALA",
      "DUI:X",
      "DUI:Y",
    ]);
    const figures = answer.reached.map(
      ({ terminal, cost, durationH, co2eKg, transfers, modes }) => {
        const plan = planner.plan({ ...question, to: terminal, minimize });
        if (plan.status !== "optimal") throw new Error(plan.status);
        const { itinerary } = plan;
        expect({ cost, durationH, co2eKg }).toEqual({
          cost: itinerary.cost,
          durationH: itinerary.durationH,
          co2eKg: itinerary.co2eKg,
        });
        expect(transfers).toBe(itinerary.legs.length - 1);
        expect(modes).toEqual([...new Set(itinerary.legs.map(({ mode }) => mode))]);
        return figure[minimize](itinerary);
      },
    );
    expect(figures).toEqual([...figures].sort((a, b) => a - b));
  },
);

test("within limits, alone and together", () => {
  const reachedIn = (within: object, minimize: Criterion = "cost"): string[] => {
    const answer = planner.reach({ ...question, minimize, within });
    return answer.status === "complete"
      ? answer.reached.map(({ terminal, cost }) => `${terminal} ${cost}`)
      : [answer.status];
  };
  // b: 20 + 300 + 20; then d by rail: 20 + 300 + 40 + 200 + 20. There is no rail-to-road row, so DUI:X is 10 + 900 + 500 + 10.
  expect(reachedIn({})).toEqual(["ALA 340", "DUI:Y 580", "DUI:X 1420"]);
  expect(reachedIn({ cost: 1419.99 })).toEqual(["ALA 340", "DUI:Y 580"]);
  expect(reachedIn({ durationH: 43 })).toEqual(["ALA 920", "DUI:X 1420"]);
  expect(reachedIn({ durationH: 22 })).toEqual(["ALA 920", "DUI:X 1420"]);
  expect(reachedIn({ durationH: 21 })).toEqual(["ALA 920", "DUI:X 9060"]);
  // The soonest to DUI:X flies; the soonest that emits little drives.
  expect(reachedIn({}, "duration")[0]).toBe("DUI:X 9060");
  expect(reachedIn({ co2eKg: 200 }, "duration")).toEqual(["ALA 920", "DUI:X 1420", "DUI:Y 1180"]);
  expect(reachedIn({ co2eKg: 60 }, "duration")).toEqual(["ALA 340", "DUI:Y 580"]);
  expect(reachedIn({ co2eKg: 60 }, "co2e")).toEqual(["ALA 340", "DUI:Y 580"]);
  expect(reachedIn({ cost: 0 })).toEqual(["infeasible"]);
});

test("slips, budgets and limits of every question", () => {
  expect(planner.reach({ ...question, from: "CKX", minimize: "cost" })).toMatchObject({
    status: "infeasible",
    because: [{ code: "unknown_terminal" }],
  });
  const stopped = planner.reach({ ...question, minimize: "cost", budget: { labels: 4 } });
  expect(stopped).toMatchObject({ status: "stopped", criterion: "cost" });
  if (stopped.status !== "stopped") throw new Error(stopped.status);
  for (const { cost } of stopped.reached) expect(cost).toBeLessThanOrEqual(stopped.bound);
  const byRail = planner.reach({ ...question, minimize: "cost", modes: ["rail"] });
  expect(byRail.status === "complete" && byRail.reached).toHaveLength(2);
  // @ts-expect-error a criterion only: weights have no one best way to many places by one search
  expect(() => planner.reach({ ...question, minimize: { cost: 1 } })).toThrow("minimize");
});

test("points for a map", () => {
  const answer = planner.reach({ ...question, minimize: "cost" });
  const { features } = reachGeoJSON(answer, network);
  expect(features).toHaveLength(3);
  expect(features[0]).toMatchObject({
    geometry: { type: "Point", coordinates: [expect.any(Number), 0] },
    properties: { terminal: "ALA", cost: 340, currency: "USD", modes: "rail" },
  });
});
