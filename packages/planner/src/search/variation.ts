/** How much more early cargo may come to owe for lying in a state than late cargo that leaves it the same way. */
import type { Compiled } from "../compile/compile.ts";
import { HORIZON_MINUTES, type Leaving } from "../compile/timetable.ts";
import { chargeCents } from "../cost/charges.ts";
import type { Ride } from "../network/rides.ts";
import { MINUTES_PER_DAY, toMinutes } from "../units.ts";
import type { Query } from "./query.ts";
import type { Term } from "./terms.ts";
import type { Weighed } from "./weigh.ts";

/** `out` of the way out of the network. */
export const EXIT = -1;

/** A way out of a state on which early cargo may owe more: a move or EXIT, and how many cents more at the most. */
export interface Extra {
  readonly out: number;
  readonly cents: number;
}

/** Minutes between two looks at whether a terminal is open. */
const LOOK_EVERY = MINUTES_PER_DAY / 2;

/**
 * The ways out of a state on which a wait, and so what it costs, may differ from one cargo to the next. Upper bounds: the
 * longest wait of any arrival within the horizon, against the least; and where prices change, all that they differ by, for
 * early cargo may take the dear departure rather than lie until the cheap one.
 */
export function listExtras(
  compiled: Compiled,
  weighed: Weighed,
  { departAfter, bookedAt, stays }: Pick<Query, "departAfter" | "bookedAt" | "stays">,
  state: number,
): Extra[] {
  const { firstMove, moveRide, moveTransfer, rides, leavings, stateTerminal, release } = compiled;
  const { transferMinutes, moveOpen, rideWait } = weighed;
  const charges = weighed.charges(state);
  const terminal = stateTerminal[state]!;
  const last = departAfter + HORIZON_MINUTES;
  let kept = longestShut(compiled.hours[terminal], departAfter, last);
  for (const { terminals, minutes } of stays) if (terminals.has(terminal)) kept += minutes;
  const extras: Extra[] = [];
  const note = (out: number, least: number, longer: number, spread: number): void => {
    const cents = owedFor(charges, least + longer) - owedFor(charges, least) + spread;
    if (cents > 0) extras.push({ out, cents });
  };
  // By the gate or by a lorry, whichever the destination is.
  for (const row of [release[state]!, compiled.toLorry[state]!])
    if (row >= 0) note(EXIT, transferMinutes[row]!, kept, 0);
  for (let move = firstMove[state]!; move < firstMove[state + 1]!; move++) {
    if (moveOpen[move] !== 1) continue;
    const index = moveRide[move]!;
    const ride = rides[index]!;
    const lead = ride.service?.bookingLeadH;
    const booked = lead === undefined ? 0 : Math.max(0, bookedAt + toMinutes(lead) - departAfter);
    const terms = clip(weighed.terms(index) ?? [], departAfter, last);
    const usual = rideWait[index]!;
    const least = transferMinutes[moveTransfer[move]!]! + ride.cutOffMinutes + usual;
    const gap = longestGap(ride, leavings[index]!, terms, usual, departAfter, last);
    const longer = kept + booked + gap;
    const prices = terms.flatMap(({ isOpen, cents }) =>
      isOpen && cents !== undefined ? [cents] : [],
    );
    const spread = prices.length === 0 ? 0 : Math.max(...prices) - Math.min(...prices);
    note(move, least, longer, spread);
  }
  return extras;
}

function owedFor(charges: ReturnType<Weighed["charges"]>, minutes: number): number {
  let cents = 0;
  for (const charge of charges) cents += chargeCents(charge, minutes);
  return cents;
}

/** Terms as far as they lie within two minutes. */
const clip = (terms: readonly Term[], first: number, last: number): (Term & { to: number })[] =>
  terms.flatMap((term, index) => {
    const from = Math.max(first, term.from);
    const to = Math.min(last + 1, terms[index + 1]?.from ?? Number.POSITIVE_INFINITY);
    if (from >= to) return [];
    const { isOpen, extraMinutes, waitMinutes, cents } = term;
    return [{ from, to, isOpen, extraMinutes, waitMinutes, cents }];
  });

/** The longest that cargo waits for a ride beyond the least: for a departure, for an opening, for a slow spell to end. */
function longestGap(
  { offsetMinutes }: Ride,
  leaving: Leaving,
  terms: readonly (Term & { to: number })[],
  usual: number,
  first: number,
  last: number,
): number {
  const slow = Math.max(0, ...terms.map(({ extraMinutes }) => extraMinutes));
  if (leaving.kind === "timetable") {
    const isOpen = (minute: number): boolean =>
      terms.length === 0 ||
      terms.some(({ from, to, isOpen: is }) => is && from <= minute && minute < to);
    let gap = 0;
    let before = first;
    for (let at = first; ; at++) {
      at = leaving.timetable.next(at - offsetMinutes, last - offsetMinutes) + offsetMinutes;
      if (at > last) return gap + slow;
      if (!isOpen(at)) continue;
      gap = Math.max(gap, at - before);
      before = at;
    }
  }
  let wait = usual;
  let shut = 0;
  let longest = 0;
  for (const { from, to, isOpen, waitMinutes } of terms) {
    wait = Math.max(wait, waitMinutes);
    shut = isOpen ? 0 : shut + to - from;
    longest = Math.max(longest, shut);
  }
  return wait - usual + longest + slow;
}

/** The longest that a terminal is shut, looked at twice a day: no less than it is. */
function longestShut(
  next: ((minute: number) => number) | undefined,
  first: number,
  last: number,
): number {
  if (next === undefined) return 0;
  let longest = 0;
  for (let minute = first; minute <= last; minute += LOOK_EVERY)
    longest = Math.max(longest, next(minute) - minute);
  return longest + LOOK_EVERY;
}
