/**
 * Departures that the host has told, so that it is asked for each timetable once and not for every label: from some minute on the
 * next of each timetable, in the time of its first call. They stay for the searches that follow.
 */
import { OFFSET, RIDE_BITS, ridesAt, TOLD, TOLD_BITS } from "./memory";

@external("host", "tell")
declare function tell(ride: i32, minute: f64): f64;

/** What is told of a timetable: the minute it is told from, then departures in rising order, or NEVER where there is none. */
const MOST: i32 = (1 << (TOLD_BITS - 2)) - 1;
const NEVER: i32 = i32.MAX_VALUE;

/** Of a ride the first departure at or after an absolute minute; infinite where there is none. */
export function nextLeaving(ride: i32, minute: f64): f64 {
  const row = ridesAt + (ride << RIDE_BITS);
  const offset = load<i32>(row, OFFSET);
  const told: usize = load<i32>(row, TOLD);
  const found = firstFrom(told, <i32>minute - offset);
  return found === NEVER ? tell(ride, minute) : <f64>(found + offset);
}

/** The first that is told at or after a minute, or NEVER where more must be told. */
@inline
function firstFrom(told: usize, minute: i32): i32 {
  if (minute < load<i32>(told) || minute > load<i32>(told, MOST << 2)) return NEVER;
  // The minute it is told from counts as one before; each step asks the middle of what is left.
  let before = 0;
  for (let step = (MOST + 1) >>> 1; step > 0; step >>>= 1)
    before += select(step, 0, load<i32>(told + ((before + step) << 2)) < minute);
  return load<i32>(told + (before << 2), 4);
}
