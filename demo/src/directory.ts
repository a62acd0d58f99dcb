/** What the page itself needs of a network: names, places and sources. Figures stay in the worker. */
import type { Network, Service, Source, Terminal } from "@lianyun/planner";

export type DirectoryTerminal = Pick<
  Terminal,
  "id" | "name" | "nameZh" | "city" | "cityZh" | "country" | "timeZone" | "lon" | "lat"
> & {
  /** True where a shipment can start or end. */
  readonly isEnd: boolean;
};
export type DirectoryService = Pick<Service, "id" | "name" | "nameZh">;

export interface Directory {
  readonly name: string;
  readonly version: string;
  readonly currency: string;
  readonly terminals: readonly DirectoryTerminal[];
  readonly services: readonly DirectoryService[];
  readonly sources: readonly Source[];
}

/** The directory of a network; made when the page is built. */
export function directoryOf(network: Network): Directory {
  const handled = handledTerminals(network);
  return {
    name: network.name,
    version: network.version,
    currency: network.currency,
    terminals: network.terminals.map(
      ({ id, name, nameZh, city, cityZh, country, timeZone, kinds, lon, lat }) => ({
        id,
        name,
        nameZh,
        city,
        cityZh,
        country,
        timeZone,
        lon,
        lat,
        isEnd: handled.has(id) && kinds.some((kind) => kind !== "lock" && kind !== "border"),
      }),
    ),
    services: network.services.map(({ id, name, nameZh }) => ({ id, name, nameZh })),
    sources: network.sources,
  };
}

/** Terminals where a service loads or discharges, or from or to which cargo is carried on demand. */
function handledTerminals({ calls, links }: Network): ReadonlySet<string> {
  return new Set([
    ...calls.filter((call) => call.load || call.discharge).map((call) => call.terminal),
    ...links.filter((link) => link.onDemand).flatMap((link) => [link.from, link.to]),
  ]);
}
