import { expect, test } from "vitest";
import type { FrontCriterion } from "../request/request.ts";
import { UNREACHED } from "./bounds.ts";
import { ABREAST, leastAbreast, leastOfMoves, putAbreast, takeAbreast } from "./moves.ts";
import type { Weighed } from "./weigh.ts";

test("by move what is listed by the state moves lead to, once a cargo and criterion", () => {
  const compiled = { intoMoves: Int32Array.from([2, 0, 1]) };
  const uses: Partial<Record<FrontCriterion, number[]>> = {
    cost: [7, UNREACHED, 5],
    duration: [1, 2, 3],
  };
  const asked: FrontCriterion[] = [];
  const weighed = (): Weighed =>
    ({
      intoWeight: (criterion: FrontCriterion) => {
        asked.push(criterion);
        return Float64Array.from(uses[criterion] ?? []);
      },
    }) as unknown as Weighed;
  const one = weighed();
  const abreast = leastAbreast(compiled, one, ["cost"]);
  expect([...abreast]).toEqual([UNREACHED, 0, 0, 0, 5, 0, 0, 0, 7, 0, 0, 0]);
  const cost = leastOfMoves(compiled, one, "cost");
  expect([...cost]).toEqual([UNREACHED, 5, 7]);
  expect([...leastOfMoves(compiled, one, "duration")]).toEqual([2, 3, 1]);
  expect(leastOfMoves(compiled, one, "cost")).toBe(cost);
  expect(asked).toEqual(["cost", "duration"]);
  expect([...leastAbreast(compiled, one, ["cost", "duration"])]).toEqual([
    UNREACHED,
    2,
    0,
    0,
    5,
    3,
    0,
    0,
    7,
    1,
    0,
    0,
  ]);
  expect(leastAbreast(compiled, one, ["cost"])).toBe(abreast);
  expect(leastOfMoves(compiled, weighed(), "cost")).not.toBe(cost);
  expect(asked).toHaveLength(3);
});

test("side by side: a row of four for each move or state, each list in a column of its own", () => {
  expect(ABREAST).toBe(4);
  const all = new Float64Array(8);
  putAbreast(all, 1, Float64Array.from([3, UNREACHED]));
  expect([...all]).toEqual([0, 3, 0, 0, 0, UNREACHED, 0, 0]);
  expect([...takeAbreast(all, 1)]).toEqual([3, UNREACHED]);
  expect([...takeAbreast(all, 3)]).toEqual([0, 0]);
});

test("several criteria of moves side by side, once a cargo and order", () => {
  const compiled = { intoMoves: Int32Array.from([1, 0]) };
  const uses: Partial<Record<FrontCriterion, number[]>> = { cost: [7, 5], duration: [1, 2] };
  const weighed = {
    intoWeight: (criterion: FrontCriterion) => Float64Array.from(uses[criterion] ?? []),
  } as unknown as Weighed;
  const soonest = leastAbreast(compiled, weighed, ["duration", "cost"]);
  expect([...soonest]).toEqual([2, 5, 0, 0, 1, 7, 0, 0]);
  expect([...leastAbreast(compiled, weighed, ["cost", "duration"])]).toEqual([
    ...[5, 2, 0, 0],
    ...[7, 1, 0, 0],
  ]);
  expect(leastAbreast(compiled, weighed, ["duration", "cost"])).toBe(soonest);
});
