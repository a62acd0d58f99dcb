/** What the page itself needs of a network: names, places and sources. Figures stay in the worker. */
import type { Network, Service, Source, Terminal } from "@lianyun/planner";

export type DirectoryTerminal = Pick<
  Terminal,
  "id" | "name" | "nameZh" | "city" | "cityZh" | "country" | "timeZone" | "kinds" | "lon" | "lat"
>;
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
        kinds,
        lon,
        lat,
      }),
    ),
    services: network.services.map(({ id, name, nameZh }) => ({ id, name, nameZh })),
    sources: network.sources,
  };
}
