/** Changes to a network whose effect on every answer is known beforehand. */
import type { Call, Network, Price, Tariff } from "@lianyun/planner";
import type { Draw } from "../kit/draw.ts";
import { dateOf, dayOf } from "./clock.ts";

/** The same rows, every table in another order. */
export function shuffled(network: Network, draw: Draw): Network {
  const entries = Object.entries(network).map(([name, value]) => [
    name,
    Array.isArray(value) ? draw.shuffle(value) : value,
  ]);
  return Object.fromEntries(entries) as Network;
}

/** Without services and every row that names them. */
export function withoutServices(network: Network, services: ReadonlySet<string>): Network {
  const stays = ({ service }: { readonly service?: string }): boolean =>
    service === undefined || !services.has(service);
  return withoutTariffs(
    {
      ...network,
      services: network.services.filter(({ id }) => !services.has(id)),
      calls: network.calls.filter(stays),
      departures: network.departures.filter(stays),
      surcharges: network.surcharges.filter(stays),
      calendars: network.calendars.filter(stays),
      restrictions: network.restrictions.filter(stays),
      transfers: network.transfers.filter(
        ({ fromService, toService }) =>
          (fromService === undefined || !services.has(fromService)) &&
          (toService === undefined || !services.has(toService)),
      ),
    },
    (tariff) => !stays(tariff),
  );
}

/** Without tariffs and every row that names them. */
export function withoutTariffs(network: Network, goes: (tariff: Tariff) => boolean): Network {
  const gone = new Set(network.tariffs.filter(goes).map(({ id }) => id));
  const stays = ({ tariff }: { readonly tariff?: string }): boolean =>
    tariff === undefined || !gone.has(tariff);
  return {
    ...network,
    tariffs: network.tariffs.filter(({ id }) => !gone.has(id)),
    weightBreaks: network.weightBreaks.filter(stays),
    surcharges: network.surcharges.filter(stays),
  };
}

/** Without links, their tariffs and the services that run on them. */
export function withoutLinks(network: Network, links: ReadonlySet<string>): Network {
  const stopped = network.services.filter(({ id }) =>
    linksOfService(network, id).some((l) => links.has(l)),
  );
  const rest = withoutServices(network, new Set(stopped.map(({ id }) => id)));
  const goes = ({ link }: { readonly link?: string }): boolean =>
    link !== undefined && links.has(link);
  return withoutTariffs(
    {
      ...rest,
      links: rest.links.filter(({ id }) => !links.has(id)),
      restrictions: rest.restrictions.filter((row) => !goes(row)),
    },
    goes,
  );
}

/** Ids of the links that a service runs on. */
export function linksOfService(network: Network, id: string): string[] {
  const service = network.services.find((row) => row.id === id)!;
  const calls = network.calls.filter((row) => row.service === id).sort((a, b) => a.seq - b.seq);
  const linkTo = (call: Call, before: Call): string =>
    call.link ??
    network.links.find(
      ({ mode, from, to }) =>
        mode === service.mode && from === before.terminal && to === call.terminal,
    )!.id;
  return calls.slice(1).map((call, i) => linkTo(call, calls[i]!));
}

const AMOUNTS = [
  "perShipment",
  "perTeu",
  "perFeu",
  "perTeuKm",
  "perFeuKm",
  "perKg",
  "minimum",
] as const;

/** Every amount of every price times `factor`. */
export function withPricesTimes(network: Network, factor: number): Network {
  const scale = <T extends Price>(row: T): T => {
    const copy = Object.fromEntries(Object.entries(row));
    for (const amount of AMOUNTS) {
      const value = copy[amount];
      if (typeof value === "number") copy[amount] = factor * value;
    }
    return copy as unknown as T;
  };
  return {
    ...network,
    tariffs: network.tariffs.map(scale),
    transfers: network.transfers.map(scale),
  };
}

/** An ISO time or date, printed as before, so many days later. */
export function laterBy(days: number, iso: string): string {
  return dateOf(dayOf(iso.slice(0, 10)) + days) + iso.slice(10);
}

/** Timetables that are valid so many days later; whole weeks keep their weekdays. */
export function withValidityLater(network: Network, days: number): Network {
  return {
    ...network,
    departures: network.departures.map(({ validFrom, validTo, ...row }) => ({
      ...row,
      ...(validFrom === undefined ? {} : { validFrom: laterBy(days, validFrom) }),
      ...(validTo === undefined ? {} : { validTo: laterBy(days, validTo) }),
    })),
  };
}
