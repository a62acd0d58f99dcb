/** FEATURE: a request that is put to many planners is checked once: from then on it cannot change. */
import { createPlanner, FreightError, type PlanRequest, settle } from "@lianyun/planner";
import { expect, test } from "vitest";
import { requestOf } from "../kit/ask.ts";
import { networkFromTables } from "../kit/networkFromTables.ts";

const planner = createPlanner(
  networkFromTables(`
  links
  | id   | mode | from | to  | durationH | distanceKm | costPerTeu |
  | rail | rail | CKG  | DUI | 300       | 10000      | 3000       |
`),
);
const question = (): PlanRequest =>
  structuredClone(requestOf({ from: "CKG", to: "DUI", avoid: { corridors: [] } }));

test("its answer is that of the request, which is frozen with all that is in it", () => {
  const settled = settle(question());
  expect(planner.plan(settled)).toEqual(planner.plan(question()));
  expect(planner.outlined.plan(settled)).toEqual(planner.outlined.plan(question()));
  const parts = [settled, settled.cargo, settled.cargo.containers, settled.avoid?.corridors];
  expect(parts.map(Object.isFrozen)).toEqual([true, true, true, true]);
  expect(() => {
    (settled.cargo as { grossKg: unknown }).grossKg = "heavy";
  }).toThrow(TypeError);
});

test("one that cannot be read is left as it is, and refused by whoever plans it", () => {
  const slip = { ...question(), minimize: "speed" } as unknown as PlanRequest;
  expect(settle(slip)).toBe(slip);
  expect(Object.isFrozen(slip)).toBe(false);
  expect(() => planner.plan(slip)).toThrow(FreightError);
});

test("what is made of it is another request, and checked", () => {
  const settled = settle(question());
  expect(() => planner.plan({ ...settled, maxCost: -1 })).toThrow("maxCost: expected at least 0");
});

test("the word by which another thread ends it stays free", () => {
  const abort = new Int32Array(new SharedArrayBuffer(4));
  expect(planner.plan(settle({ ...question(), budget: { abort } })).status).toBe("optimal");
  Atomics.store(abort, 0, 1);
  expect(abort[0]).toBe(1);
});
