/** FEATURE: cargo stays aboard through border and lock calls; a through rate is not the sum of its links. */
import { createPlanner } from "@lianyun/planner";
import { expect, test } from "vitest";
import { networkFromTables } from "../kit/networkFromTables.ts";

const network = networkFromTables(`
  services
  | id    | mode | headwayH |
  | train | rail | 2        |

  calls
  | service | terminal | arriveH | departH | load  | discharge | step        | factor |
  | train   | CKG      |         | 0       | true  | false     |             |        |
  | train   | ALA      | 75      | 115     | false | false     | border      |        |
  | train   | DST      | 116     | 120     | false | true      | gaugeChange | reload |
  | train   | DUI      | 300     |         | false | true      |             |        |

  tariffs
  | id    | service | load | discharge | perTeu | covers             |
  | to-eu | train   | CKG  | DUI       | 3000   | border gaugeChange |
  | to-kz | train   | CKG  | DST       | 1700   | border             |

  factors
  | id     | per       | wtwG  |
  | reload | container | 11400 |
`);
const question = {
  from: "CKG",
  cargo: { containers: [{ type: "20GP", count: 1 }], grossKg: 10_000 },
  departAfter: "2026-03-02T08:00Z",
  minimize: "cost",
} as const;

test("the leg tells its calls, pays the through rate and counts the reloading as one hub operation", () => {
  const plan = createPlanner(network).plan({ ...question, to: "DUI" });
  if (plan.status !== "optimal") throw new Error(plan.status);
  const [leg] = plan.itinerary.legs;
  expect(leg?.calls.map(({ terminal, step, dwellH }) => [terminal, step, dwellH])).toEqual([
    ["ALA", "border", 40],
    ["DST", "gaugeChange", 4],
  ]);
  expect(plan.itinerary).toMatchObject({ cost: 3000, co2eKg: 11.4, durationH: 301, transitH: 300 });
  expect(
    plan.itinerary.lines.find(({ part, measure }) => part === "leg" && measure === "cost"),
  ).toMatchObject({ rule: "to-eu", covers: ["border", "gaugeChange"] });
});

test("discharged at the border town it pays that rate and is not reloaded", () => {
  const plan = createPlanner(network).plan({ ...question, to: "DST" });
  if (plan.status !== "optimal") throw new Error(plan.status);
  expect(plan.itinerary).toMatchObject({ cost: 1700, co2eKg: 0 });
});
