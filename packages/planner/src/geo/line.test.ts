import { expect, test } from "vitest";
import { distanceKm, greatCircle, unwrap } from "./line.ts";

test("great-circle distances: Chongqing to Frankfurt about 8,050 km, a quarter of the equator", () => {
  expect(Math.abs(distanceKm([106.642, 29.719], [8.57, 50.03]) - 8_050)).toBeLessThan(15);
  expect(distanceKm([0, 0], [90, 0])).toBeCloseTo(10_007.56, 0);
});

test("a great circle starts and ends where asked, with short steps and no detour", () => {
  const [a, b] = [
    [121.6, 31.4],
    [-118.3, 33.7],
  ] as const;
  const line = greatCircle(a, b);
  expect(line[0]).toEqual(a);
  expect(line.at(-1)).toEqual(b);
  const length = line.slice(1).reduce((sum, point, i) => sum + distanceKm(line[i]!, point), 0);
  expect(length).toBeCloseTo(distanceKm(a, b), 3);
  for (const [i, point] of line.slice(1).entries())
    expect(distanceKm(line[i]!, point)).toBeLessThan(230);
});

test("the same point twice and opposite points", () => {
  expect(greatCircle([5, 5], [5, 5])).toEqual([
    [5, 5],
    [5, 5],
  ]);
  expect(greatCircle([0, 0], [180, 0])).toHaveLength(2);
});

test("unwrapped, a Pacific crossing runs on past 180", () => {
  const line = unwrap(greatCircle([121.6, 31.4], [-118.3, 33.7]));
  expect(line.at(-1)![0]).toBeCloseTo(241.7, 6);
  for (const [i, point] of line.slice(1).entries())
    expect(Math.abs(point[0] - line[i]![0])).toBeLessThan(10);
  expect(
    unwrap(
      [
        [-170, 0],
        [170, 0],
      ],
      350,
    ),
  ).toEqual([
    [190, 0],
    [170, 0],
  ]);
});
