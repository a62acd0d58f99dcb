/**
 * Non-dominated pairs, kept as staircases: first value rising, second falling.
 *
 * With labels taken in rising order of a first criterion, a label is dominated by those before it exactly when its
 * two remaining values are (dimensionality reduction; Pulido, Mandow, Pérez de la Cruz 2015).
 */
import { createSpares, MOST_SPARE } from "../kernel/spares.ts";

/** Staircases side by side. */
export interface Staircases {
  /** By staircase: where its block of pairs starts, its pairs, the room for pairs. Side by side, for all are read together. */
  readonly blocks: Int32Array;
  pairs: Float64Array;
  /** Numbers of `pairs` in use. */
  used: number;
}

/** Pairs of the smallest block. */
const SMALLEST = 2;

/** Numbers that tell of a block, a power of two for the sake of lines of memory, and where each lies. */
const BLOCK = 4;
const SIZE = 1;
const ROOM = 2;

/** So many staircases, in blocks of one array that double when they are full. */
export const createStaircases = (count: number): Staircases => ({
  blocks: new Int32Array(BLOCK * count),
  pairs: new Float64Array(count === 0 ? 0 : 128),
  used: 0,
});

const spares = createSpares(createStaircases);

/** As `createStaircases`; to be given back. */
export function borrowStaircases(count: number): Staircases {
  const stairs = spares.borrow(count);
  stairs.blocks.fill(0);
  stairs.used = 0;
  return stairs;
}

/** Takes staircases that nobody uses any more; of a very large search they are let go. */
export function giveBack(stairs: Staircases): void {
  if (stairs.pairs.length <= MOST_SPARE) spares.giveBack(stairs.blocks.length / BLOCK, stairs);
}

/** How many of the pairs from an index on have a first value of at most `a`. */
function countUpTo(pairs: Float64Array, first: number, length: number, a: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (pairs[first + 2 * middle]! <= a) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** True where some pair kept in a staircase is no worse than `(a, b)` in both. */
export function covers(
  { blocks, pairs }: Staircases,
  stair: number,
  a: number,
  b: number,
): boolean {
  const length = blocks[BLOCK * stair + SIZE]!;
  if (length === 0) return false;
  const first = blocks[BLOCK * stair]!;
  const upTo = countUpTo(pairs, first, length, a);
  return upTo > 0 && pairs[first + 2 * upTo - 1]! <= b;
}

/** Keeps `(a, b)`, which no pair kept covers, and drops the pairs it covers. */
export function keepPair(stairs: Staircases, stair: number, a: number, b: number): void {
  const { blocks } = stairs;
  const block = BLOCK * stair;
  const length = blocks[block + SIZE]!;
  if (length === blocks[block + ROOM]) grow(stairs, block);
  const { pairs } = stairs;
  const first = blocks[block]!;
  let at = countUpTo(pairs, first, length, a);
  // A pair with the same first value and a larger second is covered by the new one too.
  while (at > 0 && pairs[first + 2 * at - 2] === a && pairs[first + 2 * at - 1]! >= b) at--;
  let end = at;
  while (end < length && pairs[first + 2 * end + 1]! >= b) end++;
  // By hand: most staircases are short, and a call costs more than a few steps.
  const last = first + 2 * length;
  if (end === at) for (let i = last - 1; i >= first + 2 * at; i--) pairs[i + 2] = pairs[i]!;
  else if (end > at + 1)
    for (let from = first + 2 * end, to = first + 2 * at + 2; from < last; )
      pairs[to++] = pairs[from++]!;
  pairs[first + 2 * at] = a;
  pairs[first + 2 * at + 1] = b;
  blocks[block + SIZE] = length + 1 - (end - at);
}

/** Moves a full staircase to a block of twice its room. */
function grow(stairs: Staircases, block: number): void {
  const { blocks } = stairs;
  const wanted = Math.max(SMALLEST, 2 * blocks[block + ROOM]!);
  const end = stairs.used + 2 * wanted;
  if (end > stairs.pairs.length) {
    const grown = new Float64Array(2 * end);
    grown.set(stairs.pairs.subarray(0, stairs.used));
    stairs.pairs = grown;
  }
  const start = blocks[block]!;
  stairs.pairs.copyWithin(stairs.used, start, start + 2 * blocks[block + SIZE]!);
  blocks[block] = stairs.used;
  blocks[block + ROOM] = wanted;
  stairs.used = end;
}
