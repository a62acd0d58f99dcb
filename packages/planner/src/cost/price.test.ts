import { describe, expect, test } from "vitest";
import { centsFor, ratesOf } from "./price.ts";
import { shipmentOf } from "./shipment.ts";

const rates = ratesOf("USD", [
  { currency: "CNY", units: 7, worth: 1, date: "2026-01", source: "s", grade: "official" },
]);
const two20s = shipmentOf({ containers: [{ type: "20GP", count: 2 }], grossKg: 20_000 });
const mixed = shipmentOf({
  containers: [
    { type: "20GP", count: 1 },
    { type: "45HC", count: 2 },
  ],
  grossKg: 30_000,
  volumeM3: 200,
});

describe("boxes", () => {
  test.each([
    { price: { perTeu: 100 }, shipment: two20s, cents: 200_00 },
    { price: { perTeu: 100, perFeu: 150 }, shipment: mixed, cents: 400_00 },
    { price: { perTeu: 100 }, shipment: mixed, cents: 500_00 },
    { price: { perFeu: 150 }, shipment: two20s, cents: undefined },
    { price: { perShipment: 0 }, shipment: two20s, cents: 0 },
    { price: { perShipment: 7.5, perTeu: 0 }, shipment: two20s, cents: 7_50 },
  ])("$price", ({ price, shipment, cents }) => {
    expect(centsFor({ currency: "USD", ...price }, shipment, 0, rates)).toBe(cents);
  });
});

test("distance, minimum and another currency, rounded once", () => {
  // 532 + 3.357 x 1,430 = 5,332.51 CNY a 40' box; at 7 CNY a USD 761.787.
  const tariff = { currency: "CNY", perTeu: 440, perFeu: 532, perTeuKm: 3.185, perFeuKm: 3.357 };
  const feu = shipmentOf({ containers: [{ type: "40HC", count: 1 }], grossKg: 10_000 });
  expect(centsFor(tariff, feu, 1_430, rates)).toBe(761_79);
  expect(centsFor({ ...tariff, minimum: 7_000 }, feu, 1_430, rates)).toBe(1_000_00);
  expect(centsFor({ ...tariff, currency: "EUR" }, feu, 1_430, rates)).toBeUndefined();
});

test("chargeable weight is the greater of mass and 167 kg a cubic metre", () => {
  expect(mixed.chargeableKg).toBe(33_400);
  expect(two20s.chargeableKg).toBe(20_000);
  expect(centsFor({ currency: "USD", perKg: 4 }, mixed, 8_000, rates)).toBe(133_600_00);
});
