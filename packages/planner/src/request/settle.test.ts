import { expect, test } from "vitest";
import { isSettled, settle } from "./checkRequest.ts";
import type { PlanRequest } from "./request.ts";

const question = (): PlanRequest => ({
  from: "A",
  to: "B",
  cargo: { grossKg: 1 },
  departAfter: "2026-06-01T08:00Z",
  minimize: "cost",
});

test("what is settled is known by itself alone: neither its source nor a copy is", () => {
  const request = question();
  const settled = settle(request);
  expect(settled).toEqual(request);
  expect([request, settled, { ...settled }, structuredClone(settled)].map(isSettled)).toEqual([
    false,
    true,
    false,
    false,
  ]);
});
