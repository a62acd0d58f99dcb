/** Sailing later, on fewer days, or not every time. */
import * as z from "zod/mini";
import { dateLater } from "../network/calendar.ts";
import { type Departure, type Network, WEEKDAYS, type Weekday } from "../network/rows.ts";
import { MINUTES_PER_DAY, MINUTES_PER_HOUR, toMinutes } from "../units.ts";
import { everySoManyHours } from "./headways.ts";
import { changeRows, isTrouble, type Made, misfit, nothing, type Recipe } from "./recipe.ts";
import { servicesIn, type Where, whereShape, whereTrouble } from "./where.ts";

/**
 * Departures so many hours later, or earlier below 0, in whole minutes, on the clock of the first call; over midnight their
 * days, and first and last dates, move too. A service by headway has no clock to shift.
 */
export interface ShiftTimetable extends Where {
  readonly do: "shiftTimetable";
  readonly byH: number;
}

/**
 * Fewer departures; one of the two is given.
 *
 * `days` are kept in timetables and the others go; a service must keep one. Services by headway have no days and stay.
 *
 * `cancelled` is the share of departures that does not run, 0.25 for one in four: "blank sailings" are not known beforehand, so
 * the headway grows to headway / (1 - share), and a timetable becomes a headway too: 168 h / (departures a week × (1 - share)),
 * each day and time counted once, whatever its dates.
 */
export interface ThinTimetable extends Where {
  readonly do: "thinTimetable";
  readonly days?: readonly Weekday[];
  readonly cancelled?: number;
}

export const shiftTimetable = (fields: Omit<ShiftTimetable, "do">): ShiftTimetable => ({
  do: "shiftTimetable",
  ...fields,
});
export const thinTimetable = (fields: Omit<ThinTimetable, "do">): ThinTimetable => ({
  do: "thinTimetable",
  ...fields,
});

const WEEK_H = 168;

export const TIMETABLES: {
  shiftTimetable: Recipe<ShiftTimetable>;
  thinTimetable: Recipe<ThinTimetable>;
} = {
  shiftTimetable: {
    shape: z.strictObject({
      do: z.literal("shiftTimetable"),
      ...whereShape,
      byH: z.number().check(z.gte(-WEEK_H), z.lte(WEEK_H)),
    }),
    make(network, { byH, ...where }) {
      const trouble = whereTrouble(network, where);
      if (trouble !== undefined) return trouble;
      const minutes = toMinutes(byH);
      if (minutes === 0) return nothing("byH", "0 hours later is no change");
      const services = meant(network, where);
      const departures = changeRows(network.departures, (row) =>
        services.has(row.service) ? later(row, minutes) : row,
      );
      return departures === network.departures
        ? nothing("byH", "no service that is meant has a timetable")
        : { ...network, departures };
    },
  },
  thinTimetable: {
    shape: z.strictObject({
      do: z.literal("thinTimetable"),
      ...whereShape,
      days: z.optional(z.array(z.enum(WEEKDAYS as [Weekday, ...Weekday[]])).check(z.minLength(1))),
      cancelled: z.optional(z.number().check(z.gt(0), z.lt(1))),
    }),
    make(network, { days, cancelled, ...where }) {
      const trouble = whereTrouble(network, where);
      if (trouble !== undefined) return trouble;
      if ((days === undefined) === (cancelled === undefined))
        return misfit("days", "expected either days or cancelled");
      return days === undefined
        ? cancel(network, where, cancelled ?? 0)
        : keepDays(network, where, days);
    },
  },
};

const meant = (network: Network, where: Where): ReadonlySet<string> =>
  new Set(network.services.filter(servicesIn(network, where)).map(({ id }) => id));

function later(row: Departure, minutes: number): Departure {
  const clock = clockOf(row.time) + minutes;
  const days = Math.floor(clock / MINUTES_PER_DAY);
  const { validFrom, validTo } = row;
  return {
    ...row,
    time: timeOf(clock - days * MINUTES_PER_DAY),
    days: row.days.map((day) => {
      const at = WEEKDAYS.indexOf(day) + days;
      return WEEKDAYS[((at % 7) + 7) % 7] ?? day;
    }),
    ...(validFrom === undefined ? {} : { validFrom: dateLater(validFrom, days) }),
    ...(validTo === undefined ? {} : { validTo: dateLater(validTo, days) }),
  };
}

const clockOf = (time: string): number =>
  Number(time.slice(0, 2)) * MINUTES_PER_HOUR + Number(time.slice(3));

const timeOf = (clock: number): string =>
  [Math.floor(clock / MINUTES_PER_HOUR), clock % MINUTES_PER_HOUR]
    .map((part) => String(part).padStart(2, "0"))
    .join(":");

function keepDays(network: Network, where: Where, days: readonly Weekday[]): Made {
  const services = meant(network, where);
  const rows = network.departures.flatMap((row) => {
    if (!services.has(row.service) || row.days.every((day) => days.includes(day))) return [row];
    const kept = row.days.filter((day) => days.includes(day));
    return kept.length === 0 ? [] : [{ ...row, days: kept }];
  });
  if (
    rows.length === network.departures.length &&
    rows.every((row, i) => row === network.departures[i])
  )
    return nothing("days", "no service that is meant departs on other days");
  const left = new Set(rows.map(({ service }) => service));
  const bare = network.departures.find(({ service }) => !left.has(service))?.service;
  return bare === undefined
    ? { ...network, departures: rows }
    : nothing("days", `service ${bare} departs on none of these days: close it instead`);
}

function cancel(network: Network, where: Where, share: number): Made {
  const slots = new Map<string, Set<string>>();
  for (const { service, days, time } of network.departures) {
    const known = slots.get(service) ?? new Set();
    for (const day of days) known.add(`${day} ${time}`);
    slots.set(service, known);
  }
  const made = everySoManyHours(network, servicesIn(network, where), ({ id, headwayH }) => {
    const weekly = slots.get(id)?.size;
    const usual = headwayH ?? (weekly === undefined ? undefined : WEEK_H / weekly);
    return usual === undefined ? undefined : usual / (1 - share);
  });
  return isTrouble(made) ? { ...made, column: "cancelled" } : made;
}
