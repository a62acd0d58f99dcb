import { expect, test } from "vitest";
import { once, oncePair } from "./once.ts";

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

test("made once for each pair, whichever of the two differs", () => {
  const share = oncePair<object, string, string[]>();
  const [one, other] = [{}, {}];
  const ask = (thing: object, name: string): string[] => share(thing, name, () => [name]);
  expect(ask(one, "a")).toEqual(["a"]);
  expect(ask(one, "a")).toBe(ask(one, "a"));
  expect(ask(one, "b")).toEqual(["b"]);
  expect(ask(other, "a")).not.toBe(ask(one, "a"));
});
