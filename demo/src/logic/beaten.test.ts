import { expect, test } from "vitest";
import { beatenBy } from "./beaten.ts";

const STEPS = { cost: 20, duration: 6, co2e: 50 };
const way = (cost: number, durationH: number, co2eKg: number) => ({ cost, durationH, co2eKg });
const OPTIONS = [way(100, 50, 500), way(90, 60, 400), way(900, 5, 9_000)];

test("the cheapest of those that are no worse in anything beats", () => {
  expect(beatenBy(way(120, 70, 600), OPTIONS, STEPS)).toEqual({
    by: 1,
    isSame: false,
    isNearly: false,
  });
});

test("a way as good as an option is that option", () => {
  expect(beatenBy(way(900, 5, 9_000), OPTIONS, STEPS)?.isSame).toBe(true);
});

test("less than a step ahead is nearly beaten, a step ahead is not", () => {
  expect(beatenBy(way(95, 47, 500), OPTIONS, STEPS)).toMatchObject({ by: 0, isNearly: true });
  expect(beatenBy(way(70, 50, 500), OPTIONS, STEPS)).toBeUndefined();
});
