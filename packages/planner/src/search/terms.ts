/** What a ride asks of a departure: open or not, how much longer, at which headway, for how much. */
import type { Spell, Window } from "../compile/spells.ts";
import type { Leaving } from "../compile/timetable.ts";
import type { Ride } from "../network/rides.ts";

/** No price for this cargo: the ride or transfer is not offered. Compared by name, never summed. */
export const UNPRICED = -1;

/** Cents of a ride for departures from a minute on, until the next; UNPRICED where it is not offered then. */
export interface PriceFrom {
  readonly from: number;
  readonly cents: number;
}

/** For departures from a minute on, until the next term begins. */
export interface Term {
  readonly from: number;
  readonly isOpen: boolean;
  readonly extraMinutes: number;
  /** Of a service known by headway: the wait for it; 0 for others. */
  readonly waitMinutes: number;
  /** Undefined: what the ride costs on any date. */
  readonly cents: number | undefined;
}

/** A ride that calendars leave alone. */
const USUAL: readonly Spell[] = [
  { from: Number.NEGATIVE_INFINITY, isClosed: false, extraMinutes: 0, share: 1, calendars: [] },
];

/** The terms that spells make, whatever the price; `fits` says whether a share of a departure's room is enough. */
export function listTerms(
  leaving: Leaving,
  spells: readonly Spell[] = USUAL,
  waitOf: (headwayMinutes: number) => number,
  fits: (share: number) => boolean,
): readonly Term[] {
  return spells.map(
    ({ from, isClosed, extraMinutes, share }): Term => ({
      from,
      isOpen: !isClosed && (leaving.kind !== "timetable" || fits(share)),
      extraMinutes,
      waitMinutes:
        leaving.kind === "headway"
          ? waitOf(Math.round(leaving.headwayMinutes / (share === 0 ? 1 : share)))
          : 0,
      cents: undefined,
    }),
  );
}

/** Terms with the prices of their dates. */
export function priceTerms(terms: readonly Term[], prices: readonly PriceFrom[]): readonly Term[] {
  const starts = new Set([...terms.map(({ from }) => from), ...prices.map(({ from }) => from)]);
  return [...starts]
    .sort((a, b) => a - b)
    .map((from) => {
      const term = terms[indexAt(terms, from)]!;
      const { cents } = prices[indexAt(prices, from)]!;
      // Key by key, as `listTerms` makes them: a spread gives each a shape of its own, and departures are looked up by the million.
      return {
        from,
        isOpen: term.isOpen && cents !== UNPRICED,
        extraMinutes: term.extraMinutes,
        waitMinutes: term.waitMinutes,
        cents,
      };
    });
}

/** Index of the last item that begins at or before a minute. */
export function indexAt(items: readonly { readonly from: number }[], minute: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (items[middle]!.from <= minute) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Takes a departure that can be chosen: absolute minutes, what the ride costs then, and for whom it is asked. */
export type TakeChoice<Whom> = (
  departure: number,
  arrival: number,
  cents: number,
  whom: Whom,
) => void;

/**
 * The departures worth choosing for cargo that could leave at the absolute minute `earliest`: the first, and the first of
 * every later term that none before beats in both arrival and cost. Cargo goes on as soon as it can, unless the leg itself
 * is better for waiting; it is not held back to owe less storage further on.
 */
export function eachChoice<Whom>(
  ride: Ride,
  leaving: Leaving,
  terms: readonly Term[],
  leastCents: number,
  earliest: number,
  lastDeparture: number,
  take: TakeChoice<Whom>,
  whom: Whom,
): void {
  const { rideMinutes } = ride;
  let at = indexAt(terms, earliest);
  let departure =
    leaving.kind === "headway"
      ? byHeadway(terms, at, earliest)
      : nextOf(ride, leaving, earliest, lastDeparture);
  if (departure > lastDeparture) return;
  at = indexFrom(terms, at, departure);
  while (!terms[at]!.isOpen) {
    const later = terms[at + 1];
    if (later === undefined) return;
    departure = nextOf(ride, leaving, Math.max(departure, later.from), lastDeparture);
    if (departure > lastDeparture) return;
    at = indexFrom(terms, at, departure);
  }
  const first = departure + rideMinutes + terms[at]!.extraMinutes;
  const firstCents = terms[at]!.cents ?? leastCents;
  take(departure, first, firstCents, whom);
  // Choices after the first, against all of which each is held: one of them alone must be no worse in both. Most have none.
  let later: { readonly arrival: number; readonly cents: number }[] | undefined;
  for (let index = at + 1; index < terms.length; index++) {
    const term = terms[index]!;
    if (term.from > lastDeparture) return;
    // No later departure is sooner or cheaper than this.
    const soonest = term.from + rideMinutes;
    if (first <= soonest && firstCents <= leastCents) return;
    if (later !== undefined && isBeaten(later, soonest, leastCents)) return;
    if (!term.isOpen) continue;
    const when = nextOf(ride, leaving, term.from, lastDeparture);
    const end = terms[index + 1]?.from ?? Number.POSITIVE_INFINITY;
    if (when >= end) continue;
    const arrival = when + rideMinutes + term.extraMinutes;
    const cents = term.cents ?? leastCents;
    if (first <= arrival && firstCents <= cents) continue;
    if (later !== undefined && isBeaten(later, arrival, cents)) continue;
    take(when, arrival, cents, whom);
    later ??= [];
    later.push({ arrival, cents });
  }
}

/** True where one of the choices is no worse in both. */
const isBeaten = (
  choices: readonly { readonly arrival: number; readonly cents: number }[],
  arrival: number,
  cents: number,
): boolean => choices.some((choice) => choice.arrival <= arrival && choice.cents <= cents);

/** The first departure from a minute on: any minute, but for a timetable; infinite where none is left. */
const nextOf = (
  { offsetMinutes }: Ride,
  leaving: Leaving,
  from: number,
  lastDeparture: number,
): number =>
  leaving.kind === "timetable"
    ? leaving.timetable.next(from - offsetMinutes, lastDeparture - offsetMinutes) + offsetMinutes
    : from;

/** As `indexAt`, for a minute that is not before the item at an index: most often it is in that one still. */
function indexFrom(terms: readonly Term[], index: number, minute: number): number {
  let at = index;
  while (at + 1 < terms.length && terms[at + 1]!.from <= minute) at++;
  return at;
}

/** Half a headway (or all of it) from a minute on, in the term at an index; a shorter one that begins meanwhile is not missed. */
function byHeadway(terms: readonly Term[], at: number, earliest: number): number {
  let departure = earliest + terms[at]!.waitMinutes;
  for (let index = at + 1; index < terms.length && terms[index]!.from < departure; index++)
    departure = Math.min(departure, terms[index]!.from + terms[index]!.waitMinutes);
  return departure;
}

/**
 * The longest that cargo would wait for a ride of these terms, cut-off left out: for the headway, for its opening, and for a
 * quicker term to begin. Infinity where it might wait for a price.
 */
export function longestWait(terms: readonly Term[]): number {
  let wait = 0;
  let extra = 0;
  let shut = 0;
  let longestShut = 0;
  const [first] = terms;
  for (const [index, term] of terms.entries()) {
    if (term.cents !== first?.cents) return Number.POSITIVE_INFINITY;
    wait = Math.max(wait, term.waitMinutes);
    extra = Math.max(extra, term.extraMinutes);
    const end = terms[index + 1]?.from ?? Number.POSITIVE_INFINITY;
    shut = term.isOpen ? 0 : shut + (end - term.from);
    longestShut = Math.max(longestShut, shut);
  }
  return wait + extra + longestShut;
}

/**
 * Arrivals that do not leave as usual: cargo is ready `before` minutes after it came and waits `usualWait`, and one of the
 * terms it meets is shut, slow, of longer headway or dearer than at best.
 */
export function roughWindows(
  terms: readonly Term[],
  before: number,
  usualWait: number,
  leastCents: number,
): Window[] {
  return terms.flatMap((term, index) => {
    const isUsual =
      term.isOpen &&
      term.extraMinutes === 0 &&
      term.waitMinutes === usualWait &&
      (term.cents ?? leastCents) === leastCents;
    if (isUsual) return [];
    const end = terms[index + 1]?.from ?? Number.POSITIVE_INFINITY;
    return [{ from: term.from - before - usualWait, to: end - before }];
  });
}

/** Windows in order, those that overlap or touch joined. */
export function joinWindows(windows: readonly Window[]): readonly Window[] {
  const joined: { from: number; to: number }[] = [];
  for (const { from, to } of [...windows].sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
    else joined.push({ from, to });
  }
  return joined;
}
