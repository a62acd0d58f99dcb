import { describe, expect, test } from "vitest";
import type { BoxHire, Storage } from "../network/rows.ts";
import {
  type Charge,
  chargeCents,
  firstStep,
  hireCharge,
  hireOnceCents,
  mostExtraCents,
  storageCharge,
} from "./charges.ts";
import { ratesOf } from "./price.ts";
import { shipmentOf } from "./shipment.ts";

const rates = ratesOf("USD", [
  { currency: "CNY", units: 7, worth: 1, date: "2026-01", source: "s", grade: "official" },
]);
const DAY = 1_440;
const containers = [
  { type: "20GP", count: 1 },
  { type: "40HC", count: 1 },
] as const;
const boxes = shipmentOf({ containers, grossKg: 20_000 });
const loose = shipmentOf({ grossKg: 20_000 });
const carrier = shipmentOf({ containers, grossKg: 20_000, boxOwner: "coc" });
const forties = shipmentOf({ containers: [{ type: "40HC", count: 2 }], grossKg: 20_000 });

const storage = (given: Partial<Storage>): Storage => ({
  id: "st",
  at: "*",
  freeH: 48,
  fromDay: 1,
  currency: "USD",
  source: "s",
  grade: "official",
  ...given,
});
const hire = (given: Partial<BoxHire>): BoxHire => ({
  id: "h",
  fromDay: 1,
  currency: "USD",
  freeDays: 3,
  source: "s",
  grade: "official",
  ...given,
});
/** The charge, or a failure: what a test is about must not be missing. */
function there(charge: Charge | "unpriced" | undefined): Charge {
  if (charge === undefined || charge === "unpriced") throw new Error(`no charge: ${charge}`);
  return charge;
}
const storageOf = (...rows: readonly Storage[]): Charge =>
  there(storageCharge([rows], boxes, rates));

describe("started days after free time", () => {
  test.each([
    { wait: 0, cents: 0 },
    { wait: 2 * DAY, cents: 0 },
    { wait: 2 * DAY + 1, cents: 30_00 },
    { wait: 3 * DAY, cents: 30_00 },
    { wait: 3 * DAY + 1, cents: 60_00 },
  ])("$wait minutes: $cents cents", ({ wait, cents }) => {
    expect(chargeCents(storageOf(storage({ perTeuDay: 10 })), wait)).toBe(cents);
  });
});

test("steps: days 1 and 2 at 30, days 3 to 5 at 60, from day 6 at 90", () => {
  const charge = storageOf(
    storage({ freeH: 0, perTeuDay: 10 }),
    storage({ freeH: 0, fromDay: 3, perTeuDay: 20 }),
    storage({ freeH: 0, fromDay: 6, perTeuDay: 30 }),
  );
  const days = [1, 2, 3, 5, 6, 7];
  expect(days.map((day) => chargeCents(charge, day * DAY))).toEqual([
    30_00, 60_00, 120_00, 240_00, 330_00, 420_00,
  ]);
  expect(firstStep(charge)?.row.perTeuDay).toBe(10);
});

test("a first step from a later day leaves the days before it free", () => {
  const charge = storageOf(storage({ freeH: 0, fromDay: 3, perTeuDay: 10 }));
  expect([1, 2, 3, 4].map((day) => chargeCents(charge, day * DAY))).toEqual([0, 0, 30_00, 60_00]);
});

test("the most that a longer wait can cost: each begun day at the dearest rate, and a cent", () => {
  const charge = storageOf(storage({ perTeuDay: 20 }), storage({ fromDay: 3, perTeuDay: 10 }));
  expect([-DAY, 0, 1, DAY, DAY + 1].map((minutes) => mostExtraCents(charge, minutes))).toEqual([
    0, 0, 60_01, 60_01, 120_01,
  ]);
});

describe("storage", () => {
  test("the first set that prices the shipment counts", () => {
    const byTonne = [storage({ id: "t", freeH: 24, perTDay: 3 })];
    const byBox = [storage({ id: "b", perTeuDay: 10 })];
    const ofLoose = there(storageCharge([byBox, byTonne], loose, rates));
    expect(ofLoose).toMatchObject({ kind: "storage", freeMinutes: DAY });
    expect(firstStep(ofLoose)?.row.id).toBe("t");
    expect(chargeCents(ofLoose, 2 * DAY)).toBe(60_00);
    expect(firstStep(there(storageCharge([byBox, byTonne], boxes, rates)))?.row.id).toBe("b");
    // Without a rate for boxes they pay by the tonne.
    expect(chargeCents(there(storageCharge([byTonne], boxes, rates)), 2 * DAY)).toBe(60_00);
  });

  test("a rate for 40' boxes alone is a rate for boxes", () => {
    const rows = [storage({ perFeuDay: 15, perTDay: 1 })];
    expect(chargeCents(there(storageCharge([rows], forties, rates)), 3 * DAY)).toBe(30_00);
    expect(storageCharge([rows], boxes, rates)).toBe("unpriced");
  });

  test("no rows ask nothing; rows that name no price leave it unpriced", () => {
    expect(storageCharge([], boxes, rates)).toBeUndefined();
    expect(storageCharge([[storage({})]], boxes, rates)).toBe("unpriced");
    expect(storageCharge([[storage({ perTeuDay: 1, currency: "EUR" })]], boxes, rates)).toBe(
      "unpriced",
    );
  });

  test("one step without a price leaves the set unpriced", () => {
    const rows = [storage({ perTeuDay: 10 }), storage({ fromDay: 3 })];
    expect(storageCharge([rows], boxes, rates)).toBe("unpriced");
  });

  test("money of another currency is exchanged", () => {
    const charge = storageOf(storage({ freeH: 0, perTeuDay: 70, currency: "CNY" }));
    expect(chargeCents(charge, DAY)).toBe(30_00);
  });
});

describe("hire of the carrier's boxes by the day", () => {
  test("after free days, in steps", () => {
    const rows = [hire({ perTeuDay: 10 }), hire({ fromDay: 2, perTeuDay: 20, freeDays: 0 })];
    const charge = there(hireCharge(rows, carrier, rates));
    expect(charge).toMatchObject({ kind: "boxHire", freeMinutes: 3 * DAY });
    expect([3, 4, 5].map((day) => chargeCents(charge, day * DAY))).toEqual([0, 30_00, 90_00]);
  });

  test("no free days are none", () => {
    const [row] = [hire({ perFeuDay: 10, perTeuDay: 10 })];
    const { freeDays: _, ...bare } = row as BoxHire;
    expect(hireCharge([bare as BoxHire], carrier, rates)?.freeMinutes).toBe(0);
  });

  test("the shipper's own boxes, and rows that ask once only, pay none", () => {
    expect(hireCharge([hire({ perTeuDay: 10 })], boxes, rates)).toBeUndefined();
    expect(hireCharge([hire({ perTeu: 100 })], carrier, rates)).toBeUndefined();
    expect(hireCharge([], carrier, rates)).toBeUndefined();
  });

  test("a rate for 40' boxes alone is a rate by the day, and none for a 20' box", () => {
    const coc40s = { ...forties, isCarrierBox: true };
    const rows = [hire({ perFeuDay: 10 })];
    expect(chargeCents(there(hireCharge(rows, coc40s, rates)), 4 * DAY)).toBe(20_00);
    expect(hireCharge(rows, carrier, rates)).toBeUndefined();
  });
});

describe("hire asked once", () => {
  test.each([
    { title: "nothing of the shipper's boxes", rows: [hire({ perTeu: 100 })], of: boxes, cents: 0 },
    { title: "no rows", rows: [], of: carrier, cents: 0 },
    {
      title: "of every row",
      rows: [hire({ perTeu: 100 }), hire({ perFeu: 50, perTeu: 10 })],
      of: carrier,
      cents: 360_00,
    },
    {
      title: "exchanged",
      rows: [hire({ perTeu: 70, currency: "CNY" })],
      of: carrier,
      cents: 30_00,
    },
    {
      title: "without a rate",
      rows: [hire({ perTeu: 70, currency: "EUR" })],
      of: carrier,
      cents: undefined,
    },
    {
      title: "no price for a 20' box",
      rows: [hire({ perFeu: 70 })],
      of: carrier,
      cents: undefined,
    },
    {
      title: "a 20' box without a price by the day",
      rows: [hire({ perTeu: 70, perFeuDay: 1 })],
      of: carrier,
      cents: undefined,
    },
  ])("$title", ({ rows, of, cents }) => {
    expect(hireOnceCents(rows, of, rates)).toBe(cents);
  });
});

test("no longer wait costs more than the bound says, fractions of cents a day included", () => {
  const chargeOf = (
    freeMinutes: number,
    ...steps: readonly (readonly [fromDay: number, perDay: number])[]
  ): Charge => ({
    kind: "storage",
    freeMinutes,
    steps: steps.map(([fromDay, perDay]) => ({ row: storage({ fromDay }), fromDay, perDay })),
  });
  const charges = [0, 0.004, 0.0049, 10, 10.004, 33.333].flatMap((perDay) => [
    chargeOf(0, [1, perDay]),
    chargeOf(90, [1, perDay], [3, 2 * perDay]),
    chargeOf(90, [2, 2 * perDay], [4, perDay]),
  ]);
  for (const charge of charges)
    for (const wait of [0, 1, 89, 90, 91, 1_440, 5_000])
      for (const longer of [0, 1, 1_440, 1_441, 20 * DAY, 400 * DAY])
        expect(mostExtraCents(charge, longer)).toBeGreaterThanOrEqual(
          chargeCents(charge, wait + longer) - chargeCents(charge, wait),
        );
});
