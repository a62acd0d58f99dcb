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

test("its answer is that of the request, which stays as it was; the copy is frozen with all that is in it", () => {
  const request = question();
  const settled = settle(request);
  expect(planner.plan(settled)).toEqual(planner.plan(request));
  expect(planner.outlined.plan(settled)).toEqual(planner.outlined.plan(request));
  const parts = [settled, settled.cargo, settled.cargo.containers, settled.avoid?.corridors];
  expect(parts.map(Object.isFrozen)).toEqual([true, true, true, true]);
  expect([request, request.cargo].map(Object.isFrozen)).toEqual([false, false]);
});

test("one that cannot be read is left as it is, and refused by whoever plans it", () => {
  const slip = { ...question(), minimize: "speed" } as unknown as PlanRequest;
  expect(settle(slip)).toBe(slip);
  expect(() => planner.plan(slip)).toThrow(FreightError);
});

test("what is made of it is another request, and checked", () => {
  const settled = settle(question());
  const slip = "maxCost: expected at least 0";
  expect(() => planner.plan({ ...settled, maxCost: -1 })).toThrow(slip);
  expect(() => planner.plan(Object.create(settled, { maxCost: { value: -1 } }))).toThrow(slip);
});

test("what a getter gives is read while it is checked, and no more", () => {
  let reads = 0;
  const sly = {
    ...question(),
    get maxCost() {
      return ++reads > 1 ? -1 : 1_000_000;
    },
  };
  const settled = settle(sly);
  expect(planner.plan(settled).status).toBe("optimal");
  expect(settled.maxCost).toBe(1_000_000);
});

test("the word by which another thread ends it stays free, and ends it", () => {
  const abort = new Int32Array(new SharedArrayBuffer(4));
  const settled = settle({ ...question(), budget: { abort } });
  expect(settled.budget?.abort).toBe(abort);
  Atomics.store(abort, 0, 1);
  expect(abort[0]).toBe(1);
});
