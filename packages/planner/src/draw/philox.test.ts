/** The generator against the known answers of its authors. */
import { expect, test } from "vitest";
import { fractionOf, philox, uniform } from "./philox.ts";

// From the known-answer vectors of Random123, philox2x32 with 10 rounds.
test.each([
  { counter: [0, 0], key: 0, words: [0xff1dae59, 0x6cd10df2] },
  {
    counter: [0xffffffff, 0xffffffff],
    key: 0xffffffff,
    words: [0x2c3f628b, 0xab4fd7ad],
  },
  { counter: [0x243f6a88, 0x85a308d3], key: 0x13198a2e, words: [0xdd7ce038, 0xf62a4c12] },
] as const)("$counter under $key", ({ counter, key, words }) => {
  expect(philox(counter, key)).toEqual([...words]);
});

test("numbers lie between 0 and 1, even and unrelated from place to place and stream to stream", () => {
  const [a, b] = [
    { high: 1, low: 2 },
    { high: 1, low: 3 },
  ];
  const count = 20_000;
  const numbers = Array.from({ length: count }, (_, at) => uniform(a, at));
  const mean = (list: readonly number[]): number => list.reduce((sum, x) => sum + x, 0) / count;
  expect(Math.min(...numbers)).toBeGreaterThan(0);
  expect(Math.max(...numbers)).toBeLessThan(1);
  // Four standard deviations: 0.289 / sqrt(20,000) a mean, 1 / 12 / sqrt(20,000) a covariance.
  expect(Math.abs(mean(numbers) - 0.5)).toBeLessThan(0.0082);
  const along = mean(numbers.map((x, at) => (x - 0.5) * (uniform(a, at + 1) - 0.5)));
  const across = mean(numbers.map((x, at) => (x - 0.5) * (uniform(b, at) - 0.5)));
  expect(Math.abs(along)).toBeLessThan(0.0024);
  expect(Math.abs(across)).toBeLessThan(0.0024);
  // A tenth of them in each tenth: chi-square with nine degrees of freedom, one chance in a thousand above 27.9.
  const tenths = new Array<number>(10).fill(0);
  for (const x of numbers) tenths[Math.floor(10 * x)]! += 1;
  const expected = count / 10;
  expect(tenths.reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0)).toBeLessThan(27.9);
});

test("not even the least and the greatest words make 0 and 1", () => {
  expect(fractionOf([0, 0])).toBeGreaterThan(0);
  expect(fractionOf([0xffffffff, 0xffffffff])).toBeLessThan(1);
  expect(1 - fractionOf([0xffffffff, 0xffffffff])).toBe(fractionOf([0, 0]));
});
