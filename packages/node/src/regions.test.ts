import { expect, test } from "vitest";
import { readCountries, readLand } from "./regions.ts";

test("land and water, islands on the date line included", () => {
  const isLand = readLand();
  const points = {
    Chongqing: [106.55, 29.56],
    Ruhr: [6.76, 51.43],
    Taveuni: [-179.98, -16.83],
  } as const;
  for (const [name, point] of Object.entries(points)) expect(isLand(point), name).toBe(true);
  const water = {
    "East China Sea": [124, 29],
    Atlantic: [-30, 40],
    "South Pacific": [-120, -16.5],
    Suez: [32.9, 29],
    Caspian: [51, 42],
  } as const;
  for (const [name, point] of Object.entries(water)) expect(isLand(point), name).toBe(false);
});

test("countries by their codes", () => {
  const countries = readCountries();
  expect(countries.get("CN")?.([106.55, 29.56])).toBe(true);
  expect(countries.get("DE")?.([106.55, 29.56])).toBe(false);
  expect(countries.get("US")?.([-118.2, 34])).toBe(true);
  expect(countries.get("SG")?.([103.82, 1.36])).toBe(true);
});
