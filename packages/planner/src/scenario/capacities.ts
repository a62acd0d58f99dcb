/** Room on a departure: low water, longer trains, larger ships. */
import * as z from "zod/mini";
import { byShape, changeRows, nothing, type Recipe } from "./recipe.ts";
import { servicesIn, type Where, whereShape, whereTrouble } from "./where.ts";

/** What one departure takes, in TEU and in tonnes, times `by`. Services whose room is not known are not meant. */
export interface ScaleCapacity extends Where {
  readonly do: "scaleCapacity";
  readonly by: number;
}

/** What one departure takes at most, of every service that is meant; what is not given stays. At least one is given. */
export interface SetCapacity extends Where {
  readonly do: "setCapacity";
  readonly capacityTeu?: number;
  /** Tonnes of cargo without box tare. */
  readonly capacityT?: number;
}

export const scaleCapacity = (fields: Omit<ScaleCapacity, "do">): ScaleCapacity => ({
  do: "scaleCapacity",
  ...fields,
});
export const setCapacity = (fields: Omit<SetCapacity, "do">): SetCapacity => ({
  do: "setCapacity",
  ...fields,
});

const room = z.optional(z.number().check(z.gt(0)));
const ROOMS = ["capacityTeu", "capacityT"] as const;

export const CAPACITIES: {
  scaleCapacity: Recipe<ScaleCapacity>;
  setCapacity: Recipe<SetCapacity>;
} = {
  scaleCapacity: {
    shape: z.strictObject({ do: z.literal("scaleCapacity"), ...whereShape, by: byShape }),
    make(network, { by, ...where }) {
      const trouble = whereTrouble(network, where);
      if (trouble !== undefined) return trouble;
      if (by === 1) return nothing("by", "times 1 is no change");
      const isMeant = servicesIn(network, where);
      const services = changeRows(network.services, (row) => {
        const known = ROOMS.flatMap((field) => {
          const most = row[field];
          return most === undefined ? [] : [[field, most * by] as const];
        });
        return known.length > 0 && isMeant(row) ? { ...row, ...Object.fromEntries(known) } : row;
      });
      return services === network.services
        ? nothing("by", "of no service that is meant the room is known")
        : { ...network, services };
    },
  },
  setCapacity: {
    shape: z.strictObject({
      do: z.literal("setCapacity"),
      ...whereShape,
      capacityTeu: room,
      capacityT: room,
    }),
    make(network, { capacityTeu, capacityT, ...where }) {
      const trouble = whereTrouble(network, where);
      if (trouble !== undefined) return trouble;
      const given = {
        ...(capacityTeu === undefined ? {} : { capacityTeu }),
        ...(capacityT === undefined ? {} : { capacityT }),
      };
      const isMeant = servicesIn(network, where);
      const services = changeRows(network.services, (row) =>
        isMeant(row) &&
        ((capacityTeu ?? row.capacityTeu) !== row.capacityTeu ||
          (capacityT ?? row.capacityT) !== row.capacityT)
          ? { ...row, ...given }
          : row,
      );
      return services === network.services
        ? nothing("capacityTeu", "no service has other room by it")
        : { ...network, services };
    },
  },
};
