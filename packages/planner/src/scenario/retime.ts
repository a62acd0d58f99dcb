/** Calls of services at other hours: runs or stays change, and every later call shifts with them. */
import { callsByService, linksByPair } from "../network/rides.ts";
import type { Call, Link, Network, Service } from "../network/rows.ts";
import { toHours, toMinutes } from "../units.ts";

/** Whole minutes in place of those of a timetable; not changed where a function is absent. */
export interface Retiming {
  /** Of the run from the call before over a link. */
  readonly run?: (minutes: number, link: Link, service: Service) => number;
  /** Of the stay at a call, from its arrival to its departure. First and last calls have none. */
  readonly stay?: (minutes: number, call: Call) => number;
}

/** The calls of a network, retimed; the list itself where no call moves. */
export function retime(network: Network, { run, stay }: Retiming): readonly Call[] {
  const linksOf = linksByPair(network);
  const callsOf = callsByService(network);
  const moved = new Map<Call, Call>();
  for (const service of network.services) {
    let extra = 0;
    let before: Call | undefined;
    for (const call of callsOf.get(service.id) ?? []) {
      const { arriveH, departH } = call;
      if (before?.departH !== undefined && arriveH !== undefined && run !== undefined) {
        const link = linksOf(service.mode, before.terminal, call.terminal).find(
          ({ id }) => call.link === undefined || id === call.link,
        );
        const minutes = toMinutes(arriveH) - toMinutes(before.departH);
        if (link !== undefined) extra += run(minutes, link, service) - minutes;
      }
      const lateArrival = extra;
      if (arriveH !== undefined && departH !== undefined && stay !== undefined) {
        const minutes = toMinutes(departH) - toMinutes(arriveH);
        extra += stay(minutes, call) - minutes;
      }
      if (lateArrival !== 0 || extra !== 0) moved.set(call, later(call, lateArrival, extra));
      before = call;
    }
  }
  return moved.size === 0 ? network.calls : network.calls.map((call) => moved.get(call) ?? call);
}

const later = (call: Call, arrival: number, departure: number): Call => ({
  ...call,
  ...(call.arriveH === undefined ? {} : { arriveH: hoursLater(call.arriveH, arrival) }),
  ...(call.departH === undefined ? {} : { departH: hoursLater(call.departH, departure) }),
});

/** Of an hour: hours of a table have fewer digits. */
const DIGITS = 1e6;
/** Of a minute: less is what a division left over. */
const NO_FRACTION = 1e-6;

/**
 * Hours, whole minutes later. What is added can be taken away again to the last bit: of whole minutes always, of hours with a
 * part of a minute (0.33) where they have no more digits than a table.
 */
export function hoursLater(hours: number, minutes: number): number {
  const whole = toMinutes(hours);
  const isWhole = Math.abs(toHours(whole) - hours) < toHours(NO_FRACTION);
  return isWhole
    ? toHours(whole + minutes)
    : Math.round((hours + toHours(minutes)) * DIGITS) / DIGITS;
}

/** Whole minutes times a factor: what is doubled and halved again is what it was. */
export const timesMinutes = (minutes: number, by: number): number => Math.round(minutes * by);
