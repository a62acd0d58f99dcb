/** FEATURE: capital tied up is told apart from the cost; a price by weight says which weight governed. */
import { createPlanner, type Itinerary } from "@lianyun/planner";
import { expect, test } from "vitest";
import { networkFromTables } from "../kit/networkFromTables.ts";

const network = networkFromTables(`
  links
  | id  | mode | from | to  | durationH |
  | fly | air  | CKG  | FRA | 73        |

  tariffs
  | id  | mode | perKg |
  | air | air  | 4     |
`);

function fly(cargo: object): Itinerary {
  const plan = createPlanner(network).plan({
    from: "CKG",
    to: "FRA",
    cargo: { containers: [{ type: "40HC", count: 1 }], grossKg: 1_000, ...cargo },
    departAfter: "2026-03-02T08:00Z",
    minimize: "cost",
  });
  if (plan.status !== "optimal") throw new Error(plan.status);
  return plan.itinerary;
}

test("100,000 dollars for 73 hours at 15 % a year: 125.00, not part of the cost", () => {
  expect(fly({ valueUsd: 100_000 })).toMatchObject({ cost: 4_000, inventoryCost: 125 });
  expect(fly({})).not.toHaveProperty("inventoryCost");
});

test.each([
  { cargo: {}, cost: 4_000, note: "1000 kg gross: no volume given, so gross weight governs" },
  { cargo: { volumeM3: 5 }, cost: 4_000, note: "1000 kg chargeable" },
  { cargo: { volumeM3: 10 }, cost: 6_680, note: "1670 kg chargeable" },
])("$cargo: $note", ({ cargo, cost, note }) => {
  const { lines, ...totals } = fly(cargo);
  expect(totals.cost).toBe(cost);
  expect(lines.find(({ rule, measure }) => rule === "air" && measure === "cost")?.note).toBe(note);
});
