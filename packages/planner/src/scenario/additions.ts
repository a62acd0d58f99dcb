/** Building something new: a terminal, a link, a service. */
import * as z from "zod/mini";
import type {
  Call,
  Corridor,
  Departure,
  Factor,
  Link,
  Service,
  Source,
  Storage,
  Surcharge,
  Tariff,
  Terminal,
  Transfer,
} from "../network/rows.ts";
import { misfit, type Recipe } from "./recipe.ts";
import { addRows, rowShape, rowsShape } from "./rowsAdded.ts";

/** What rows that are added may name and the network does not have; a row that is there and says the same is let through. */
interface Named {
  readonly corridors?: readonly Corridor[];
  readonly factors?: readonly Factor[];
  readonly sources?: readonly Source[];
}

/**
 * A new terminal. Rows are as in the tables (data/README.md) and checked like them. Handling there is by the rules of its
 * group, its country and everywhere, and by those that come with it.
 */
export interface AddTerminal extends Pick<Named, "factors" | "sources"> {
  readonly do: "addTerminal";
  /** A row of `terminals`. */
  readonly terminal: Terminal;
  /** Rows of `transfers`. */
  readonly transfers?: readonly Transfer[];
  /** Rows of `storage`. */
  readonly storage?: readonly Storage[];
}

/** A new link, with prices of its own where none of its corridor or mode will do. Rows are as in the tables. */
export interface AddLink extends Named {
  readonly do: "addLink";
  /** A row of `links`. */
  readonly link: Link;
  /** Rows of `tariffs`. */
  readonly tariffs?: readonly Tariff[];
}

/**
 * A new service with all its calls, and its departures unless it has a headway. Rows are as in the tables; links it runs over
 * that are not there yet, and prices, may come with it.
 */
export interface AddService extends Named {
  readonly do: "addService";
  /** A row of `services`. */
  readonly service: Service;
  /** Rows of `calls`, of this service. */
  readonly calls: readonly Call[];
  /** Rows of `departures`, of this service. */
  readonly departures?: readonly Departure[];
  /** Rows of `links`. */
  readonly links?: readonly Link[];
  /** Rows of `tariffs`. */
  readonly tariffs?: readonly Tariff[];
  /** Rows of `surcharges`. */
  readonly surcharges?: readonly Surcharge[];
  /** Rows of `transfers`. */
  readonly transfers?: readonly Transfer[];
}

export const addTerminal = (fields: Omit<AddTerminal, "do">): AddTerminal => ({
  do: "addTerminal",
  ...fields,
});
export const addLink = (fields: Omit<AddLink, "do">): AddLink => ({ do: "addLink", ...fields });
export const addService = (fields: Omit<AddService, "do">): AddService => ({
  do: "addService",
  ...fields,
});

const rows = z.optional(rowsShape);
const named = { corridors: rows, factors: rows, sources: rows };

export const ADDITIONS: {
  addTerminal: Recipe<AddTerminal>;
  addLink: Recipe<AddLink>;
  addService: Recipe<AddService>;
} = {
  addTerminal: {
    shape: z.strictObject({
      do: z.literal("addTerminal"),
      terminal: rowShape,
      transfers: rows,
      storage: rows,
      factors: rows,
      sources: rows,
    }),
    make: (network, { terminal, transfers, storage, factors, sources }) =>
      addRows(network, { terminals: terminal, transfers, storage, factors, sources }),
  },
  addLink: {
    shape: z.strictObject({ do: z.literal("addLink"), link: rowShape, tariffs: rows, ...named }),
    make: (network, { link, tariffs, corridors, factors, sources }) =>
      addRows(network, { links: link, tariffs, corridors, factors, sources }),
  },
  addService: {
    shape: z.strictObject({
      do: z.literal("addService"),
      service: rowShape,
      calls: rowsShape,
      departures: rows,
      links: rows,
      tariffs: rows,
      surcharges: rows,
      transfers: rows,
      ...named,
    }),
    make(network, modification) {
      const { do: _, service, calls, departures, ...others } = modification;
      for (const [table, list] of Object.entries({ calls, departures }))
        for (const [index, row] of (list ?? []).entries())
          if (row.service !== service.id)
            return misfit(`${table}.${index}.service`, `expected the service that is added`);
      return addRows(network, { services: service, calls, departures, ...others });
    },
  },
};
