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
  setTariff,
  type Varied,
  type VariedRange,
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
  ).toThrow(/figure "x" › by: expected a field of closeService that is a number, found nothing/);
});

test("a figure that is none, and values that are no numbers, are refused by their names in the call", () => {
  const modification = scaleTariff({ mode: "rail", by: 2 });
  const figure = { id: "rail", modification, field: "by" };
  const asked = (varied: unknown, values: unknown) => () =>
    planner.sweep(cheapest, varied as Varied, values as number[]);
  expect(asked({ ...figure, modification: scenario("x", modification) }, [1])).toThrow(
    /figure "rail" › modification: expected one modification, such as scaleTariff/,
  );
  expect(asked({ modification, field: "by" }, [1])).toThrow(/› id: expected a name, found nothing/);
  expect(asked(figure, [1, "2"])).toThrow(/figure "rail" › values.1: expected a number, found "2"/);
  expect(asked(figure, 1)).toThrow(/values: expected a list, found 1/);
  const torn = (ranges: unknown) => () => planner.tornado(cheapest, ranges as VariedRange[]);
  expect(torn({ ...figure, low: 1, high: 2 })).toThrow(/ranges: expected a list/);
  expect(torn([{ ...figure, low: 1 }])).toThrow(
    /figure "rail" › high: expected a number, found nothing/,
  );
});

// By the quick corridor at once, otherwise in three stages.
const detour = createPlanner(
  networkFromTables(`
  links
  | id | mode | from | to  | durationH | costPerTeu | corridor |
  | q  | road | CKG  | DUI | 1         | 1          | quick    |
  | a  | road | CKG  | A   | 1         | 1          |          |
  | b  | road | A    | B   | 1         | 1          |          |
  | c  | road | B    | DUI | 1         | 1          |          |

  corridors
  | id    |
  | quick |

  transfers
  | at | fromMode | toMode | durationH |
  | *  | road     | road   | 0         |
`),
);
const byDetour = requestOf({ from: "CKG", to: "DUI" });

// Between two terminals of one port by lorry, then by ship.
const twoPorts = networkFromTables(`
  links
  | id    | mode | from  | to    | durationH | costPerTeu |
  | lorry | road | SHA:A | SHA:B | 1         | 1          |
  | ship  | sea  | SHA:B | DUI   | 100       | 1          |

  transfers
  | at | fromMode | toMode | durationH |
  | *  | road     | sea    | 0         |
`);

test("criticality: what each corridor, terminal and service on a best way is worth", () => {
  const byLand = requestOf({ from: "CKG", to: "DUI", modes: ["rail"] });
  const { rows, leftOut } = planner.criticality([cheapest, byLand, { ...cheapest, from: "XXX" }]);
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

test("a sweep through the value that is so already: there the plan is the base", () => {
  const priced = networkFromTables(`
    links
    | id    | mode | from | to  | durationH |
    | train | rail | CKG  | DUI | 100       |

    tariffs
    | id   | mode | perTeu |
    | rail | rail | 900    |
  `);
  const varied = {
    id: "rail",
    modification: setTariff({ tariff: "rail", perTeu: 1 }),
    field: "perTeu",
  };
  const asked = createPlanner(priced);
  const rows = asked.sweep(cheapest, varied, [800, 900, 1_000]);
  expect(rows.map(({ row }) => row.delta?.cost)).toEqual([-100, 0, 100]);
  expect(rows.map(({ row }) => row.scenario)).toEqual(["rail 800", "rail 900", "rail 1000"]);
  expect(() =>
    asked.sweep(cheapest, { ...varied, modification: setTariff({ tariff: "x", perTeu: 1 }) }, [1]),
  ).toThrow("unknown_tariff");
});

test("criticality adds up two requests, each where its best way uses the thing", () => {
  const toPort = requestOf({ from: "CKG", to: "SHA" });
  const { rows } = planner.criticality([cheapest, toPort, cheapest]);
  expect(rows.find(({ id }) => id === "suez")).toMatchObject({
    used: 2,
    cutOff: 0,
    stopped: 0,
    objective: 1_000,
    cost: 1_000,
    losses: [
      { request: 0, change: { cost: 500 } },
      { request: 2, change: { cost: 500 } },
    ],
  });
  // The lorry is the only way to the port.
  expect(rows.find(({ id }) => id === "yangtze")).toMatchObject({
    used: 3,
    cutOff: 1,
    cost: 1_000,
    losses: [{ request: 0 }, { request: 1 }, { request: 2 }],
  });
});

test("losses that are not of one unit are not added up", () => {
  expect(() => planner.criticality([cheapest, { ...cheapest, minimize: "duration" }])).toThrow(
    /request 1 › minimize/,
  );
  expect(() => planner.criticality([cheapest, { ...cheapest, currency: "EUR" }])).toThrow(
    /request 1 › currency/,
  );
  const sameAgain = { ...cheapest, minimize: { duration: 0, cost: 1 } };
  expect(() => planner.criticality([cheapest, sameAgain])).not.toThrow();
});

test("a search that the budget stops is not a way cut off", () => {
  // Enough for the way at once; what is left without it takes more looking.
  const { rows, leftOut } = detour.criticality([
    { ...byDetour, budget: { labels: detour.plan(byDetour).stats.labels } },
  ]);
  expect(leftOut).toEqual([]);
  expect(rows.map(({ id, cutOff, stopped }) => [id, cutOff, stopped])).toEqual([["quick", 0, 1]]);
  expect(rows[0]?.losses).toEqual([{ request: 0, isStopped: true }]);
});

test("a group is not closed about an end that lies in it", () => {
  const { rows } = createPlanner(twoPorts).criticality([requestOf({ from: "SHA:A", to: "DUI" })]);
  expect(rows.map(({ kind, id }) => `${kind} ${id}`)).toEqual(["terminal SHA:B"]);
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
