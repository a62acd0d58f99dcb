/** Partial ways, as rows: a label is the address of its row. As `src/search/labels.ts`, but figures are in the order of the keys. */
import { movesAt, RIDE, ROW_BITS, takeBytes } from "./memory";

/** The parent of a label that starts at an origin, and the end of a chain of labels. */
export const NO_LABEL: i32 = 0;
/** `MOVE` of a label that is out of the network. */
export const RELEASE: i32 = -2;
/** Legs of the longest way. */
export const MOST_LEGS: i32 = 255;

/** Three figures, then marks. */
export const FIRST: usize = 0;
export const SECOND: usize = 8;
export const THIRD: usize = 16;
export const LAYER: usize = 24;
export const PARENT: usize = 28;
export const MOVE: usize = 32;
export const DEPARTURE: usize = 36;
export const LEGS: usize = 40;
/** The next label of the chain it is in. */
export const NEXT: usize = 44;
/** Budgets count by it: as `LABEL_BYTES` of `src/search/labels.ts`. */
const LABEL_BYTES: usize = 48;
const LABELS_AT_ONCE: usize = 1024;

/** Labels made. */
export let made: i32 = 0;
let free: usize = 0;
let end: usize = 0;

/** Forgets all labels. */
export function clearLabels(): void {
  made = 0;
  free = 0;
  end = 0;
}

/** Makes a label. */
@inline
export function addLabel(
  layer: i32,
  parent: i32,
  move: i32,
  departure: i32,
  u0: f64,
  u1: f64,
  u2: f64,
  legs: i32,
): i32 {
  if (free === end) {
    free = takeBytes(LABEL_BYTES * LABELS_AT_ONCE);
    end = free + LABEL_BYTES * LABELS_AT_ONCE;
  }
  const label = free;
  free = label + LABEL_BYTES;
  made++;
  store<f64>(label, u0, FIRST);
  store<f64>(label, u1, SECOND);
  store<f64>(label, u2, THIRD);
  store<i32>(label, layer, LAYER);
  store<i32>(label, parent, PARENT);
  store<i32>(label, move, MOVE);
  store<i32>(label, departure, DEPARTURE);
  store<i32>(label, legs, LEGS);
  return <i32>label;
}

/** Whether the rides and departures of one label come before those of another, from the origin on; shorter ways first. */
export function isWayBefore(a: i32, b: i32): bool {
  let atA = lastRide(a);
  let atB = lastRide(b);
  let leftA = countRides(atA);
  let leftB = countRides(atB);
  let isBefore = leftA < leftB;
  for (; leftA > leftB; leftA--) atA = load<i32>(atA, PARENT);
  for (; leftB > leftA; leftB--) atB = load<i32>(atB, PARENT);
  for (; leftA > 0 && atA !== atB; leftA--) {
    const leaves = load<i32>(atA, DEPARTURE);
    const other = load<i32>(atB, DEPARTURE);
    if (leaves !== other) isBefore = leaves < other;
    else {
      const rideA = rideOf(atA);
      const rideB = rideOf(atB);
      if (rideA !== rideB) isBefore = rideA < rideB;
    }
    atA = load<i32>(atA, PARENT);
    atB = load<i32>(atB, PARENT);
  }
  return isBefore;
}

function lastRide(label: i32): i32 {
  return load<i32>(label, MOVE) === RELEASE ? load<i32>(label, PARENT) : label;
}

function countRides(label: i32): i32 {
  let count = 0;
  for (let at = label; at !== NO_LABEL && load<i32>(at, MOVE) >= 0; at = load<i32>(at, PARENT))
    count++;
  return count;
}

function rideOf(label: i32): i32 {
  return load<i32>(movesAt + (load<i32>(label, MOVE) << ROW_BITS), RIDE);
}
