/**
 * Non-dominated pairs, kept as staircases: as `src/search/staircase.ts`, each known by its address. A pair is a vector of two
 * lanes: one comparison looks at both its values.
 */
import { takeBytes } from "./memory";

const SIZE: usize = 4;
const ROOM: usize = 8;
/** Bytes of a pair, as bits, and where its second number lies. */
const PAIR_BITS: i32 = 4;
const SECOND: usize = 8;
const SMALLEST: i32 = 2;

/** So few pairs are gone through one by one: a processor guesses wrong where that ends, but at each halving every second time. */
const FEW: i32 = 32;
/** What `lanesUpTo` tells of a pair: the first value, and both, are at most those it is compared with. */
const FIRST_LANE: i32 = 1;
const BOTH_LANES: i32 = 3;

/** A bit for each value of the pair at an address that is at most that of `pair`. */
@inline
function lanesUpTo(at: usize, pair: v128): i32 {
  return i64x2.bitmask(f64x2.le(v128.load(at), pair));
}

/** A pair from which on, within FEW pairs, first values pass `a`, if any do. */
@inline
function narrow(block: usize, length: i32, a: f64): i32 {
  let low = 0;
  let high = length;
  while (high - low > FEW) {
    const middle = (low + high) >>> 1;
    if (load<f64>(block + (middle << PAIR_BITS)) <= a) low = middle;
    else high = middle;
  }
  return low;
}

/** True where some pair kept is no worse in both. In line: most staircases are short, and calling it would take longer. */
@inline
export function covers(stair: usize, pair: v128): bool {
  const length = load<i32>(stair, SIZE);
  if (length === 0) return false;
  const a = f64x2.extract_lane(pair, 0);
  const block: usize = load<i32>(stair);
  const end = block + (length << PAIR_BITS);
  for (let at = block + (narrow(block, length, a) << PAIR_BITS); at < end; at += 1 << PAIR_BITS) {
    const lanes = lanesUpTo(at, pair);
    if (lanes === BOTH_LANES) return true;
    if ((lanes & FIRST_LANE) === 0) return false;
  }
  return false;
}

/** Keeps a pair and drops those it covers; false where one that is kept covers it. Looks once where it belongs. */
export function keepUnlessCovered(stair: usize, pair: v128): bool {
  const a = f64x2.extract_lane(pair, 0);
  const b = f64x2.extract_lane(pair, 1);
  const length = load<i32>(stair, SIZE);
  let block: usize = load<i32>(stair);
  let at = narrow(block, length, a);
  for (; at < length; at++) {
    const lanes = lanesUpTo(block + (at << PAIR_BITS), pair);
    if (lanes === BOTH_LANES) return false;
    if ((lanes & FIRST_LANE) === 0) break;
  }
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
  if (end === at) {
    for (let last = block + (length << PAIR_BITS); last > place; last -= 1 << PAIR_BITS)
      v128.store(last, v128.load(last - (1 << PAIR_BITS)));
  } else if (end !== at + 1)
    memory.copy(place + (1 << PAIR_BITS), block + (end << PAIR_BITS), (length - end) << PAIR_BITS);
  v128.store(place, pair);
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
