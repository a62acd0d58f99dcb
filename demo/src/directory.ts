/** What the page itself needs of a network: names, places and sources. Figures stay in the worker. */
import type { Network, Scenario, Service, Source, Terminal } from "@lianyun/planner";
import { type Switch, switchesOf } from "./whatIf.ts";

export type DirectoryTerminal = Pick<
  Terminal,
  "id" | "name" | "nameZh" | "city" | "cityZh" | "country" | "timeZone" | "lon" | "lat"
> & {
  /** True where a shipment can start or end. */
  readonly isEnd: boolean;
  /** The Chinese names in Latin letters, a word a syllable: `tuan jie cun`. */
  readonly pinyin: string;
  readonly cityPinyin: string;
};
export type DirectoryService = Pick<Service, "id" | "name" | "nameZh">;

export interface Directory {
  readonly name: string;
  readonly version: string;
  readonly currency: string;
  readonly terminals: readonly DirectoryTerminal[];
  readonly services: readonly DirectoryService[];
  readonly sources: readonly Source[];
  /** What can be paid in, and how much of it one unit of the network's money buys. */
  readonly moneys: readonly { readonly currency: string; readonly rate: number }[];
  /** What can be asked for as if it were so. */
  readonly switches: readonly Switch[];
}

/** The directory of a network and of the scenarios beside it; made when the page is built. */
export function directoryOf(
  network: Network,
  scenarios: readonly Scenario[],
  toPinyin: (chinese: string) => string,
): Directory {
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
        pinyin: toPinyin(nameZh),
        cityPinyin: toPinyin(cityZh),
        isEnd: handled.has(id) && kinds.some((kind) => kind !== "lock" && kind !== "border"),
      }),
    ),
    services: network.services.map(({ id, name, nameZh }) => ({ id, name, nameZh })),
    sources: network.sources,
    moneys: SHOWN_MONEYS.flatMap((currency) => {
      const rate = rateOf(network, currency);
      return rate === undefined ? [] : [{ currency, rate }];
    }),
    switches: switchesOf(scenarios, network),
  };
}

/** Money that figures can be shown in. */
const SHOWN_MONEYS = ["USD", "CNY", "EUR"];

function rateOf({ currency, fx }: Network, shown: string): number | undefined {
  if (shown === currency) return 1;
  const row = fx.find((each) => each.currency === shown);
  return row === undefined ? undefined : row.units / row.worth;
}

/** Terminals where a service loads or discharges, or from or to which cargo is carried on demand. */
function handledTerminals({ calls, links }: Network): ReadonlySet<string> {
  return new Set([
    ...calls.filter((call) => call.load || call.discharge).map((call) => call.terminal),
    ...links.filter((link) => link.onDemand).flatMap((link) => [link.from, link.to]),
  ]);
}
