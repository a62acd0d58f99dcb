import { expect, test } from "vitest";
import type { FrontCriterion } from "../request/request.ts";
import { UNREACHED } from "./bounds.ts";
import { leastAbreast, leastOfMoves } from "./moves.ts";
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
