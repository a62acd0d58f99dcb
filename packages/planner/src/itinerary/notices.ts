/** The notices of an itinerary: what its reader must know that is not a figure. */
import type { Compiled } from "../compile/compile.ts";
import { judge } from "../cost/accept.ts";
import { storageCharge } from "../cost/charges.ts";
import { yearOf } from "../network/calendar.ts";
import type { Calendar, Restriction } from "../network/rows.ts";
import { indexAt } from "../search/terms.ts";
import { toHours } from "../units.ts";
import type { Notice } from "./answer.ts";
import { type Pricing, tariffOf } from "./lines.ts";

/** A notice for each restriction under whose conditions the cargo goes. */
export const limitedNotices = (limited: readonly Restriction[], index: number): Notice[] =>
  limited.map(({ id, note }) => {
    const message = note ?? "accepted under conditions: ask the operator";
    return { code: "restricted", part: "leg", index, rule: id, message };
  });

/** The calendars in force at a departure of a ride. */
export function calendarsAt(
  compiled: Compiled,
  ride: number,
  departure: number,
): readonly Calendar[] {
  const spells = compiled.spells(ride);
  return spells === undefined ? [] : (spells[indexAt(spells, departure)]?.calendars ?? []);
}

/** What must be known of a ride that departs at an absolute minute. */
export function legNotices(
  pricing: Pricing,
  ride: number,
  departure: number,
  index: number,
): Notice[] {
  const { compiled, load } = pricing;
  const { limited } = judge(compiled.restrictions[ride]!, load.cargo, load.shipment);
  const reduced = calendarsAt(compiled, ride, departure).filter(
    ({ effect }) => effect === "reduced",
  );
  const calm = calmNotices(pricing, ride, departure, index);
  // Of most legs there is nothing to be told.
  if (limited.length === 0 && reduced.length === 0) return calm;
  return [
    ...limitedNotices(limited, index),
    ...reduced.map(({ id, name, share = 1 }): Notice => {
      const message = `${name}: ${Math.round(100 * share)} % of the usual capacity`;
      return { code: "reduced", part: "leg", index, rule: id, message };
    }),
    ...calm,
  ];
}

/** A notice where the rate set that the network plans on does not price the leg. */
function calmNotices(
  { compiled, reckoning }: Pricing,
  ride: number,
  departure: number,
  index: number,
): Notice[] {
  const { rateSet = "calm" } = compiled.network;
  if (rateSet === "calm" || reckoning.costs !== undefined) return [];
  const tariff = tariffOf(compiled, ride, departure);
  if (tariff === undefined || (tariff.rateSet ?? "calm") !== "calm") return [];
  const message = `no rate of ${rateSet} is known here: priced as in calm times`;
  return [{ code: "calm_rate", part: "leg", index, rule: tariff.id, message }];
}

/** A notice where storage would be charged and no row prices this cargo. */
export function storageNotices(
  { compiled, load, reckoning }: Pricing,
  state: number,
  minutes: number,
  index: number,
): Notice[] {
  const sets = compiled.storages[state]!;
  const row = sets[0]?.[0];
  if (row === undefined || storageCharge(sets, load.shipment, reckoning.rates) !== "unpriced")
    return [];
  if (toHours(minutes) <= row.freeH) return [];
  const message = `storage after ${row.freeH} h is charged here, but no row has a price for this cargo`;
  return [{ code: "storage_unpriced", part: "transfer", index, rule: row.id, message }];
}

/**
 * A notice where the cargo is ready before the years of the calendars or available after them, by the clocks there: those days
 * are planned as if none were a holiday. On the first leg that they concern; what is only released after the years concerns the
 * last.
 */
export function yearNotices(
  { calendarYears }: Pick<Compiled, "calendarYears">,
  readyAt: string,
  availableAt: string,
  /** When each leg arrives. */
  arrivals: () => readonly string[],
): Notice[] {
  if (calendarYears === undefined) return [];
  const years = {
    first: yearOf(calendarYears.first.validFrom),
    last: yearOf(calendarYears.last.validFrom),
  };
  const told = (index: number, { id }: Calendar): Notice[] => {
    const known = years.first === years.last ? years.last : `${years.first} to ${years.last}`;
    const message = `holidays and closings are known by date for ${known} alone: in other years this way is planned without them`;
    return [{ code: "beyond_calendars", part: "leg", index, rule: id, message, years }];
  };
  if (yearOf(readyAt) < years.first) return told(0, calendarYears.first);
  if (yearOf(availableAt) <= years.last) return [];
  const arrived = arrivals();
  const beyond = arrived.findIndex((arriveAt) => yearOf(arriveAt) > years.last);
  return told(beyond === -1 ? arrived.length - 1 : beyond, calendarYears.last);
}
