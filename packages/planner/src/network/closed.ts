/** What a closing does to a ride. */
import type { Ride } from "./rides.ts";
import { type Closed, groupOf, type Link, type Network } from "./rows.ts";

/** Something closed that a ride cannot do without. */
export interface Closing {
  readonly kind: "terminal" | "corridor" | "link" | "service" | "passage";
  /** Of the row: the group, where a terminal is closed with all of its group. A passage is named as on the sea lanes. */
  readonly id: string;
  /** Id of the link that a passage cuts off. */
  readonly link?: string;
}

/**
 * Names what is closed of all that a ride cannot do without, the first that is; `undefined` where nothing is. `cutBy` tells which shut
 * passages are in the way of a link that is cut off: all, for those who only ask whether it is.
 */
export function closingsFor(
  { closed }: Pick<Network, "closed">,
  cutBy: (link: Link) => readonly string[] = () => closed?.passages ?? [],
): (
  ride: Pick<Ride, "service" | "links" | "from" | "to" | "calls">,
) => readonly Closing[] | undefined {
  if (closed === undefined) return () => undefined;
  const terminals = new Set(closed.terminals);
  const corridors = new Set(closed.corridors);
  const links = new Set(closed.links);
  const cut = new Set(closed.cutLinks);
  const services = new Set(closed.services);
  const placeOf = (terminal: string): string | undefined =>
    [terminal, groupOf(terminal)].find((place) => terminals.has(place));
  return ({ service, links: travelled, from, to, calls }) => {
    if (service !== undefined && services.has(service.id))
      return [{ kind: "service", id: service.id }];
    for (const link of travelled) {
      const { id, corridor } = link;
      if (links.has(id)) return [{ kind: "link", id }];
      if (cut.has(id))
        return cutBy(link).map((passage) => ({ kind: "passage", id: passage, link: id }));
      if (corridor !== undefined && corridors.has(corridor))
        return [{ kind: "corridor", id: corridor }];
    }
    const mustStop = calls.filter(({ step }) => step !== undefined);
    for (const terminal of [from, to, ...mustStop.map((call) => call.terminal)]) {
      const place = placeOf(terminal);
      if (place !== undefined) return [{ kind: "terminal", id: place }];
    }
    return undefined;
  };
}

/** True where nothing is closed that a search looks at. */
export const isAllOpen = ({ closed }: Network): boolean =>
  closed === undefined ||
  [closed.terminals, closed.corridors, closed.links, closed.services, closed.cutLinks].every(
    (ids) => ids === undefined || ids.length === 0,
  );

/** The list with an id more or less, in the order of its letters; itself unchanged where nothing changes. */
export function withId(ids: readonly string[] = [], id: string, isIn: boolean): readonly string[] {
  if (ids.includes(id) === isIn) return ids;
  return isIn ? [...ids, id].sort() : ids.filter((other) => other !== id);
}

/** What is closed, with an id more or less; absent where nothing is left. */
export function withClosed(
  network: Network,
  what: Exclude<keyof Closed, "cutLinks">,
  id: string,
  isClosed: boolean,
): Network {
  return withList(network, what, withId(network.closed?.[what], id, isClosed));
}

/** What is closed, with these links cut off by what is shut at sea. */
export const withCut = (network: Network, links: readonly string[]): Network =>
  withList(network, "cutLinks", links);

function withList(network: Network, what: keyof Closed, left: readonly string[]): Network {
  const { closed = {}, ...open } = network;
  const { [what]: _, ...others } = closed;
  const now: Closed = left.length === 0 ? others : { ...others, [what]: left };
  return Object.keys(now).length === 0 ? open : { ...open, closed: now };
}
