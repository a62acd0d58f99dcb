/** FEATURE: several scenarios as one: `a+b` is the modifications of a, then those of b. */
import {
  closeCorridor,
  createPlanner,
  type Scenario,
  scaleTariff,
  scenarioNamed,
} from "@lianyun/planner";
import { expect, test } from "vitest";
import { requestOf } from "../kit/ask.ts";
import { networkFromTables } from "../kit/networkFromTables.ts";

const shut: Scenario = {
  id: "shut",
  name: "North shut",
  nameZh: "北线中断",
  modifications: [closeCorridor("north")],
  source: "page-1",
  grade: "official",
  basis: "as announced",
};
const dear: Scenario = {
  id: "dear",
  modifications: [scaleTariff({ mode: "rail", by: 2 })],
  source: ["page-1", "page-2"],
  grade: "derived",
};
const shelf = [shut, dear];

test("the modifications in turn, under both names, all sources and the least grade", () => {
  expect(scenarioNamed(shelf, "shut+dear")).toEqual({
    id: "shut+dear",
    name: "North shut + dear",
    nameZh: "北线中断 + dear",
    modifications: [...shut.modifications, ...dear.modifications],
    source: ["page-1", "page-2"],
    grade: "derived",
    basis: "as announced",
    basisZh: "as announced",
  });
  expect(scenarioNamed(shelf, "dear + shut")?.id).toBe("dear+shut");
});

test("a grade that one lacks is none of both; what none has is left out", () => {
  const { grade: _, ...rest } = dear;
  expect(scenarioNamed([shut, rest], "shut+dear")).not.toHaveProperty("grade");
  const bare: Scenario[] = ["a", "b"].map((id) => ({ id, modifications: [] }));
  expect(scenarioNamed(bare, "a+b")).toEqual({
    id: "a+b",
    name: "a + b",
    nameZh: "a + b",
    modifications: [],
  });
});

test("one by its id is itself, even with a plus in it; what is not there is nothing", () => {
  const odd: Scenario = { id: "shut+dear", modifications: [] };
  expect(scenarioNamed(shelf, "dear")).toBe(dear);
  expect(scenarioNamed([...shelf, odd], "shut+dear")).toBe(odd);
  expect(["none", "shut+none", "shut+", "+"].map((id) => scenarioNamed(shelf, id))).toEqual(
    Array(4).fill(undefined),
  );
});

test("asked together they change what each changes", () => {
  // By the north 100, by the south 300; twice that where rail is dear.
  const planner = createPlanner(
    networkFromTables(`
    links
    | id    | mode | from | to  | durationH | costPerTeu | corridor |
    | north | rail | CKG  | DUI | 100       | 100        | north    |
    | south | rail | CKG  | DUI | 100       | 300        | south    |

    corridors
    | id    |
    | north |
    | south |
  `),
  );
  const costOf = (id: string): unknown => {
    const found = scenarioNamed(shelf, id)!;
    return planner.with(found).plan(requestOf({ from: "CKG", to: "DUI" }));
  };
  const costs = ["shut", "dear", "shut+dear", "dear+shut"].map(costOf);
  expect(costs).toMatchObject([300, 200, 600, 600].map((cost) => ({ itinerary: { cost } })));
});
