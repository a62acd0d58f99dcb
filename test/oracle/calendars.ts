/**
 * What the days say about a ride: where it is closed, slow or reduced.
 *
 * A calendar concerns a ride at one moment of it. Shifted back by the time from departure to that moment, its days are a
 * window of departures.
 */
import type { Calendar, Network, Request } from "@lianyun/planner";
import { isWithin, type Window, windowOf } from "./clock.ts";
import { isClosing } from "./opening.ts";
import { isAt, terminalOf, zoneOf } from "./places.ts";
import { minutesOfHours, type Ride, type Stop } from "./rides.ts";
import { shipmentOf } from "./shipment.ts";

/** A calendar and the departures of a ride that it concerns. */
export interface Concern {
  readonly calendar: Calendar;
  readonly departures: Window;
}

/** The moment of a ride at which a calendar concerns it; undefined where it never does. */
function momentOf(network: Network, calendar: Calendar, ride: Ride): Stop | undefined {
  const { terminal, corridor, service, mode, country } = calendar;
  const departure = ride.stops[0]!;
  if (service !== undefined && service !== ride.service?.id) return undefined;
  if (mode !== undefined && mode !== ride.mode) return undefined;
  if (country !== undefined && country !== terminalOf(network, ride.from).country) return undefined;
  // The first call there, and the departure onto the first link of the corridor.
  const call =
    terminal === undefined ? departure : ride.stops.find((stop) => isAt(stop.terminal, terminal));
  const first = ride.links.findIndex((link) => link.corridor === corridor);
  const onto = corridor === undefined ? departure : ride.stops[first];
  if (call === undefined || onto === undefined) return undefined;
  return terminal === undefined ? onto : call;
}

/** Every calendar that concerns a ride, with the departures it is about. */
export function concernsOf(network: Network, ride: Ride): Concern[] {
  return network.calendars.flatMap((calendar): Concern[] => {
    const moment = momentOf(network, calendar, ride);
    if (moment === undefined) return [];
    const { from, to } = windowOf(zoneOf(network, moment.terminal), calendar);
    return [{ calendar, departures: { from: from - moment.minutes, to: to - moment.minutes } }];
  });
}

/** The calendars in force at a departure. */
export const inForceAt = (concerns: readonly Concern[], departAt: number): Calendar[] =>
  concerns
    .filter(({ departures }) => isWithin(departAt, departures))
    .map(({ calendar }) => calendar);

/** Slow calendars in force at a departure. */
export const slowAt = (concerns: readonly Concern[], departAt: number): Calendar[] =>
  inForceAt(concerns, departAt).filter(({ effect }) => effect === "slow");

/** Minutes that calendars add to a ride that departs then. */
export const extraAt = (concerns: readonly Concern[], departAt: number): number =>
  slowAt(concerns, departAt).reduce((sum, { extraH }) => sum + minutesOfHours(extraH!), 0);

/** The shares left by the calendars that reduce, but do not close, a ride. */
const sharesAt = (concerns: readonly Concern[], departAt: number): number[] =>
  inForceAt(concerns, departAt)
    .filter((calendar) => calendar.effect === "reduced" && !isClosing(calendar))
    .map(({ share }) => share!);

/** Whether cargo may depart then: nothing is closed, and a reduced timetabled departure still takes it. */
export function isOpenAt(
  concerns: readonly Concern[],
  { service, timetable }: Ride,
  { cargo }: Request,
  departAt: number,
): boolean {
  if (inForceAt(concerns, departAt).some(isClosing)) return false;
  if (timetable === undefined) return true;
  const { teu, tonnes } = shipmentOf(cargo);
  const { capacityTeu, capacityT } = service!;
  return sharesAt(concerns, departAt).every(
    (share) =>
      (capacityTeu === undefined || teu <= capacityTeu * share) &&
      (capacityT === undefined || tonnes <= capacityT * share),
  );
}

/** Minutes between departures for cargo that comes then: the longest of what the calendars make of the headway. */
export function headwayAt(concerns: readonly Concern[], headwayH: number, minutes: number): number {
  const least = Math.min(1, ...sharesAt(concerns, minutes));
  return Math.round(minutesOfHours(headwayH) / least);
}
