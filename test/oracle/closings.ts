/** What is shut, from the docstring of `Closed`. */
import type { Link, Network } from "@lianyun/planner";
import { isAt } from "./places.ts";

/** True where a leg cannot do without something closed: its service, a link of it, a corridor, an end, a stop for a step. */
export function isShut(
  { closed = {} }: Network,
  leg: {
    readonly service?: { readonly id: string };
    readonly links: readonly Link[];
    /** Where it is loaded and discharged, and where it stops for a border, a lock or another gauge. */
    readonly stops: readonly string[];
  },
): boolean {
  const { services = [], links = [], corridors = [], terminals = [] } = closed;
  return (
    (leg.service !== undefined && services.includes(leg.service.id)) ||
    leg.links.some(
      ({ id, corridor }) =>
        links.includes(id) || (corridor !== undefined && corridors.includes(corridor)),
    ) ||
    leg.stops.some((stop) => terminals.some((place) => isAt(stop, place)))
  );
}
