/** The next departure of a ride: by timetable, by headway, or on demand. */
import { listDepartures } from "../network/calendar.ts";
import { groupBy } from "../network/groupBy.ts";
import type { Ride } from "../network/rides.ts";
import type { Departure, Network } from "../network/rows.ts";
import { MINUTES_PER_DAY, toMinutes } from "../units.ts";

/** No departure within the horizon. */
export const NO_DEPARTURE: number = Number.POSITIVE_INFINITY;
/** The latest departure of a way, counted from `departAfter`: a search must end where nothing runs any more. */
export const HORIZON_MINUTES: number = 400 * MINUTES_PER_DAY;
/** Timetables are laid out in stretches of 52 weeks, when first asked for. */
const STRETCH_DAYS = 364;

/** A service's departures from its first call, as absolute minutes. */
export interface Timetable {
  /** First departure at or after `minute` and not after `limit`, or NO_DEPARTURE. */
  next(minute: number, limit: number): number;
  /** Last departure at or before `minute` and not before `limit`, or -Infinity. */
  last(minute: number, limit: number): number;
}

/** How a ride leaves. */
export type Leaving =
  | { readonly kind: "onDemand" }
  | { readonly kind: "headway"; readonly headwayMinutes: number }
  | { readonly kind: "timetable"; readonly timetable: Timetable };

/** How each ride leaves; rides of one service share its timetable. */
export function listLeavings(network: Network, rides: readonly Ride[]): Leaving[] {
  const rows = groupBy(network.departures, ({ service }) => service);
  const zones = new Map(network.terminals.map(({ id, timeZone }) => [id, timeZone]));
  const firstCalls = new Map<string, { seq: number; terminal: string }>();
  for (const { service, seq, terminal } of network.calls)
    if (seq < (firstCalls.get(service)?.seq ?? Number.POSITIVE_INFINITY))
      firstCalls.set(service, { seq, terminal });
  const byService = new Map<string, Leaving>();
  for (const { id, headwayH } of network.services) {
    const zone = zones.get(firstCalls.get(id)?.terminal ?? "");
    // Without a zone it runs nowhere. Lists that grew item by item keep room for more: a copy does not.
    const own = zone === undefined ? [] : (rows.get(id)?.slice() ?? []);
    byService.set(
      id,
      headwayH === undefined
        ? { kind: "timetable", timetable: new RowsTimetable(own, zone ?? "") }
        : { kind: "headway", headwayMinutes: toMinutes(headwayH) },
    );
  }
  return rides.map(({ service }) =>
    service === undefined ? ON_DEMAND : (byService.get(service.id) ?? ON_DEMAND),
  );
}

const ON_DEMAND: Leaving = { kind: "onDemand" };
/** In place of a stretch's number: none was asked for yet. */
const NO_STRETCH = -(2 ** 30);
const NO_DEPARTURES: Int32Array = new Int32Array(0);

/** The timetable that rows of `departures` make. Services come by the thousand: what one needs of its own is little. */
class RowsTimetable implements Timetable {
  readonly #rows: readonly Departure[];
  readonly #zone: string;
  // The stretch asked for last: most questions keep to one.
  #index = NO_STRETCH;
  #stretch: Int32Array = NO_DEPARTURES;
  /** Where more than one was asked for: all of them. */
  #stretches: Map<number, Int32Array> | undefined;

  constructor(rows: readonly Departure[], zone: string) {
    this.#rows = rows;
    this.#zone = zone;
  }

  #stretchAt(index: number): Int32Array {
    if (index === this.#index) return this.#stretch;
    if (this.#index !== NO_STRETCH) this.#stretches ??= new Map([[this.#index, this.#stretch]]);
    const stretch = this.#stretches?.get(index) ?? this.#layOut(index * STRETCH_DAYS);
    this.#stretches?.set(index, stretch);
    this.#index = index;
    this.#stretch = stretch;
    return stretch;
  }

  #layOut(firstDay: number): Int32Array {
    if (this.#rows.length === 0) return NO_DEPARTURES;
    return Int32Array.from(
      listDepartures(this.#rows, this.#zone, firstDay, firstDay + STRETCH_DAYS - 1),
    );
  }

  next(minute: number, limit: number): number {
    if (minute > limit) return NO_DEPARTURE;
    // A local date lies within a day of the UTC date, so the stretch may be the one before.
    let index = stretchOf(minute - MINUTES_PER_DAY);
    const stretch = this.#stretchAt(index);
    const found = stretch[indexOfFirst(stretch, minute)];
    if (found !== undefined) return found <= limit ? found : NO_DEPARTURE;
    const last = stretchOf(limit + MINUTES_PER_DAY);
    for (index++; index <= last; index++) {
      const later = this.#stretchAt(index);
      const first = later[indexOfFirst(later, minute)];
      if (first !== undefined) return first <= limit ? first : NO_DEPARTURE;
    }
    return NO_DEPARTURE;
  }

  last(minute: number, limit: number): number {
    const first = stretchOf(limit - MINUTES_PER_DAY);
    for (let index = stretchOf(minute + MINUTES_PER_DAY); index >= first; index--) {
      const stretch = this.#stretchAt(index);
      const found = stretch[indexOfFirst(stretch, minute + 1) - 1];
      if (found !== undefined) return found >= limit ? found : Number.NEGATIVE_INFINITY;
    }
    return Number.NEGATIVE_INFINITY;
  }
}

/** The stretch that a minute is in by its UTC date. */
const stretchOf = (minute: number): number => Math.floor(minute / (STRETCH_DAYS * MINUTES_PER_DAY));

/** Steps taken from where a departure should be, before it is searched for. */
const STEPS = 4;

/** Index of the first that is not less; the length where all are. Departures come about evenly: it is looked for where it should be. */
function indexOfFirst(sorted: Int32Array, minute: number): number {
  let low = 0;
  let high = sorted.length;
  if (high === 0) return 0;
  const first = sorted[0]!;
  const last = sorted[high - 1]!;
  if (minute <= first) return 0;
  if (minute > last) return high;
  let at = Math.floor(((minute - first) / (last - first)) * (high - 1));
  for (let step = 0; step < STEPS; step++)
    if (sorted[at]! < minute) {
      low = at + 1;
      if (sorted[low]! >= minute) return low;
      at = low;
    } else {
      high = at;
      if (sorted[high - 1]! < minute) return high;
      at = high - 1;
    }
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < minute) low = middle + 1;
    else high = middle;
  }
  return low;
}
