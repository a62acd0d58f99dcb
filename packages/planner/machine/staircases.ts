/** Non-dominated pairs, kept as staircases: as `src/search/staircase.ts`, each known by its address. */
import { takeBytes } from "./memory";

const SIZE: usize = 4;
const ROOM: usize = 8;
/** Bytes of a pair, as bits, and where its second number lies. */
const PAIR_BITS: i32 = 4;
const SECOND: usize = 8;
const SMALLEST: i32 = 2;

/** How many of the pairs of a block have a first value of at most `a`. */
@inline
function countUpTo(block: usize, length: i32, a: f64): i32 {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (load<f64>(block + (middle << PAIR_BITS)) <= a) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** True where some pair kept is no worse than `(a, b)` in both. */
export function covers(stair: usize, a: f64, b: f64): bool {
  const length = load<i32>(stair, SIZE);
  if (length === 0) return false;
  const block: usize = load<i32>(stair);
  const upTo = countUpTo(block, length, a);
  return upTo > 0 && load<f64>(block + ((upTo - 1) << PAIR_BITS), SECOND) <= b;
}

/** Keeps `(a, b)` and drops the pairs it covers; false where one that is kept covers it. Looks once where it belongs. */
export function keepUnlessCovered(stair: usize, a: f64, b: f64): bool {
  const length = load<i32>(stair, SIZE);
  let block: usize = load<i32>(stair);
  let at = countUpTo(block, length, a);
  if (at > 0 && load<f64>(block + ((at - 1) << PAIR_BITS), SECOND) <= b) return false;
  if (length === load<i32>(stair, ROOM)) {
    grow(stair, length);
    block = load<i32>(stair);
  }
  // A pair with the same first value and a larger second is covered by the new one too.
  for (; at > 0; at--) {
    const before = block + ((at - 1) << PAIR_BITS);
    if (load<f64>(before) !== a || load<f64>(before, SECOND) < b) break;
  }
  let end = at;
  while (end < length && load<f64>(block + (end << PAIR_BITS), SECOND) >= b) end++;
  const place = block + (at << PAIR_BITS);
  if (end !== at + 1)
    memory.copy(place + (1 << PAIR_BITS), block + (end << PAIR_BITS), (length - end) << PAIR_BITS);
  store<f64>(place, a);
  store<f64>(place, b, SECOND);
  store<i32>(stair, length + 1 - (end - at), SIZE);
  return true;
}

/** Moves a full staircase to a block of twice its room. */
function grow(stair: usize, length: i32): void {
  const room = max(SMALLEST, 2 * length);
  const block = takeBytes(room << PAIR_BITS);
  memory.copy(block, load<i32>(stair), length << PAIR_BITS);
  store<i32>(stair, <i32>block);
  store<i32>(stair, room, ROOM);
}
