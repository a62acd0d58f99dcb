/** Running more or less often. */
import * as z from "zod/mini";
import type { Network, Service } from "../network/rows.ts";
import { byShape, changeRows, type Made, nothing, type Recipe } from "./recipe.ts";
import { servicesIn, type Where, whereShape, whereTrouble } from "./where.ts";

/**
 * Hours between departures times `by`: 0.5 is twice as often. Services with a timetable are not meant: their days are thinned
 * (`thinTimetable`) or given up for a headway (`setHeadway`).
 */
export interface ScaleHeadway extends Where {
  readonly do: "scaleHeadway";
  readonly by: number;
}

/**
 * A departure every `headwayH` hours: 24 is daily. Takes the place of the timetable of a service that has one, for a service
 * has a headway or a timetable.
 */
export interface SetHeadway extends Where {
  readonly do: "setHeadway";
  readonly headwayH: number;
}

export const scaleHeadway = (fields: Omit<ScaleHeadway, "do">): ScaleHeadway => ({
  do: "scaleHeadway",
  ...fields,
});
export const setHeadway = (fields: Omit<SetHeadway, "do">): SetHeadway => ({
  do: "setHeadway",
  ...fields,
});

export const HEADWAYS: { scaleHeadway: Recipe<ScaleHeadway>; setHeadway: Recipe<SetHeadway> } = {
  scaleHeadway: {
    shape: z.strictObject({ do: z.literal("scaleHeadway"), ...whereShape, by: byShape }),
    make(network, { by, ...where }) {
      const trouble = whereTrouble(network, where);
      if (trouble !== undefined) return trouble;
      if (by === 1) return nothing("by", "times 1 is no change");
      const isMeant = servicesIn(network, where);
      const services = changeRows(network.services, (row) =>
        row.headwayH !== undefined && isMeant(row) ? { ...row, headwayH: row.headwayH * by } : row,
      );
      return services === network.services
        ? nothing("by", "no service that is meant runs by a headway")
        : { ...network, services };
    },
  },
  setHeadway: {
    shape: z.strictObject({
      do: z.literal("setHeadway"),
      ...whereShape,
      headwayH: z.number().check(z.gt(0), z.lte(87_600)),
    }),
    make(network, { headwayH, ...where }) {
      const trouble = whereTrouble(network, where);
      return trouble ?? everySoManyHours(network, servicesIn(network, where), () => headwayH);
    },
  },
};

/** Services that are meant, by a headway in place of their own or of their timetable. */
export function everySoManyHours(
  network: Network,
  isMeant: (service: Service) => boolean,
  headwayOf: (service: Service) => number | undefined,
): Made {
  const services = changeRows(network.services, (row) => {
    const headwayH = isMeant(row) ? headwayOf(row) : undefined;
    return headwayH === undefined || headwayH === row.headwayH ? row : { ...row, headwayH };
  });
  if (services === network.services) return nothing("headwayH", "no service runs otherwise by it");
  const byHeadway = new Set(
    services.filter(({ headwayH }) => headwayH !== undefined).map(({ id }) => id),
  );
  const departures = network.departures.filter(({ service }) => !byHeadway.has(service));
  return departures.length === network.departures.length
    ? { ...network, services }
    : { ...network, services, departures };
}
