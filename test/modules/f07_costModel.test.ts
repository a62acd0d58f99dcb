/** FEATURE: prices of one's own, by leg and day, in place of the tables' tariffs. */
import { type CostModel, createPlanner, transcript } from "@lianyun/planner";
import { expect, test } from "vitest";
import { requestOf } from "../kit/ask.ts";
import { networkFromTables } from "../kit/networkFromTables.ts";

const network = networkFromTables(`
  links
  | id    | mode | from | to  | durationH | costPerTeu |
  | lorry | road | CKG  | MLA | 50        | 900        |

  services
  | id    | mode | headwayH | costPerTeu |
  | train | rail | 24       | 500        |

  calls
  | service | terminal | arriveH | departH |
  | train   | CKG      |         | 0       |
  | train   | MLA      | 100     |         |

  transfers
  | id     | at  | fromMode | toMode | costPerTeu |
  | gate   | *   | gate     | rail   | 40         |
  | gate2  | *   | gate     | road   | 40         |
  | out    | *   | rail     | gate   | 40         |
  | out2   | *   | road     | gate   | 40         |
`);
const question = requestOf({ from: "CKG", to: "MLA" });

/** The contract: trains cost 1,000, from Thursday 5 March 300; lorries are not in it; handling costs 1 each. */
const contract: CostModel = {
  name: "contract-7",
  leg: ({ mode }, _cargo, date) =>
    mode === "rail" ? (date < "2026-03-05" ? 1_000 : 300) : undefined,
  transfer: () => 1,
};

test("the tables' prices do not count any more; cargo is held for the cheaper day", () => {
  const planner = createPlanner(network, { costs: contract });
  const plan = planner.plan(question);
  if (plan.status !== "optimal") throw new Error(plan.status);
  // Ready on Monday 08:00; the first departure half a headway later, at 20:00. The price falls on Thursday 00:00 UTC.
  expect(transcript(plan.itinerary)).toBe(
    "CKG 03-02 08:00 ~ rail train 03-05 00:00 > 03-09 04:00 ~ MLA [6d 20h 302 0kg]",
  );
  expect(plan.itinerary.lines.filter(({ measure }) => measure === "cost")).toMatchObject([
    { kind: "handling", amount: 1, rule: "contract-7", source: "cost-model" },
    { kind: "freight", amount: 300, rule: "contract-7", source: "cost-model" },
    { kind: "handling", amount: 1, rule: "contract-7", source: "cost-model" },
  ]);
});

test("the front has the dear departure too, which comes sooner", () => {
  const { minimize: _, ...request } = question;
  const front = createPlanner(network, { costs: contract }).pareto({
    ...request,
    over: ["cost", "duration"],
  });
  if (front.status !== "complete") throw new Error(front.status);
  expect(front.itineraries.map(({ cost, durationH }) => [cost, durationH])).toEqual([
    [302, 164],
    [1_002, 112],
  ]);
});

test("a leg that the model does not offer is not taken", () => {
  const planner = createPlanner(network, { costs: contract });
  const plan = planner.plan({ ...question, modes: ["road"] });
  expect(plan.status).toBe("infeasible");
});

test.each([-1, Number.NaN, Number.POSITIVE_INFINITY])("an amount of %d is refused", (amount) => {
  const planner = createPlanner(network, { costs: { ...contract, leg: () => amount } });
  expect(() => planner.plan(question)).toThrow('cost model "contract-7": expected money');
});
