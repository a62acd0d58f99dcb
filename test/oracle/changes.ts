/** Changes to a network whose effect on every answer is known beforehand. */
import type { Call, Network, Price } from "@lianyun/planner";
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
  const stays = (service: string | undefined): boolean =>
    service === undefined || !services.has(service);
  return {
    ...network,
    services: network.services.filter(({ id }) => stays(id)),
    calls: network.calls.filter(({ service }) => stays(service)),
    departures: network.departures.filter(({ service }) => stays(service)),
    tariffs: network.tariffs.filter(({ service }) => stays(service)),
    transfers: network.transfers.filter((row) => stays(row.fromService) && stays(row.toService)),
  };
}

/** Without links, their tariffs and the services that run on them. */
export function withoutLinks(network: Network, links: ReadonlySet<string>): Network {
  const stopped = network.services.filter(({ id }) =>
    linksOfService(network, id).some((l) => links.has(l)),
  );
  const rest = withoutServices(network, new Set(stopped.map(({ id }) => id)));
  return {
    ...rest,
    links: rest.links.filter(({ id }) => !links.has(id)),
    tariffs: rest.tariffs.filter(({ link }) => link === undefined || !links.has(link)),
  };
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
