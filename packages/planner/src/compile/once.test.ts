import { expect, test } from "vitest";
import { once } from "./once.ts";

test("nothing is made before it is asked for, and then once", () => {
  let made = 0;
  const get = once(() => {
    made += 1;
    return { made };
  });
  expect(made).toBe(0);
  const first = get();
  expect(first).toEqual({ made: 1 });
  expect(get()).toBe(first);
  expect(made).toBe(1);
});
