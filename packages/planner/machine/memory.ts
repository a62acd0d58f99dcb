/**
 * The memory of one search: the chains of the queue, what it moves over (`layOut`), staircases, and behind them whatever grows.
 * Nothing is given back before the next search begins. Addresses are of 32 bits: the host lays out nothing so large that they
 * could run over (`search/machine.ts`).
 */

/** A row of a move: the least it uses by each key, then the state it leads to and its ride. */
export const TO: usize = 24;
export const RIDE: usize = 28;
/** A row of a state: the least that is left by each key, then the latest minute at which cargo there is looked at. */
export const LATEST: usize = 24;
/** Rows of moves and of states are of 32 bytes: so many bits. */
export const ROW_BITS: i32 = 5;
/** A row of a ride: its minutes, those from the first call of its service to its own, where its departures are told. */
export const MINUTES: usize = 0;
export const OFFSET: usize = 4;
export const TOLD: usize = 8;
export const RIDE_BITS: i32 = 4;
/** Bytes for the departures of a timetable (`departures.ts`): so many bits. */
export const TOLD_BITS: i32 = 8;

/** Chains of labels: of the buckets of the open window, so many as bits tell, then of later windows. */
export const BUCKET_BITS: i32 = 10;
export const WINDOWS: i32 = 256;
const CHAINS: usize = (1 << BUCKET_BITS) + WINDOWS;
export const chainsAt: usize = 64;
/** A staircase: where its block of pairs is, its pairs, the room for pairs. */
export const STAIR_BITS: i32 = 4;

/** Where rows of moves lie, of one cargo by one order of keys; there is room for several (`useMoves`). */
export let movesAt: usize = 0;
/** Rows of states. */
export let statesAt: usize = 0;
/** By state and one more: the first move out of it. */
export let firstMoveAt: usize = 0;
/** By state, a byte of what is not the same for all (`loop.ts`). */
export let flagsAt: usize = 0;
/** Rows of rides; by timetable, the departures that are told. */
export let ridesAt: usize = 0;
export let toldAt: usize = 0;
/** By ride: how it leaves, the places of `via` it touches; nowhere if there are none. */
export let mannersAt: usize = 0;
export let touchesAt: usize = 0;
/** By layer. */
export let stairsAt: usize = 0;
/** The staircase of the answers. */
export let answersAt: usize = 0;
/** States; layers are so many times the sets of places touched. */
export let stateCount: i32 = 0;

let moveBytes: usize = 0;
let fixedEnd: usize = 0;
let free: usize = 0;

/** Takes so many bytes, of no particular contents; traps where the platform has no more, or 4 GiB are used up. */
export function takeBytes(bytes: usize): usize {
  const at = free;
  free = at + ((bytes + 15) & ~15);
  if (free < at) unreachable();
  const pages = <i32>((free + 0xffff) >>> 16);
  const has = memory.size();
  if (pages > has) {
    // A quarter more at once, if it can be had: growing takes as long for little as for much.
    const much = max(pages - has, has >>> 2);
    if (memory.grow(much) < 0 && memory.grow(pages - has) < 0) unreachable();
  }
  return at;
}

/** The place of those with room for rows of moves that searches read from now on. */
export function useMoves(place: i32): void {
  movesAt = chainsAt + 4 * CHAINS + <usize>place * moveBytes;
}

/** Lays out what a search moves over, to be filled in by the host; rows of moves in so many places. */
export function layOut(
  moves: i32,
  places: i32,
  states: i32,
  rides: i32,
  timetables: i32,
  layers: i32,
  hasTouches: bool,
): void {
  stateCount = states;
  moveBytes = <usize>moves << ROW_BITS;
  useMoves(0);
  statesAt = movesAt + <usize>places * moveBytes;
  stairsAt = statesAt + (states << ROW_BITS);
  answersAt = stairsAt + (layers << STAIR_BITS);
  ridesAt = answersAt + (1 << STAIR_BITS);
  toldAt = ridesAt + (rides << RIDE_BITS);
  firstMoveAt = toldAt + (timetables << TOLD_BITS);
  flagsAt = firstMoveAt + 4 * (states + 1);
  mannersAt = flagsAt + states;
  touchesAt = hasTouches ? mannersAt + rides : 0;
  free = 0;
  takeBytes(mannersAt + 2 * rides);
  fixedEnd = free;
}

/** Frees what grew, and empties chains and staircases. */
export function clear(): void {
  free = fixedEnd;
  memory.fill(chainsAt, 0, 4 * CHAINS);
  memory.fill(stairsAt, 0, answersAt + (1 << STAIR_BITS) - stairsAt);
}
