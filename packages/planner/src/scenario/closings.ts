/** Closing and opening what a network has: corridors, terminals, links, services. */
import * as z from "zod/mini";
import { withClosed } from "../network/closed.ts";
import { groupOf, isAt, type Network } from "../network/rows.ts";
import { changeRows, idShape, type Made, nothing, type Recipe, unknown } from "./recipe.ts";

/** Nothing moves over the links of a corridor. */
export interface CloseCorridor {
  readonly do: "closeCorridor";
  readonly corridor: string;
}
/** Undoes `closeCorridor`. */
export interface OpenCorridor {
  readonly do: "openCorridor";
  readonly corridor: string;
}
/** Nothing is loaded, discharged or stopped for a border, lock or gauge change at a terminal, or at any of a group. */
export interface CloseTerminal {
  readonly do: "closeTerminal";
  readonly terminal: string;
}
/** Undoes `closeTerminal`. */
export interface OpenTerminal {
  readonly do: "openTerminal";
  readonly terminal: string;
}
/** Nothing moves over a link. */
export interface CloseLink {
  readonly do: "closeLink";
  readonly link: string;
}
/** Undoes `closeLink`. */
export interface OpenLink {
  readonly do: "openLink";
  readonly link: string;
}
/** A service does not run. */
export interface CloseService {
  readonly do: "closeService";
  readonly service: string;
}
/** Undoes `closeService`; or has a service run that is assumed only, without being asked to. */
export interface OpenService {
  readonly do: "openService";
  readonly service: string;
}

export const closeCorridor = (corridor: string): CloseCorridor => ({
  do: "closeCorridor",
  corridor,
});
export const openCorridor = (corridor: string): OpenCorridor => ({ do: "openCorridor", corridor });
export const closeTerminal = (terminal: string): CloseTerminal => ({
  do: "closeTerminal",
  terminal,
});
export const openTerminal = (terminal: string): OpenTerminal => ({ do: "openTerminal", terminal });
export const closeLink = (link: string): CloseLink => ({ do: "closeLink", link });
export const openLink = (link: string): OpenLink => ({ do: "openLink", link });
export const closeService = (service: string): CloseService => ({ do: "closeService", service });
export const openService = (service: string): OpenService => ({ do: "openService", service });

const TABLE = {
  corridor: "corridors",
  terminal: "terminals",
  link: "links",
  service: "services",
} as const;
type What = keyof typeof TABLE;

const isKnown = (network: Network, what: What, id: string): boolean =>
  what === "terminal"
    ? network.terminals.some((terminal) => isAt(terminal.id, id))
    : network[TABLE[what]].some((row) => row.id === id);

function close(network: Network, what: What, id: string): Made {
  if (!isKnown(network, what, id)) return unknown(network, what, id);
  const closed = withClosed(network, TABLE[what], id, true);
  const group = groupOf(id);
  if (what === "terminal" && group !== id && network.closed?.terminals?.includes(group) === true)
    return nothing(what, `terminal ${id} is closed already: all of ${group} is`);
  return network.closed?.[TABLE[what]]?.includes(id) === true
    ? nothing(what, `${what} ${id} is closed already`)
    : closed;
}

function open(network: Network, what: What, id: string): Made {
  if (!isKnown(network, what, id)) return unknown(network, what, id);
  return network.closed?.[TABLE[what]]?.includes(id) === true
    ? withClosed(network, TABLE[what], id, false)
    : nothing(what, `${what} ${id} is not closed`);
}

/** Runs a service that is closed, assumed, or both. */
function run(network: Network, id: string): Made {
  const services = changeRows(network.services, (row) =>
    row.id === id && row.assumed ? { ...row, assumed: false } : row,
  );
  if (services === network.services) return open(network, "service", id);
  return withClosed({ ...network, services }, "services", id, false);
}

const shapes = <Do extends string, W extends string>(what: Do, field: W) =>
  z.strictObject({ do: z.literal(what), [field]: idShape } as {
    do: z.ZodMiniLiteral<Do>;
  } & Record<W, typeof idShape>);

export const CLOSINGS: {
  closeCorridor: Recipe<CloseCorridor>;
  openCorridor: Recipe<OpenCorridor>;
  closeTerminal: Recipe<CloseTerminal>;
  openTerminal: Recipe<OpenTerminal>;
  closeLink: Recipe<CloseLink>;
  openLink: Recipe<OpenLink>;
  closeService: Recipe<CloseService>;
  openService: Recipe<OpenService>;
} = {
  closeCorridor: {
    shape: shapes("closeCorridor", "corridor"),
    make: (network, { corridor }) => close(network, "corridor", corridor),
  },
  openCorridor: {
    shape: shapes("openCorridor", "corridor"),
    make: (network, { corridor }) => open(network, "corridor", corridor),
  },
  closeTerminal: {
    shape: shapes("closeTerminal", "terminal"),
    make: (network, { terminal }) => close(network, "terminal", terminal),
  },
  openTerminal: {
    shape: shapes("openTerminal", "terminal"),
    make: (network, { terminal }) => open(network, "terminal", terminal),
  },
  closeLink: {
    shape: shapes("closeLink", "link"),
    make: (network, { link }) => close(network, "link", link),
  },
  openLink: {
    shape: shapes("openLink", "link"),
    make: (network, { link }) => open(network, "link", link),
  },
  closeService: {
    shape: shapes("closeService", "service"),
    make: (network, { service }) => close(network, "service", service),
  },
  openService: {
    shape: shapes("openService", "service"),
    make: (network, { service }) => run(network, service),
  },
};
