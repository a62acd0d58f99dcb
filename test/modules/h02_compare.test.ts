/** FEATURE: what a scenario makes of a question: the new way, what it gains or loses, and the regret of keeping the old one. */
import {
  type ComparisonRow,
  closeService,
  createPlanner,
  FreightError,
  type PlanRequest,
  type Scenario,
  scaleTariff,
  scenario,
} from "@lianyun/planner";
import { expect, test } from "vitest";
import { requestOf } from "../kit/ask.ts";
import { networkFromTables } from "../kit/networkFromTables.ts";

// By rail 900 in 100 h, by sea 400 in 800 h, by air 5,000 in 20 h; a lorry of 50 and 10 h to the port before the ship.
const network = networkFromTables(`
  links
  | id    | mode | from | to  | durationH | costPerTeu | corridor |
  | lorry | road | CKG  | SHA | 10        | 50         | yangtze  |
  | train | rail | CKG  | DUI | 100       | 900        | cre      |
  | ship  | sea  | SHA  | DUI | 800       | 350        | suez     |
  | plane | air  | CKG  | DUI | 20        | 5000       |          |

  corridors
  | id      |
  | yangtze |
  | cre     |
  | suez    |

  transfers
  | at | fromMode | toMode | durationH |
  | *  | road     | sea    | 0         |
`);
const planner = createPlanner(network);
const cheapest = requestOf({ from: "CKG", to: "DUI" });
const rowsOf = (request: PlanRequest, ...scenarios: Scenario[]): readonly ComparisonRow[] =>
  planner.compare([request], scenarios);

test("a dearer ship: the train wins by 400, and keeping the ship would cost 200 more", () => {
  const [row] = rowsOf(cheapest, scenario("sea x 3", scaleTariff({ mode: "sea", by: 3 })));
  // By sea 50 + 350 = 400 before, 50 + 1,050 = 1,100 after; by rail 900.
  expect(row).toMatchObject({
    scenario: "sea x 3",
    delta: { cost: 500, durationH: -710, transfers: -1, objective: 500 },
    left: [
      { mode: "road", by: "lorry", from: "CKG", to: "SHA" },
      { mode: "sea", by: "ship", from: "SHA", to: "DUI" },
    ],
    joined: [{ mode: "rail", by: "train", from: "CKG", to: "DUI" }],
    kept: { cost: 1100 },
    regret: { cost: 200, durationH: 710, objective: 200 },
  });
});

test("a scenario that does not concern the way changes nothing, and nothing is regretted", () => {
  const [row] = rowsOf(cheapest, scenario("air x 2", scaleTariff({ mode: "air", by: 2 })));
  expect(row).toMatchObject({
    delta: { objective: 0 },
    left: [],
    joined: [],
    regret: { objective: 0 },
  });
});

test("where the old way is gone there is nothing to keep", () => {
  const [row] = rowsOf(cheapest, {
    id: "no lorry",
    modifications: [{ do: "closeLink", link: "lorry" }],
  });
  expect(row).toMatchObject({ delta: { cost: 500 } });
  expect(row?.kept).toBeUndefined();
  expect(row?.regret).toBeUndefined();
});

test("flips tell at which price the choice turns back", () => {
  const [row] = planner.compare(
    [cheapest],
    [scenario("sea x 3", scaleTariff({ mode: "sea", by: 3 }))],
    {
      flips: true,
    },
  );
  // The train at 900 against 1,100: 200.01 dearer and the ship is back.
  expect(row?.flips?.tariffs[0]?.up).toMatchObject({ change: 200.01 });
});

test("a request that cannot be read is a row, and stops no other", () => {
  const bad = { ...cheapest, departAfter: "tomorrow" };
  const rows = planner.compare(
    [bad, cheapest],
    [scenario("sea x 3", scaleTariff({ mode: "sea", by: 3 }))],
  );
  expect(rows.map(({ plan }) => plan.status)).toEqual(["refused", "optimal"]);
  expect(rows[0]?.plan).toMatchObject({ issues: [{ at: { column: "departAfter" } }] });
});

test("scenarios are all checked before anything is asked", () => {
  expect(() =>
    rowsOf(cheapest, scenario("a", closeService("none")), scenario("a", closeService("no"))),
  ).toThrow(/3 issue/);
});

test("a sweep: the answer at each value of one figure, and at times 1 the base", () => {
  const varied = {
    id: "freight by sea",
    modification: scaleTariff({ mode: "sea", by: 2 }),
    field: "by",
  };
  const costs = planner
    .sweep(cheapest, varied, [0.5, 1, 2, 4])
    .map(({ value, row }) => [value, row.plan.status === "optimal" ? row.plan.itinerary.cost : 0]);
  expect(costs).toEqual([
    [0.5, 225],
    [1, 400],
    [2, 750],
    [4, 900],
  ]);
});

test("a tornado puts the figure first that moves the answer most", () => {
  const bars = planner.tornado(cheapest, [
    {
      id: "rail",
      modification: scaleTariff({ mode: "rail", by: 2 }),
      field: "by",
      low: 0.5,
      high: 2,
    },
    {
      id: "sea",
      modification: scaleTariff({ mode: "sea", by: 2 }),
      field: "by",
      low: 0.5,
      high: 2,
    },
  ]);
  expect(bars.map(({ id, span }) => [id, span])).toEqual([
    ["sea", 525],
    ["rail", 0],
  ]);
  expect(() =>
    planner.sweep(cheapest, { id: "x", modification: closeService("a"), field: "by" }, [1]),
  ).toThrow(/figure x › by: expected a field of closeService that is a number/);
});

test("criticality: what each corridor, terminal and service on a best way is worth", () => {
  const fastByLand = requestOf({ from: "CKG", to: "DUI", minimize: "duration", modes: ["rail"] });
  const { rows, leftOut } = planner.criticality([
    cheapest,
    fastByLand,
    { ...cheapest, from: "XXX" },
  ]);
  // Without the train nothing is left by rail; without the port or the lorry the cheapest way costs 900 and not 400.
  expect(
    rows.map(({ kind, id, used, cutOff, objective }) => [kind, id, used, cutOff, objective]),
  ).toEqual([
    ["corridor", "cre", 1, 1, 0],
    ["corridor", "suez", 1, 0, 500],
    ["corridor", "yangtze", 1, 0, 500],
    ["terminal", "SHA", 1, 0, 500],
  ]);
  expect(leftOut).toEqual([2]);
});

test("one question where a list belongs is told, not stumbled over", () => {
  const slips = [
    () => planner.compare(cheapest as never, []),
    () => planner.compare([cheapest], "suez-shut" as never),
    () => planner.criticality(cheapest as never),
  ];
  for (const slip of slips) expect(slip).toThrow(FreightError);
  expect(slips[1]).toThrow('scenarios: expected a list, found "suez-shut"');
});
