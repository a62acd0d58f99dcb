/** Changes to a network whose effect on every answer is known beforehand. */
import type { Call, Link, Network, Request, Tariff, TransferKind } from "@lianyun/planner";
import type { Draw } from "../kit/draw.ts";
import { dateOf, dayOf } from "./clock.ts";
import type { Case } from "./randomCase.ts";

/** The same rows, every table in another order. */
export function shuffled(network: Network, draw: Draw): Network {
  const entries = Object.entries(network).map(([name, value]) => [
    name,
    Array.isArray(value) ? draw.shuffle(value) : value,
  ]);
  return Object.fromEntries(entries) as Network;
}

/** Rows changed one by one; the very same list where none is another. */
export function mapped<Row extends object>(
  rows: readonly Row[],
  change: (row: Row) => Row,
): readonly Row[] {
  const made = rows.map(change);
  return made.every((row, i) => row === rows[i]) ? rows : made;
}

/** The rows that stay; the very same list where all do. */
function kept<Row>(rows: readonly Row[], stays: (row: Row) => boolean): readonly Row[] {
  const rest = rows.filter(stays);
  return rest.length === rows.length ? rows : rest;
}

/** A row with another value in some columns; the row itself where they are all as before. */
export function withCells<Row extends object>(
  row: Row,
  cellOf: (column: string, value: unknown) => unknown,
): Row {
  let isOther = false;
  const cells = Object.entries(row).map(([column, value]) => {
    const made = cellOf(column, value);
    isOther ||= made !== value;
    return [column, made];
  });
  return isOther ? (Object.fromEntries(cells) as Row) : row;
}

/** Without services and every row that names them. */
export function withoutServices(network: Network, services: ReadonlySet<string>): Network {
  const stays = ({ service }: { readonly service?: string }): boolean =>
    service === undefined || !services.has(service);
  return withoutTariffs(
    {
      ...network,
      services: kept(network.services, ({ id }) => !services.has(id)),
      calls: kept(network.calls, stays),
      departures: kept(network.departures, stays),
      surcharges: kept(network.surcharges, stays),
      calendars: kept(network.calendars, stays),
      restrictions: kept(network.restrictions, stays),
      transfers: kept(
        network.transfers,
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
    tariffs: kept(network.tariffs, ({ id }) => !gone.has(id)),
    weightBreaks: kept(network.weightBreaks, stays),
    surcharges: kept(network.surcharges, stays),
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
      links: kept(rest.links, ({ id }) => !links.has(id)),
      restrictions: kept(rest.restrictions, (row) => !goes(row)),
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

/** Tables with money in them. */
const PRICED = [
  "tariffs",
  "transfers",
  "storage",
  "boxHire",
  "weightBreaks",
  "surcharges",
  "drayage",
] as const;

/** Every amount of every price times `factor`; a share of another price is none. */
export function withPricesTimes(network: Network, factor: number): Network {
  const isAmount = (column: string): boolean =>
    (column.startsWith("per") && column !== "percent") || column === "minimum";
  const scale = (row: object): object =>
    withCells(row, (column, value) =>
      isAmount(column) && typeof value === "number" ? factor * value : value,
    );
  const scaled = PRICED.map((table) => [table, mapped<object>(network[table], scale)]);
  return { ...network, ...Object.fromEntries(scaled) };
}

/** An ISO time or date, printed as before, so many days later. */
export function laterBy(days: number, iso: string): string {
  return dateOf(dayOf(iso.slice(0, 10)) + days) + iso.slice(10);
}

/** Every row with dates so many days later; whole weeks keep their weekdays. */
export function withDatesLater(network: Network, days: number): Network {
  const shift = <T extends { readonly validFrom?: string; readonly validTo?: string }>(row: T): T =>
    withCells(row, (column, value) =>
      ["validFrom", "validTo"].includes(column) ? laterBy(days, value as string) : value,
    );
  return {
    ...network,
    departures: mapped(network.departures, shift),
    tariffs: mapped(network.tariffs, shift),
    surcharges: mapped(network.surcharges, shift),
    calendars: mapped(network.calendars, shift),
  };
}

/** The same network, in which services, links and tariffs are called otherwise, in the contrary order of names. */
export function renamed(network: Network, request: Request): Case {
  const names = new Map<string, string>();
  for (const table of ["services", "links", "tariffs"] as const) {
    for (const [i, { id }] of network[table].entries()) {
      names.set(id, `n${String(network[table].length - i).padStart(3, "0")}-${table}`);
    }
  }
  const columns = ["id", "service", "fromService", "toService", "link", "tariff"];
  const rename = (column: string, value: unknown): unknown =>
    columns.includes(column) && typeof value === "string" ? (names.get(value) ?? value) : value;
  const tables = Object.entries(network).map(([name, rows]) => [
    name,
    Array.isArray(rows) ? mapped<object>(rows, (row) => withCells(row, rename)) : rows,
  ]);
  const { avoid } = request;
  const services = avoid?.services?.map((id) => names.get(id) ?? id);
  return {
    network: Object.fromEntries(tables) as Network,
    request:
      avoid === undefined || services === undefined
        ? request
        : { ...request, avoid: { ...avoid, services } },
  };
}

/** Every way the other way round: links, and handling with its gates. Makes sense where nothing has a date or a timetable. */
export function reversed({ network, request }: Case): Case {
  const kinds: Partial<Record<TransferKind, TransferKind>> = {
    gateIn: "release",
    release: "gateIn",
  };
  return {
    network: {
      ...network,
      links: network.links.map((link) => ({ ...link, from: link.to, to: link.from })),
      transfers: network.transfers.map((row) => {
        const { fromMode, toMode, fromGaugeMm, toGaugeMm, kind } = row;
        return {
          ...row,
          fromMode: toMode,
          toMode: fromMode,
          ...(fromGaugeMm === undefined || toGaugeMm === undefined
            ? {}
            : { fromGaugeMm: toGaugeMm, toGaugeMm: fromGaugeMm }),
          kind: kinds[kind] ?? kind,
        };
      }),
    },
    request: { ...request, from: request.to, to: request.from },
  };
}

/** Links on demand that no service runs beside: another one there leaves calls to name what they name. */
export const lonelyLinks = (network: Network): Link[] =>
  network.links.filter(
    ({ id, onDemand, mode, from, to }) =>
      onDemand &&
      !network.services.some((service) => linksOfService(network, service.id).includes(id)) &&
      !network.links.some(
        (other) => !other.onDemand && other.mode === mode && other.from === from && other.to === to,
      ),
  );

/** With a second link beside a given one, the same in all that is said of it. */
export function withTwin(network: Network, { id }: Link): Network {
  const twin = `${id}-twin`;
  const both = <T extends { readonly id: string; readonly link?: string }>(
    rows: readonly T[],
  ): T[] =>
    rows.flatMap((row) =>
      row.link === id ? [row, { ...row, id: `${row.id}-twin`, link: twin }] : [row],
    );
  const tariffs = both(network.tariffs);
  const added = new Set(tariffs.map((row) => row.id));
  return {
    ...network,
    links: network.links.flatMap((link) =>
      link.id === id ? [link, { ...link, id: twin }] : [link],
    ),
    tariffs,
    restrictions: both(network.restrictions),
    weightBreaks: network.weightBreaks.flatMap((row) =>
      added.has(`${row.tariff}-twin`)
        ? [row, { ...row, id: `${row.id}-twin`, tariff: `${row.tariff}-twin` }]
        : [row],
    ),
    surcharges: network.surcharges.flatMap((row) =>
      row.tariff !== undefined && added.has(`${row.tariff}-twin`)
        ? [row, { ...row, id: `${row.id}-twin`, tariff: `${row.tariff}-twin` }]
        : [row],
    ),
  };
}

/** With an island of two terminals that nothing leads to. */
export function withIsland(network: Network): Network {
  const [some] = network.terminals;
  const shore = ["ISL:1", "ISL:2"].map((id) => ({
    ...some!,
    id,
    city: "ISL",
    cityZh: "ISL",
    lon: -120,
  }));
  const link = network.links.find(({ onDemand }) => onDemand);
  if (link === undefined) return { ...network, terminals: [...network.terminals, ...shore] };
  const ferry = { ...link, id: "ferry", from: "ISL:1", to: "ISL:2" };
  return {
    ...network,
    terminals: [...network.terminals, ...shore],
    links: [...network.links, ferry],
  };
}

/** With a link in two: all it is and costs, then a step of nothing from a new terminal, with handling of nothing between. */
export function withLinkSplit(network: Network, { id }: Link): Network {
  const link = network.links.find((row) => row.id === id)!;
  const { corridor: _, via: __, ...plain } = link;
  const from = network.terminals.find((row) => row.id === link.from)!;
  const halfway = { ...from, id: "HALFWAY", city: "HALFWAY", cityZh: "HALFWAY", lon: -120 };
  const rest = {
    ...plain,
    id: `${id}-rest`,
    from: halfway.id,
    distanceKm: 0,
    durationH: 0,
    factor: "none-tkm",
  };
  const { source, grade } = link;
  const nothing = { currency: network.currency, perShipment: 0, source, grade };
  return {
    ...network,
    terminals: [...network.terminals, halfway],
    links: [
      ...network.links.map((row) => (row.id === id ? { ...row, to: halfway.id } : row)),
      rest,
    ],
    tariffs: [...network.tariffs, { id: "rest", link: rest.id, ...nothing }],
    transfers: [
      ...network.transfers,
      {
        id: "halfway",
        at: halfway.id,
        fromMode: link.mode,
        toMode: link.mode,
        kind: "handling",
        durationH: 0,
        factor: "none-box",
        ...nothing,
      },
    ],
  };
}
