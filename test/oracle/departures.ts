/** When cargo may depart: as soon as it can, or held for a later spell of days. */
import type { Network, Request } from "@lianyun/planner";
import { type Concern, concernsOf, headwayAt, isOpenAt } from "./calendars.ts";
import { minutesOf, windowOf } from "./clock.ts";
import { zoneOf } from "./places.ts";
import { HORIZON_DAYS, minutesOfHours, type Ride } from "./rides.ts";
import { surchargesThatMay, tariffsThatMay } from "./rules.ts";

/** A ride and the days that matter to it, for the cargo of a request. */
export interface Schedule {
  readonly ride: Ride;
  readonly concerns: readonly Concern[];
  /** Minutes at which something changes for its departures, rising: what is closed, slow or reduced, or what it costs. */
  readonly spells: readonly number[];
  /** The first departure of each spell that has one. */
  readonly firstOfSpells: readonly { readonly spell: number; readonly departAt: number }[];
  /** Timetabled departures that take the cargo, rising. */
  readonly open?: readonly number[];
}

/** The schedule of a ride for the cargo of a request. */
export function scheduleOf(network: Network, request: Request, ride: Ride): Schedule {
  const concerns = concernsOf(network, ride);
  const isOpen = (departAt: number): boolean => isOpenAt(concerns, ride, request, departAt);
  const zone = zoneOf(network, ride.from);
  const dated = [
    ...tariffsThatMay(network, ride),
    ...surchargesThatMay(network, ride, request.cargo),
  ];
  const windows = [
    ...concerns.map(({ departures }) => departures),
    ...dated.map((row) => windowOf(zone, row)),
  ];
  const edges = windows.flatMap(({ from, to }) => [from, to]).filter(Number.isFinite);
  const spells = [...new Set(edges)].sort((a, b) => a - b);
  const open = ride.timetable?.filter(isOpen);
  const firstOfSpells = spells.flatMap((spell, i) => {
    if (open === undefined) return isOpen(spell) ? [{ spell, departAt: spell }] : [];
    const next = spells[i + 1] ?? Number.POSITIVE_INFINITY;
    const departAt = open.find((departure) => departure >= spell);
    return departAt !== undefined && departAt < next ? [{ spell, departAt }] : [];
  });
  return { ride, concerns, spells, firstOfSpells, ...(open === undefined ? {} : { open }) };
}

/** What a cargo waits for before it may depart. */
export interface Readiness {
  /** When it is handled and can be handed in. */
  readonly ready: number;
  /** A minute before which it has to lie where it is. Hours of lying and before the cut-off are the same hours. */
  readonly notBefore?: number;
}

/**
 * Departures of a cargo: the first one, then the first of every later spell.
 *
 * `more` timetabled departures after the first are listed too: where waiting on the way costs nothing they never help.
 */
export function departuresAfter(
  schedule: Schedule,
  { ready, notBefore = ready }: Readiness,
  request: Request,
  more = 0,
): number[] {
  const { ride, open, firstOfSpells } = schedule;
  const handedIn = Math.max(ready + ride.cutOff, earliestBooked(ride, request), notBefore);
  const found =
    open === undefined
      ? [firstAnyTime(schedule, handedIn, request)]
      : nextOf(open, handedIn, 1 + more);
  const first = found[0];
  if (first === undefined) return [];
  for (const { spell, departAt } of firstOfSpells) if (spell > first) found.push(departAt);
  const latest = minutesOf(request.departAfter) + HORIZON_DAYS * 1_440;
  return [...new Set(found)].filter((departAt) => departAt <= latest);
}

function nextOf(departures: readonly number[], from: number, count: number): number[] {
  const first = departures.findIndex((departAt) => departAt >= from);
  return first < 0 ? [] : departures.slice(first, first + count);
}

/** Without a timetable: after the wait, and once it is open. */
function firstAnyTime(
  { ride, concerns, spells }: Schedule,
  handedIn: number,
  request: Request,
): number {
  const isOpen = (departAt: number): boolean => isOpenAt(concerns, ride, request, departAt);
  // Where a spell of shorter headways begins meanwhile, the wait may as well be counted from there.
  const waits = [handedIn, ...spells.filter((spell) => spell > handedIn)].map(
    (from) => from + waitAt(ride, concerns, from, request),
  );
  const come = Math.min(...waits);
  return isOpen(come) ? come : spells.find((spell) => spell > come && isOpen(spell))!;
}

function waitAt(
  { service }: Ride,
  concerns: readonly Concern[],
  minutes: number,
  { headwayWait }: Request,
): number {
  if (service?.headwayH === undefined) return 0;
  const headway = headwayAt(concerns, service.headwayH, minutes);
  return headwayWait === "full" ? headway : Math.ceil(headway / 2);
}

/** The first departure for which space can still be booked. */
function earliestBooked({ service }: Ride, { bookedAt }: Request): number {
  if (bookedAt === undefined || service?.bookingLeadH === undefined) {
    return Number.NEGATIVE_INFINITY;
  }
  return minutesOf(bookedAt) + minutesOfHours(service.bookingLeadH);
}
