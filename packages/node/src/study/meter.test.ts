/** How fast a share goes of late, and how long nothing was finished. */
import { expect, test } from "vitest";
import type { Manifest } from "./manifest.ts";
import { createMeter } from "./meter.ts";

const CHUNKS = 1_000;
const ROWS = 10;
const manifest = {
  chunks: Array.from({ length: CHUNKS }, (_, index) => ({
    key: String(index),
    scenario: "base",
    from: index * ROWS,
    to: (index + 1) * ROWS,
  })),
} as unknown as Manifest;

/** A meter, and a clock in seconds that is put forward by hand. */
function meterAt(): { meter: ReturnType<typeof createMeter>; wait: (seconds: number) => void } {
  let ms = 0;
  const meter = createMeter(manifest, [...manifest.chunks.keys()], new Set(), () => ms);
  return {
    meter,
    wait: (seconds) => {
      ms += 1_000 * seconds;
    },
  };
}

test("before the first chunk there is no rate, and it is told how long that takes", () => {
  const { meter, wait } = meterAt();
  expect(meter.read()).toMatchObject({ rowsPerSecond: undefined, quietSeconds: undefined });
  meter.begin();
  wait(90);
  expect(meter.read()).toMatchObject({ rowsPerSecond: undefined, quietSeconds: 90 });
});

test("the rate is that of the last two minutes, whatever was before", () => {
  const { meter, wait } = meterAt();
  meter.begin();
  for (let chunk = 0; chunk < 600; chunk++) {
    wait(1);
    meter.count(ROWS);
  }
  expect(meter.read().rowsPerSecond).toBeCloseTo(ROWS, 0);
  // Half as fast from here on.
  for (let chunk = 0; chunk < 60; chunk++) {
    wait(2);
    meter.count(ROWS);
  }
  expect(meter.read().rowsPerSecond).toBeCloseTo(ROWS / 2, 1);
  expect(meter.read().quietSeconds).toBe(0);
});

test("chunks that take minutes have a rate: that of the last twenty", () => {
  const { meter, wait } = meterAt();
  meter.begin();
  for (let chunk = 0; chunk < 40; chunk++) {
    wait(300);
    meter.count(ROWS);
  }
  expect(meter.read().rowsPerSecond).toBeCloseTo(ROWS / 300, 6);
});

test("where nothing moves any more the rate falls, and it is told since when", () => {
  const { meter, wait } = meterAt();
  meter.begin();
  for (let chunk = 0; chunk < 100; chunk++) {
    wait(1);
    meter.count(ROWS);
  }
  wait(900);
  const { rowsPerSecond = Number.NaN, quietSeconds } = meter.read();
  expect(quietSeconds).toBe(900);
  expect(rowsPerSecond).toBeLessThan(ROWS / 40);
  meter.end();
  expect(meter.read().quietSeconds).toBeUndefined();
});
