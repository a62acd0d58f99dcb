/** FEATURE: alternatives are really different: at most 60 % of the tonne-km of the shorter in common. */
import { createPlanner } from "@lianyun/planner";
import { expect, test } from "vitest";
import { networkFromTables } from "../kit/networkFromTables.ts";

// Two lorries share the long road to ALA; a train runs beside it; a second road goes round by KHO.
const network = networkFromTables(`
  corridors
  | id    |
  | north |
  | south |

  links
  | id    | mode | from | to  | durationH | distanceKm | costPerTeu | corridor |
  | main  | road | CKG  | ALA | 60        | 800        | 800        | north    |
  | last  | road | ALA  | DUI | 20        | 200        | 200        |          |
  | other | road | ALA  | DUI | 21        | 210        | 210        |          |
  | round | road | CKG  | KHO | 70        | 900        | 1000       | south    |
  | up    | road | KHO  | DUI | 20        | 200        | 250        |          |

  services
  | id    | mode | headwayH | costPerTeu |
  | train | rail | 24       | 2000       |

  calls
  | service | terminal | arriveH | departH |
  | train   | CKG      |         | 0       |
  | train   | DUI      | 90      |         |

  transfers
  | at | fromMode | toMode | durationH |
  | *  | road     | road   | 0         |
  | *  | gate     | road   | 0         |
  | *  | road     | gate   | 0         |
  | *  | gate     | rail   | 0         |
  | *  | rail     | gate   | 0         |
`);
const planner = createPlanner(network);
const question = {
  from: "CKG",
  to: "DUI",
  cargo: { containers: [{ type: "20GP", count: 1 }], grossKg: 10_000 },
  departAfter: "2026-03-02T08:00Z",
  minimize: "cost",
} as const;

test("the front holds one way; those left out of it differ by corridor and by mode", () => {
  const { minimize: _, ...plain } = question;
  const front = planner.pareto({ ...plain, over: ["cost", "duration", "co2e"] });
  expect(front.status === "complete" && front.itineraries).toHaveLength(1);
  const answer = planner.alternatives(question);
  if (answer.status !== "complete") throw new Error(answer.status);
  expect(answer.itineraries.map(({ cost }) => cost)).toEqual([1000, 1250, 2000]);
  expect(answer.itineraries.map(({ legs }) => legs.flatMap(({ links }) => links))).toEqual([
    ["main", "last"],
    ["round", "up"],
    ["rail-CKG-DUI"],
  ]);
  expect(answer.overlaps).toEqual([
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ]);
});

test("the first is the optimum of plan, by any objective, and count is the most", () => {
  for (const minimize of ["cost", "duration", { cost: 1, duration: 100 }] as const) {
    const answer = planner.alternatives({ ...question, minimize, count: 2 });
    const plan = planner.plan({ ...question, minimize });
    if (answer.status !== "complete" || plan.status !== "optimal") throw new Error(answer.status);
    expect(answer.itineraries).toHaveLength(2);
    expect(answer.itineraries[0]).toEqual(plan.itinerary);
  }
  const one = planner.alternatives({ ...question, count: 1 });
  expect(one.status === "complete" && one.overlaps).toEqual([[1]]);
});

test("a way that shares 80 % is not told, whatever it costs", () => {
  const answer = planner.alternatives({ ...question, count: 20 });
  if (answer.status !== "complete") throw new Error(answer.status);
  const used = answer.itineraries.flatMap(({ legs }) => legs.flatMap(({ links }) => links));
  expect(used).not.toContain("other");
  expect(answer.itineraries).toHaveLength(3);
});

test("limits hold for every way; no way is infeasible with the reasons of plan", () => {
  const cheap = planner.alternatives({ ...question, maxCost: 1500 });
  expect(cheap.status === "complete" && cheap.itineraries.map(({ cost }) => cost)).toEqual([
    1000, 1250,
  ]);
  const none = planner.alternatives({ ...question, maxCost: 900 });
  expect(none.status === "infeasible" && none.because.map(({ code }) => code)).toEqual([
    "too_expensive",
  ]);
  expect(planner.alternatives({ ...question, to: "DUS" }).status).toBe("infeasible");
  expect(planner.alternatives({ ...question, budget: { labels: 1 } }).status).toBe("stopped");
  expect(() => planner.alternatives({ ...question, count: 0 })).toThrow("request › count");
});

test("the optimum stays first where amounts shown in another currency round the other way", () => {
  // In gold of 1,000 USD the one line of 1,000 cents is a hundredth, and three of 400 are nothing.
  const steps = networkFromTables(`
    links
    | id | mode | from | to  | durationH | costPerTeu |
    | r  | rail | CKG  | DUI | 10        | 10         |
    | a  | road | CKG  | MLA | 10        | 4          |
    | b  | road | MLA  | ALA | 10        | 4          |
    | c  | road | ALA  | DUI | 10        | 4          |

    transfers
    | at | fromMode | toMode |
    | *  | gate     | rail   |
    | *  | rail     | gate   |
    | *  | gate     | road   |
    | *  | road     | road   |
    | *  | road     | gate   |

    fx
    | currency | units | worth |
    | XAU      | 1     | 1000  |
  `);
  const answer = createPlanner(steps).alternatives({ ...question, currency: "XAU" });
  if (answer.status !== "complete") throw new Error(answer.status);
  expect(answer.itineraries.map(({ cost, legs }) => [cost, legs.length])).toEqual([
    [0.01, 1],
    [0, 3],
  ]);
});
