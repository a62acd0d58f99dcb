import { expect, test } from "vitest";
import { shipmentOf } from "./shipment.ts";

test("boxes: a 40' or 45' box is 2 TEU, a 20' box one", () => {
  const containers = [
    { type: "20GP", count: 3 },
    { type: "40GP", count: 1 },
    { type: "45HC", count: 2 },
  ] as const;
  expect(shipmentOf({ containers, grossKg: 60_000 })).toEqual({
    twenties: 3,
    forties: 3,
    boxes: 6,
    teu: 9,
    tonnes: 60,
    chargeableKg: 60_000,
    wm: 60,
    hasVolume: false,
    isReefer: false,
    isDangerous: false,
    isCarrierBox: false,
  });
});

test("loose cargo: a TEU each 10 t, 167 kg or a tonne each cubic metre", () => {
  expect(shipmentOf({ grossKg: 5_000, volumeM3: 40, boxOwner: "coc" })).toEqual({
    twenties: 0,
    forties: 0,
    boxes: 0,
    teu: 0.5,
    tonnes: 5,
    chargeableKg: 6_680,
    wm: 40,
    hasVolume: true,
    isReefer: false,
    isDangerous: false,
    // Loose cargo has no box, whoever would own it.
    isCarrierBox: false,
  });
});

test("a volume that is less than the mass says nothing but that it was given", () => {
  expect(shipmentOf({ grossKg: 5_000, volumeM3: 1 })).toMatchObject({
    chargeableKg: 5_000,
    wm: 5,
    hasVolume: true,
  });
});

test("what it is and whose the boxes are", () => {
  const containers = [{ type: "20GP", count: 1 }] as const;
  const dangerousGoods = { class: "3" };
  const all = { containers, grossKg: 1, reefer: true, dangerousGoods, boxOwner: "coc" } as const;
  expect(shipmentOf(all)).toMatchObject({ isReefer: true, isDangerous: true, isCarrierBox: true });
  expect(shipmentOf({ ...all, boxOwner: "soc" }).isCarrierBox).toBe(false);
});
