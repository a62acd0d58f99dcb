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

const inNetwork =
  (changed: (network: Network) => Partial<Network>): Without =>
  ({ network, request }) => ({ network: { ...network, ...changed(network) }, request });

const noRows = (...tables: readonly (keyof Network)[]): Without =>
  inNetwork(() => Object.fromEntries(tables.map((table) => [table, []])));

const notAsked =
  (...fields: readonly (keyof Request)[]): Without =>
  ({ network, request }) => ({
    network,
    request: Object.fromEntries(
      Object.entries(request).filter(([field]) => !fields.includes(field as keyof Request)),
    ) as unknown as Request,
  });

const ofEffect = (effect: string): Without =>
  inNetwork(({ calendars }) => ({ calendars: calendars.filter((row) => row.effect !== effect) }));

const plainCargo: Without = ({ network, request }) => {
  const { reefer: _, dangerousGoods: __, hsCode: ___, ...cargo } = request.cargo;
  return { network, request: { ...request, cargo } };
};

const allOpen: Without = ({ network, request }) => {
  const { closed: _, ...open } = network;
  return { network: open, request };
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
    departures: network.departures.map(({ validFrom, validTo, ...row }) => {
      const isFar =
        validFrom !== undefined && dayOf(validFrom) > dayOf(request.departAfter.slice(0, 10)) + 300;
      if (isFar) return row;
      return {
        ...row,
        ...(validFrom === undefined ? {} : { validFrom }),
        ...(validTo === undefined ? {} : { validTo }),
      };
    }),
  },
  request,
});

/** The hours of the whole way, which is what a law about a part of it cannot keep to. */
export const noDeadline: Without = notAsked("arriveBefore");

/** Every feature by name, and how a case is without it. */
export const WITHOUT = {
  opening: inNetwork(({ terminals }) => ({
    terminals: terminals.map(
      ({ openDays: _days, opensAt: _opens, closesAt: _closes, ...row }) => row,
    ),
  })),
  closed: ofEffect("closed"),
  slow: ofEffect("slow"),
  reduced: ofEffect("reduced"),
  booking: notAsked("bookedAt"),
  capacity: inNetwork(({ services }) => ({
    services: services.map(({ capacityTeu: _teu, capacityT: _tonnes, ...row }) => row),
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
