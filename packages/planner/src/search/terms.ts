/** What a ride asks of a departure: open or not, how much longer, at which headway, for how much. */
import type { Spell } from "../compile/spells.ts";
import { type Leaving, NO_DEPARTURE } from "../compile/timetable.ts";
import type { Ride } from "../network/rides.ts";
import { type PriceFrom, UNPRICED } from "./weigh.ts";

/** For departures from a minute on, until the next term begins. */
export interface Term {
  readonly from: number;
  readonly isOpen: boolean;
  readonly extraMinutes: number;
  /** Of a service known by headway: the wait for it; 0 for others. */
  readonly waitMinutes: number;
  readonly cents: number;
}

/** Spells and prices of a ride laid over each other; `fits` says whether a share of a departure's room is enough. */
export function listTerms(
  leaving: Leaving,
  spells: readonly Spell[] | undefined,
  prices: readonly PriceFrom[],
  waitOf: (headwayMinutes: number) => number,
  fits: (share: number) => boolean,
): readonly Term[] {
  const usual: Spell[] = [
    { from: Number.NEGATIVE_INFINITY, isClosed: false, extraMinutes: 0, share: 1, calendars: [] },
  ];
  const own = spells ?? usual;
  const starts = new Set([...own.map(({ from }) => from), ...prices.map(({ from }) => from)]);
  return [...starts]
    .sort((a, b) => a - b)
    .map((from): Term => {
      const spell = own[indexAt(own, from)]!;
      const { cents } = prices[indexAt(prices, from)]!;
      const { isClosed, extraMinutes, share } = spell;
      return {
        from,
        isOpen: !isClosed && cents !== UNPRICED && (leaving.kind !== "timetable" || fits(share)),
        extraMinutes,
        // A closed day has no headway of its own: what comes in it waits as usual, then for the end.
        waitMinutes:
          leaving.kind === "headway"
            ? waitOf(Math.round(leaving.headwayMinutes / (isClosed ? 1 : share)))
            : 0,
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

/** A departure that can be chosen. */
export interface Choice {
  readonly departure: number;
  readonly arrival: number;
  readonly cents: number;
}

/**
 * The departures worth choosing for cargo that could leave at the absolute minute `earliest`: the first, and the first of
 * every later term that arrives sooner or costs less than those before. Any other is no better than one of these: within a
 * term a ride takes and costs the same, and waiting never costs less for being longer.
 */
export function listChoices(
  ride: Ride,
  leaving: Leaving,
  terms: readonly Term[],
  leastCents: number,
  earliest: number,
  lastDeparture: number,
): readonly Choice[] {
  const nextByTimetable = (from: number): number =>
    leaving.kind === "timetable"
      ? leaving.timetable.next(from - ride.offsetMinutes, lastDeparture - ride.offsetMinutes) +
        ride.offsetMinutes
      : from;
  let departure = leaving.kind === "headway" ? byHeadway(terms, earliest) : nextByTimetable(earliest);
  let at = indexAt(terms, departure);
  while (departure <= lastDeparture && terms[at]?.isOpen !== true) {
    const later = terms[at + 1];
    if (later === undefined) return [];
    departure = nextByTimetable(Math.max(departure, later.from));
    at = departure === NO_DEPARTURE ? at : indexAt(terms, departure);
  }
  if (departure > lastDeparture) return [];
  const choices: Choice[] = [];
  let soonest = Number.POSITIVE_INFINITY;
  let cheapest = Number.POSITIVE_INFINITY;
  const choose = (when: number, { extraMinutes, cents }: Term): void => {
    const arrival = when + ride.rideMinutes + extraMinutes;
    if (arrival >= soonest && cents >= cheapest) return;
    choices.push({ departure: when, arrival, cents });
    soonest = Math.min(soonest, arrival);
    cheapest = Math.min(cheapest, cents);
  };
  choose(departure, terms[at]!);
  for (let index = at + 1; index < terms.length; index++) {
    const term = terms[index]!;
    if (term.from > lastDeparture) break;
    if (cheapest <= leastCents && term.from + ride.rideMinutes >= soonest) break;
    if (!term.isOpen) continue;
    const when = nextByTimetable(term.from);
    const end = terms[index + 1]?.from ?? Number.POSITIVE_INFINITY;
    if (when < end && when <= lastDeparture) choose(when, term);
  }
  return choices;
}

/** Half a headway (or all of it) from the minute on; a shorter one that begins meanwhile is not missed. */
function byHeadway(terms: readonly Term[], earliest: number): number {
  const at = indexAt(terms, earliest);
  let departure = earliest + terms[at]!.waitMinutes;
  for (let index = at + 1; index < terms.length && terms[index]!.from < departure; index++)
    departure = Math.min(departure, terms[index]!.from + terms[index]!.waitMinutes);
  return departure;
}
