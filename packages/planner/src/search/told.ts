/** Departures told to the loop, which looks them up by itself from then on (`machine/departures.ts`). */
import type { Compiled } from "../compile/compile.ts";
import { NO_DEPARTURE, type Timetable } from "../compile/timetable.ts";
import type { Field } from "./field.ts";

/** Of what is told of a timetable: the minute it is told from, then departures in the time of the first call. */
export const TOLD_BYTES = 256;
/** In place of a departure, and of the minute departures are told from. */
export const NEVER = 0x7fffffff;

/** Timetables by number: rides of one service share one. */
export interface Timetables {
  readonly count: number;
  /** By ride; -1 where it has none. */
  readonly ofRide: Int32Array;
}
const numbered = new WeakMap<Compiled, Timetables>();

export function timetablesOf(compiled: Compiled): Timetables {
  const own = numbered.get(compiled);
  if (own !== undefined) return own;
  const numbers = new Map<Timetable, number>();
  const numberOf = (timetable: Timetable | undefined): number => {
    if (timetable === undefined) return -1;
    const number = numbers.get(timetable) ?? numbers.size;
    numbers.set(timetable, number);
    return number;
  };
  const ofRide = Int32Array.from(compiled.timetables, numberOf);
  const timetables = { count: numbers.size, ofRide };
  numbered.set(compiled, timetables);
  return timetables;
}

/** A search that asks for departures. */
export interface Asking {
  readonly field: Pick<Field, "nextLeaving">;
  readonly departAfter: number;
  /** Where timetables are told of which there is no room for all departures that this search may ask for. */
  readonly crowded: Set<number>;
}

/** Departures told of a timetable at first: most searches over a small network ask for no more. */
const FEW = 4;

/**
 * First departure of a ride at or after an absolute minute, which was not among those told. More of its timetable are then written
 * to `told`, earlier by `offset` than they leave the ride's own call: from the beginning of the search on FEW, then twice as many
 * each time, as long as there is room; where that does not reach to the minute, from the minute on.
 */
export function tellDeparture(
  { field, departAfter, crowded }: Asking,
  told: Int32Array,
  ride: number,
  offset: number,
  minute: number,
): number {
  const most = told.length - 1;
  const asked = minute - offset;
  const tellMore = (known: number): void => {
    const wanted = Math.min(most, Math.max(FEW, 2 * known));
    let next = known === 0 ? told[0]! : told[known]! + 1;
    for (let count = known; count < most && (count < wanted || told[count]! < asked); ) {
      const departure = field.nextLeaving(ride, next + offset);
      if (departure === NO_DEPARTURE) return;
      told[++count] = departure - offset;
      next = told[count]! + 1;
    }
  };
  const tellFrom = (from: number): void => {
    told.fill(NEVER);
    told[0] = from;
    tellMore(0);
  };
  const known = told.indexOf(NEVER) - 1;
  if (asked < told[0]!) {
    // There and back would tell all anew each time.
    if (crowded.has(told.byteOffset)) return field.nextLeaving(ride, minute);
    tellFrom(departAfter - offset);
  } else if (known > 0) tellMore(known);
  if (told[most]! < asked || known === 0) {
    crowded.add(told.byteOffset);
    tellFrom(asked);
  }
  const found = told.find((departure, at) => at > 0 && departure >= asked) ?? NEVER;
  return found === NEVER ? NO_DEPARTURE : found + offset;
}
