/** Riding a booked way through one draw: what is missed is rebooked, what lies pays. */
import type { Ridden, Taken } from "../itinerary/build.ts";
import { departuresOf, type Leaving } from "../search/leave.ts";
import type { Luck } from "./luck.ts";
import { type Booked, handled, type Posed, readyAt, rideOf } from "./way.ts";

/** How one draw ended. */
export interface Journey {
  /** Absolute minute at which it is available; Infinity where no departure was left within the horizon. */
  readonly end: number;
  /** Whole cents by the dates and waits of the draw; meaningless where it does not end. */
  readonly cents: number;
  /** The rides taken, as far as it came. */
  readonly ridden: Ridden;
}

/**
 * Rides a way under the luck it stands at. Cargo keeps its bookings: early, it waits for them; too late for the cut-off, it goes
 * by the next departure of the same ride that the search could have taken. Where nothing is booked it goes as soon as it
 * can. `onMissed` is told the position of each ride whose departure is missed.
 */
export function travel(
  posed: Posed,
  booked: Booked,
  luck: Luck,
  onMissed: (position: number) => void,
): Journey {
  const { compiled } = posed.engine;
  const { weighed, base } = posed.prepared;
  const { field } = luck;
  const { steps, bookings, start, lastState, lorryIn, lorryOut } = booked;
  const taken: Taken[] = [];
  let arrived = readyAt(booked, booked.departAfter);
  let cents = base.startCents + (lorryIn?.cents ?? 0);
  for (let position = 0; position < steps.length; position++) {
    const step = steps[position];
    const booking = bookings[position];
    if (step === undefined || booking === undefined) throw new Error("invariant: a booking a ride");
    const { state, ride, row } = step;
    const usual = weighed.transferMinutes[row] ?? 0;
    // Handling takes no less than no time.
    const handlingDelay = Math.max(-usual, luck.handling[position] ?? 0);
    const ready = handled(field, state, arrived, usual + handlingDelay);
    const rested = arrived + booking.stay;
    const { cutOffMinutes } = rideOf(posed, ride);
    const isInTime = booking.isKept && Math.max(ready + cutOffMinutes, rested) <= booking.departure;
    if (booking.isKept && !isInTime) onMissed(position);
    const left: Leaving | undefined = isInTime
      ? booking
      : departuresOf(compiled, weighed, field, ride, { ready, rested })[0];
    if (left === undefined)
      return { end: Number.POSITIVE_INFINITY, cents, ridden: { taken, start, lastState, end: 0 } };
    const running = left.arrival - left.departure;
    const least = Math.min(running, luck.least[position] ?? 0);
    const delay = Math.max(least - running, luck.running[position] ?? 0);
    const { departure } = left;
    const arrival = left.arrival + delay;
    cents +=
      (weighed.transferCents[row] ?? 0) + left.cents + field.waitCents(state, departure - arrived);
    taken.push({ state, ride, row, arrived, departure, arrival, handlingDelay, delay });
    arrived = arrival;
  }
  const usual = field.exits.handling[lastState] ?? 0;
  const exitDelay = Math.max(-usual, luck.handling[steps.length] ?? 0);
  const out = Math.max(
    handled(field, lastState, arrived, usual + exitDelay),
    arrived + booked.lastStay,
  );
  const end = out + (lorryOut === undefined ? 0 : lorryOut.rideMinutes + lorryOut.doorMinutes);
  cents += (field.exits.cents[lastState] ?? 0) + field.waitCents(lastState, out - arrived);
  return { end, cents, ridden: { taken, start, lastState, end, exitDelay } };
}
