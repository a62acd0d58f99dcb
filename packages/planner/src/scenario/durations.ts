/** Running faster or slower: hours of links on demand, and of services between two calls. */
import * as z from "zod/mini";
import type { Link, Network } from "../network/rows.ts";
import { toMinutes } from "../units.ts";
import { byShape, changeRows, hoursShape, type Made, nothing, type Recipe } from "./recipe.ts";
import { retime, timesMinutes } from "./retime.ts";
import { linksIn, servicesIn, type Where, whereShape, whereTrouble } from "./where.ts";

/**
 * Running hours times `by`: of links on demand, and of services between two calls over the links that are meant, whose later
 * calls shift. Stays at calls, handling and cut-offs stay as they are. With `service`, that service alone; links on demand
 * are then not meant. Services in whole minutes.
 */
export interface ScaleDuration extends Where {
  readonly do: "scaleDuration";
  readonly by: number;
}

/**
 * Running hours in place of those there are: each link on demand that is meant, and each stretch of a service between two
 * calls over a link that is meant, takes `durationH`. As with `scaleDuration`, later calls shift.
 */
export interface SetDuration extends Where {
  readonly do: "setDuration";
  /** Hours of one link, not of the whole way of a service. */
  readonly durationH: number;
}

export const scaleDuration = (fields: Omit<ScaleDuration, "do">): ScaleDuration => ({
  do: "scaleDuration",
  ...fields,
});
export const setDuration = (fields: Omit<SetDuration, "do">): SetDuration => ({
  do: "setDuration",
  ...fields,
});

export const DURATIONS: {
  scaleDuration: Recipe<ScaleDuration>;
  setDuration: Recipe<SetDuration>;
} = {
  scaleDuration: {
    shape: z.strictObject({ do: z.literal("scaleDuration"), ...whereShape, by: byShape }),
    make: (network, { by, ...where }) =>
      by === 1
        ? nothing("by", "times 1 is no change")
        : run(network, where, {
            column: "by",
            hours: (hours) => hours * by,
            minutes: (minutes) => timesMinutes(minutes, by),
          }),
  },
  setDuration: {
    shape: z.strictObject({
      do: z.literal("setDuration"),
      ...whereShape,
      durationH: hoursShape,
    }),
    make: (network, { durationH, ...where }) =>
      run(network, where, {
        column: "durationH",
        hours: () => durationH,
        minutes: () => toMinutes(durationH),
      }),
  },
};

/** What becomes of the hours of a link, and of the minutes of a stretch between calls. */
interface Change {
  readonly column: string;
  readonly hours: (hours: number) => number;
  readonly minutes: (minutes: number) => number;
}

function run(network: Network, where: Where, { column, hours, minutes }: Change): Made {
  const trouble = whereTrouble(network, where);
  if (trouble !== undefined) return trouble;
  const isLink = linksIn(network, where);
  const isService = servicesIn(network, where);
  const links = changeRows(network.links, (row: Link) => {
    if (!row.onDemand || row.durationH === undefined || where.service !== undefined) return row;
    const durationH = hours(row.durationH);
    return durationH === row.durationH || !isLink(row) ? row : { ...row, durationH };
  });
  const calls = retime(network, {
    run: (was, link, service) => (isLink(link) && isService(service) ? minutes(was) : was),
  });
  return links === network.links && calls === network.calls
    ? nothing(column, "no running hours are changed by it")
    : { ...network, links, calls };
}
