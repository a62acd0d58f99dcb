import { expect, test } from "vitest";
import { thin } from "./thin.ts";

const STEPS = { cost: 20, duration: 6, co2e: 50 };
const option = (durationH: number, cost: number, co2eKg: number) => ({ durationH, cost, co2eKg });
const left = (...options: readonly ReturnType<typeof option>[]) =>
  thin(options, STEPS).map((each) => options.indexOf(each));

test("an option 54 minutes sooner and $257 dearer is left out", () => {
  const [fast, dear, slow] = [
    option(20, 9_000, 9_000),
    option(1_401, 5_801, 800),
    option(1_402, 5_544, 790),
  ];
  expect(left(fast, dear, slow)).toEqual([0, 2]);
});

test("the best by each measure stay, however little they are ahead", () => {
  expect(left(option(100, 500, 900), option(99, 900, 900), option(101, 800, 890))).toEqual([
    0, 1, 2,
  ]);
});

test("a whole step in any measure is worth a row, and near equals stay", () => {
  const best = option(50, 100, 100);
  expect(left(best, option(90, 300, 300), option(84, 320, 300), option(90, 320, 250))).toEqual([0]);
  const [cheap, quick, clean] = [option(90, 100, 300), option(50, 400, 300), option(90, 400, 50)];
  expect(left(cheap, quick, clean, option(60, 200, 300), option(60, 230, 250))).toEqual([
    0, 1, 2, 3, 4,
  ]);
  expect(left(cheap, quick, clean, option(60, 200, 300), option(55, 230, 300))).toEqual([
    0, 1, 2, 3,
  ]);
  expect(left()).toEqual([]);
  expect(left(option(0, 0, 0))).toEqual([0]);
});

test("what is left out has a stand-in that stays", () => {
  // Each is outdone by the one before, and the last by the first but one only.
  const chain = Array.from({ length: 6 }, (_, i) => option(100 - 5 * i, 100 + 25 * i, 100 + i));
  const kept = thin(chain, STEPS);
  for (const each of chain) {
    expect(
      kept.some(
        (other) =>
          other.cost < each.cost + 20 &&
          other.durationH < each.durationH + 6 &&
          other.co2eKg < each.co2eKg + 50,
      ),
    ).toBe(true);
  }
});
