/** The next departure of a ride, for cargo that rides a way without searching. */
import type { Compiled } from "../compile/compile.ts";
import { NO_DEPARTURE } from "../compile/timetable.ts";
import type { Field } from "./field.ts";
import type { Weighed } from "./weigh.ts";

/** A departure of a ride: absolute minutes, and cents asked for it. */
export interface Leaving {
  readonly departure: number;
  readonly arrival: number;
  readonly cents: number;
}

/** When cargo could leave, in absolute minutes. */
export interface ReadyAt {
  /** Handling is done. */
  readonly ready: number;
  /** A stay that is asked for is over. */
  readonly rested: number;
  /** Departures before it are not taken. */
  readonly notBefore?: number;
}

/** The departures worth choosing of a ride, as the search knows them, the first first. */
export function departuresOf(
  { rides }: Pick<Compiled, "rides">,
  { rideCents }: Pick<Weighed, "rideCents">,
  field: Field,
  ride: number,
  { ready, rested, notBefore = Number.NEGATIVE_INFINITY }: ReadyAt,
): Leaving[] {
  const found: Leaving[] = [];
  const take = (departure: number, arrival: number, cents: number): void => {
    if (departure >= notBefore) found.push({ departure, arrival, cents });
  };
  if (field.isVaried(ride)) field.choices(ready, ride, take, rested, undefined);
  else {
    const departure = field.nextDeparture(ready, ride, rested);
    if (departure !== NO_DEPARTURE)
      take(departure, departure + rides[ride]!.rideMinutes, rideCents[ride]!);
  }
  return found;
}
