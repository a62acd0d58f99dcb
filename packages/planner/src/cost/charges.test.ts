import { expect, test } from "vitest";
import { MINUTES_PER_DAY } from "../units.ts";
import { type Charge, chargeCents, mostExtraCents } from "./charges.ts";

const evidence = { source: "s", grade: "official" } as const;
const chargeOf = (freeMinutes: number, ...steps: readonly [fromDay: number, perDay: number][]) => {
  const charge: Charge = {
    kind: "storage",
    freeMinutes,
    steps: steps.map(([fromDay, perDay]) => ({
      row: { id: "yard", at: "*", fromDay, freeH: 0, currency: "USD", ...evidence },
      fromDay,
      perDay,
    })),
  };
  return charge;
};

test.each([
  { charge: chargeOf(0, [1, 10]), waitMinutes: 0, cents: 0 },
  { charge: chargeOf(0, [1, 10]), waitMinutes: 1, cents: 10_00 },
  { charge: chargeOf(60, [1, 10]), waitMinutes: 60, cents: 0 },
  { charge: chargeOf(60, [1, 10]), waitMinutes: 61, cents: 10_00 },
  // Two days at 10, the third at 25.
  { charge: chargeOf(0, [1, 10], [3, 25]), waitMinutes: 3 * MINUTES_PER_DAY, cents: 45_00 },
  // Nothing is asked for the first day.
  { charge: chargeOf(0, [2, 25]), waitMinutes: MINUTES_PER_DAY, cents: 0 },
  // 10 x 0.004 is 4 cents, though a day alone rounds to none.
  { charge: chargeOf(0, [1, 0.004]), waitMinutes: 10 * MINUTES_PER_DAY, cents: 4 },
])("$waitMinutes min cost $cents cents", ({ charge, waitMinutes, cents }) => {
  expect(chargeCents(charge, waitMinutes)).toBe(cents);
});

test("no longer wait costs more than the bound says, fractions of cents a day included", () => {
  const charges = [0, 0.004, 0.0049, 10, 10.004, 33.333].flatMap((perDay) => [
    chargeOf(0, [1, perDay]),
    chargeOf(90, [1, perDay], [3, 2 * perDay]),
    chargeOf(90, [2, 2 * perDay], [4, perDay]),
  ]);
  for (const charge of charges)
    for (const wait of [0, 1, 89, 90, 91, 1_440, 5_000])
      for (const longer of [0, 1, 1_440, 1_441, 20 * MINUTES_PER_DAY, 400 * MINUTES_PER_DAY])
        expect(mostExtraCents(charge, longer)).toBeGreaterThanOrEqual(
          chargeCents(charge, wait + longer) - chargeCents(charge, wait),
        );
});
