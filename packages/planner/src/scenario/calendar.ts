/** Days on which something is closed, slow or thinned; and a charge for it. */
import * as z from "zod/mini";
import type { Calendar, Source, Surcharge } from "../network/rows.ts";
import { idShape, type Recipe, unknown } from "./recipe.ts";
import { addRows, rowShape, rowsShape } from "./rowsAdded.ts";

/** Days on which something does not run as usual: a row of `calendars` (data/README.md), with the source it names. */
export interface AddCalendar {
  readonly do: "addCalendar";
  /** A row of `calendars`. */
  readonly calendar: Calendar;
  readonly sources?: readonly Source[];
}
/** Takes days away again: those of `addCalendar`, or published ones. */
export interface DropCalendar {
  readonly do: "dropCalendar";
  /** Its id. */
  readonly calendar: string;
}
/** A charge on top of tariffs, for low water or a war risk: a row of `surcharges` (data/README.md), with its source. */
export interface AddSurcharge {
  readonly do: "addSurcharge";
  /** A row of `surcharges`. */
  readonly surcharge: Surcharge;
  readonly sources?: readonly Source[];
}

export const addCalendar = (fields: Omit<AddCalendar, "do">): AddCalendar => ({
  do: "addCalendar",
  ...fields,
});
export const dropCalendar = (calendar: string): DropCalendar => ({ do: "dropCalendar", calendar });
export const addSurcharge = (fields: Omit<AddSurcharge, "do">): AddSurcharge => ({
  do: "addSurcharge",
  ...fields,
});

const sources = z.optional(rowsShape);

export const CALENDARS: {
  addCalendar: Recipe<AddCalendar>;
  dropCalendar: Recipe<DropCalendar>;
  addSurcharge: Recipe<AddSurcharge>;
} = {
  addCalendar: {
    shape: z.strictObject({ do: z.literal("addCalendar"), calendar: rowShape, sources }),
    make: (network, modification) =>
      addRows(network, { calendars: modification.calendar, sources: modification.sources }),
  },
  dropCalendar: {
    shape: z.strictObject({ do: z.literal("dropCalendar"), calendar: idShape }),
    make(network, { calendar }) {
      const calendars = network.calendars.filter(({ id }) => id !== calendar);
      return calendars.length === network.calendars.length
        ? unknown(network, "calendar", calendar)
        : { ...network, calendars };
    },
  },
  addSurcharge: {
    shape: z.strictObject({ do: z.literal("addSurcharge"), surcharge: rowShape, sources }),
    make: (network, modification) =>
      addRows(network, { surcharges: modification.surcharge, sources: modification.sources }),
  },
};
