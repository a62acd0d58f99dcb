import { describe, expect, test } from "vitest";
import { centsFor, exchange, perBoxes, ratesOf } from "./price.ts";
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

test("money into the network's currency: units are worth", () => {
  const yen = ratesOf("USD", [
    { currency: "JPY", units: 1_000, worth: 6.5, date: "2026-01", source: "s", grade: "official" },
    // The network's own currency is worth itself, whatever a row says.
    { currency: "USD", units: 2, worth: 3, date: "2026-01", source: "s", grade: "official" },
  ]);
  expect(exchange(2_000, "JPY", yen)).toBe(13);
  expect(exchange(2_000, "USD", yen)).toBe(2_000);
  expect(exchange(2_000, "EUR", yen)).toBeUndefined();
});

test("boxes at a rate a TEU and a rate a 40' box", () => {
  const both = { ...two20s, twenties: 1, forties: 2 };
  const only40s = { ...two20s, twenties: 0, forties: 2 };
  expect(perBoxes(undefined, undefined, both)).toBe(0);
  expect(perBoxes(10, undefined, both)).toBe(50);
  expect(perBoxes(10, 15, both)).toBe(40);
  expect(perBoxes(undefined, 15, both)).toBeUndefined();
  expect(perBoxes(undefined, 15, only40s)).toBe(30);
  expect(perBoxes(10, 0, only40s)).toBe(0);
});

describe("kilometres", () => {
  test.each([
    { price: { perTeu: 100, perTeuKm: 2 }, cents: 420_000 },
    { price: { perTeuKm: 2 }, cents: 400_000 },
    // A 20' box has no rate a kilometre.
    { price: { perTeu: 100, perFeuKm: 2 }, cents: undefined },
    { price: { perFeu: 100, perTeuKm: 2 }, cents: undefined },
  ])("$price", ({ price, cents }) => {
    expect(centsFor({ currency: "USD", ...price }, two20s, 1_000, rates)).toBe(cents);
  });
});

describe("loose cargo of 5 t and 8 m3", () => {
  const loose = shipmentOf({ grossKg: 5_000, volumeM3: 8 });
  test.each([
    { price: { perWm: 10 }, cents: 80_00 },
    { price: { perKg: 1 }, cents: 5_000_00 },
    { price: { perShipment: 50 }, cents: 50_00 },
    { price: { perShipment: 50, perWm: 10, perKg: 1 }, cents: 5_130_00 },
    { price: { perWm: 10, perTeu: 100 }, cents: 80_00 },
    { price: { perKg: 1, perTeu: 100 }, cents: 5_000_00 },
    // Rates for boxes alone do not price it, whichever they are.
    { price: { perTeu: 100 }, cents: undefined },
    { price: { perFeu: 100 }, cents: undefined },
    { price: { perTeuKm: 100 }, cents: undefined },
    { price: { perFeuKm: 100 }, cents: undefined },
    { price: { perShipment: 50, perTeu: 100 }, cents: undefined },
    { price: { perWm: 10, minimum: 100 }, cents: 100_00 },
  ])("$price", ({ price, cents }) => {
    expect(centsFor({ currency: "USD", ...price }, loose, 1_000, rates)).toBe(cents);
  });
});

describe("a price that has nothing but a rate for loose cargo does not price boxes", () => {
  test.each([
    { price: { perWm: 10 }, cents: undefined },
    { price: { perWm: 10, minimum: 5 }, cents: undefined },
    { price: { perWm: 10, perShipment: 3 }, cents: 3_00 },
    { price: { perWm: 10, perTeu: 3 }, cents: 6_00 },
    { price: { perWm: 10, perTeu: 0, perFeu: 3 }, cents: 0 },
    { price: { perWm: 10, perTeuKm: 3 }, cents: 6_00 },
    { price: { perWm: 10, perKg: 1 }, cents: 20_000_00 },
    { price: { minimum: 5 }, cents: 5_00 },
  ])("$price", ({ price, cents }) => {
    expect(centsFor({ currency: "USD", ...price }, two20s, 1, rates)).toBe(cents);
  });
  test("a rate for 40' boxes is one for boxes", () => {
    const feu = shipmentOf({ containers: [{ type: "40HC", count: 1 }], grossKg: 1_000 });
    const price = { currency: "USD", perWm: 10 };
    expect(centsFor({ ...price, perFeu: 3 }, feu, 1, rates)).toBe(3_00);
    expect(centsFor({ ...price, perFeuKm: 4 }, feu, 1, rates)).toBe(4_00);
  });
});

describe("weight breaks: 3 a kg, from 100 kg 2, from 500 kg 1", () => {
  const step = (fromKg: number, perKg: number) => ({
    id: `${fromKg}`,
    tariff: "t",
    fromKg,
    perKg,
    source: "s",
    grade: "official" as const,
  });
  test.each([
    { kg: 50, cents: 150_00 },
    // 70 kg at 3 is 210, 100 kg at 2 is 200.
    { kg: 70, cents: 200_00 },
    { kg: 100, cents: 200_00 },
    { kg: 240, cents: 480_00 },
    { kg: 260, cents: 500_00 },
    { kg: 500, cents: 500_00 },
    { kg: 600, cents: 600_00 },
  ])("$kg kg", ({ kg, cents }) => {
    const breaks = [step(100, 2), step(500, 1)];
    const price = { currency: "USD", perKg: 3 };
    expect(centsFor(price, shipmentOf({ grossKg: kg }), 0, rates, breaks)).toBe(cents);
  });
  test("breaks of a price without a rate a kilogram ask nothing", () => {
    const price = { currency: "USD", perShipment: 3 };
    expect(centsFor(price, shipmentOf({ grossKg: 600 }), 0, rates, [step(100, 2)])).toBe(3_00);
  });
});
