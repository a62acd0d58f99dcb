/**
 * Random numbers that are counted, not run through: the number at a place of a stream is worked out from the place alone, so
 * nobody has to draw what comes before it and no order shows.
 *
 * @see Salmon, Moraes, Dror, Shaw (2011) Parallel random numbers: as easy as 1, 2, 3: Philox-2x32 with ten rounds
 */

/** A sequence of its own: two words that no other sequence shares but by a chance of one in 2^64. */
export interface Stream {
  readonly high: number;
  readonly low: number;
}

const MULTIPLIER = 0xd256d193;
const WEYL = 0x9e3779b9;
const ROUNDS = 10;
const HALF = 0xffff;

/** The upper 32 bits of a product of 32-bit words. */
function upper(a: number, b: number): number {
  const [a1, a0, b1, b0] = [a >>> 16, a & HALF, b >>> 16, b & HALF];
  const middle = a1 * b0 + ((a0 * b0) >>> 16);
  const other = a0 * b1 + (middle & HALF);
  return (a1 * b1 + Math.floor(middle / 0x10000) + Math.floor(other / 0x10000)) >>> 0;
}

/** Philox-2x32-10 of a counter of two words under a key: two words. */
export function philox(counter: readonly [number, number], key: number): [number, number] {
  let [x0, x1] = counter;
  let k = key;
  for (let round = 0; round < ROUNDS; round++) {
    const high = upper(MULTIPLIER, x0);
    const low = Math.imul(MULTIPLIER, x0) >>> 0;
    x0 = (high ^ k ^ x1) >>> 0;
    x1 = low;
    k = (k + WEYL) >>> 0;
  }
  return [x0, x1];
}

/** The number of a stream at a place: more than 0 and less than 1, even over 2^52 values. `at` is whole, below 2^32. */
export const uniform = ({ high, low }: Stream, at: number): number =>
  fractionOf(philox([at >>> 0, low], high));

/** Two words as a number: 52 bits, and half a step so that neither end is met. Of 53 bits the highest and a half is 1. */
export const fractionOf = ([x0, x1]: readonly [number, number]): number =>
  ((x0 >>> 5) * 0x2000000 + (x1 >>> 7) + 0.5) / 0x10000000000000;
