/**
 * What a case can be without: each feature taken out of a network and its question.
 *
 * Laws that a feature breaks are asked of cases without it; the oracle counts how often an answer would be another without.
 */
import type { Network, Request } from "@lianyun/planner";
import { withoutServices } from "./changes.ts";
import { dayOf } from "./clock.ts";
import type { Case } from "./randomCase.ts";

/** A case without something; the very same case where it has nothing of the kind. */
export type Without = (tried: Case) => Case;

const isSameList = (one: unknown, other: unknown): boolean =>
  one === other ||
  (Array.isArray(one) &&
    Array.isArray(other) &&
    one.length === other.length &&
    one.every((row, i) => row === other[i]));

const inNetwork =
  (changed: (network: Network) => Partial<Network>): Without =>
  (tried) => {
    const { network, request } = tried;
    const tables = Object.entries(changed(network)) as [keyof Network, unknown][];
    const others = tables.filter(([table, rows]) => !isSameList(rows, network[table]));
    if (others.length === 0) return tried;
    return { network: { ...network, ...Object.fromEntries(others) }, request };
  };

/** Rows without some columns; a row that has none of them stays as it is. */
const bare = <Row extends object>(
  rows: readonly Row[],
  ...columns: readonly (keyof Row & string)[]
): readonly Row[] =>
  rows.map((row) =>
    columns.some((column) => column in row)
      ? (Object.fromEntries(
          Object.entries(row).filter(([column]) => !columns.includes(column as never)),
        ) as Row)
      : row,
  );

const noRows = (...tables: readonly (keyof Network)[]): Without =>
  inNetwork(() => Object.fromEntries(tables.map((table) => [table, []])));

const notAsked =
  (...fields: readonly (keyof Request)[]): Without =>
  (tried) => {
    const { network, request } = tried;
    if (!fields.some((field) => field in request)) return tried;
    const [asked] = bare([request], ...fields);
    return { network, request: asked! };
  };

const ofEffect = (effect: string): Without =>
  inNetwork(({ calendars }) => ({ calendars: calendars.filter((row) => row.effect !== effect) }));

const plainCargo: Without = (tried) => {
  const { network, request } = tried;
  const [cargo] = bare([request.cargo], "reefer", "dangerousGoods", "hsCode");
  return cargo === request.cargo ? tried : { network, request: { ...request, cargo: cargo! } };
};

const allOpen: Without = (tried) => {
  if (!("closed" in tried.network)) return tried;
  const { closed: _, ...open } = tried.network;
  return { network: open, request: tried.request };
};

/** Services, and every row that names one. */
export const noServices: Without = ({ network, request }) => ({
  network: withoutServices(network, new Set(network.services.map(({ id }) => id))),
  request,
});

/** Timetables that begin about when departures cease to exist, 400 days after the request, are there at once. */
export const soon: Without = ({ network, request }) => ({
  network: {
    ...network,
    departures: network.departures.map((row) => {
      const { validFrom, validTo: _, ...always } = row;
      const isFar =
        validFrom !== undefined && dayOf(validFrom) > dayOf(request.departAfter.slice(0, 10)) + 300;
      return isFar ? always : row;
    }),
  },
  request,
});

/** The hours of the whole way, which is what a law about a part of it cannot keep to. */
export const noDeadline: Without = notAsked("arriveBefore");

/** Every feature by name, and how a case is without it. */
export const WITHOUT = {
  opening: inNetwork(({ terminals }) => ({
    terminals: bare(terminals, "openDays", "opensAt", "closesAt"),
  })),
  closed: ofEffect("closed"),
  slow: ofEffect("slow"),
  reduced: ofEffect("reduced"),
  booking: notAsked("bookedAt"),
  capacity: inNetwork(({ services }) => ({
    services: bare(services, "capacityTeu", "capacityT"),
  })),
  restrictions: noRows("restrictions"),
  datedTariffs: inNetwork(({ tariffs, weightBreaks, surcharges }) => {
    const undated = tariffs.filter(
      (row) => row.validFrom === undefined && row.validTo === undefined,
    );
    const stays = (id: string | undefined): boolean =>
      id === undefined || undated.some((row) => row.id === id);
    // A network has tariffs; where all are dated they stay.
    if (undated.length === 0) return {};
    return {
      tariffs: undated,
      weightBreaks: weightBreaks.filter(({ tariff }) => stays(tariff)),
      surcharges: surcharges.filter(({ tariff }) => stays(tariff)),
    };
  }),
  surcharges: noRows("surcharges"),
  weightBreaks: noRows("weightBreaks"),
  storage: noRows("storage"),
  boxHire: noRows("boxHire"),
  special: plainCargo,
  avoid: notAsked("avoid"),
  maxCost: notAsked("maxCost"),
  maxTransfers: notAsked("maxTransfers"),
  via: notAsked("via"),
  closings: allOpen,
  insurance: notAsked("insuranceRate"),
  currency: notAsked("currency"),
} as const satisfies Readonly<Record<string, Without>>;

export type Feature = keyof typeof WITHOUT;
export const FEATURES = Object.keys(WITHOUT) as readonly Feature[];

/** True where a case has something of the feature. */
export function has(feature: Feature, tried: Case): boolean {
  const { network, request } = WITHOUT[feature](tried);
  const fields = Object.keys(tried.network) as readonly (keyof Network)[];
  return (
    isOther(request, tried.request) ||
    fields.some((field) => isOther(network[field], tried.network[field]))
  );
}

/** Most tables are left as they are, the very same list: that is seen without reading it. */
const isOther = (one: unknown, other: unknown): boolean =>
  one !== other && JSON.stringify(one) !== JSON.stringify(other);
