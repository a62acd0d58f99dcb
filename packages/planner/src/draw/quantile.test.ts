/** Quantiles of a row to hours for every chance. */
import { expect, test } from "vitest";
import { hoursAt, meanHours } from "./quantile.ts";

const train = { p10H: -80, p50H: 0, p90H: 200, p99H: 560 };

test.each([
  { chance: 0, hours: -100 },
  { chance: 0.1, hours: -80 },
  { chance: 0.3, hours: -40 },
  { chance: 0.5, hours: 0 },
  { chance: 0.7, hours: 100 },
  { chance: 0.9, hours: 200 },
  { chance: 0.945, hours: 380 },
  { chance: 0.99, hours: 560 },
  { chance: 1, hours: 600 },
])("at $chance: $hours h", ({ chance, hours }) => {
  expect(hoursAt(train)(chance)).toBeCloseTo(hours, 9);
});

test("without P99 the line from P50 to P90 goes on", () => {
  expect(hoursAt({ p10H: 0, p50H: 0, p90H: 40 })(1)).toBeCloseTo(50, 9);
});

test("the mean is the area: 0.5 × −50 + 0.4 × 100 + 0.1 × 400", () => {
  expect(meanHours(train)).toBeCloseTo(55, 9);
  expect(meanHours({ p10H: 0, p50H: 0, p90H: 0 })).toBe(0);
});
