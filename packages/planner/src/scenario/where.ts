/** What a modification concerns: where everything that is named agrees. */
import * as z from "zod/mini";
import { seaRouter } from "../geo/seaRouter.ts";
import { callsByService, linksByPair } from "../network/rides.ts";
import { type Link, MODES, type Mode, type Network, type Service } from "../network/rows.ts";
import { idShape, type Trouble, unknown } from "./recipe.ts";

/** Links and services by mode, corridor, passage of the sea or their own id; nothing named is everything. */
export interface Where {
  readonly mode?: Mode;
  readonly corridor?: string;
  /** The ways of ships through it (`panama`), as they sail while what is closed is closed. */
  readonly passage?: string;
  readonly service?: string;
  readonly link?: string;
}

/** The fields of `Where`, for the shape of a modification. */
export const whereShape: Readonly<Record<keyof Where, z.ZodMiniType>> = {
  mode: z.optional(z.enum(MODES)),
  corridor: z.optional(idShape),
  passage: z.optional(idShape),
  service: z.optional(idShape),
  link: z.optional(idShape),
};

/** What is named and does not exist; `undefined` where all does. */
export function whereTrouble(network: Network, where: Where): Trouble | undefined {
  const { corridor, passage, service, link } = where;
  if (passage !== undefined && !network.laneEdges.some((edge) => edge.passage === passage))
    return unknown(network, "passage", passage);
  if (corridor !== undefined && !network.corridors.some(({ id }) => id === corridor))
    return unknown(network, "corridor", corridor);
  if (service !== undefined && !network.services.some(({ id }) => id === service))
    return unknown(network, "service", service);
  if (link !== undefined && !network.links.some(({ id }) => id === link))
    return unknown(network, "link", link);
  return undefined;
}

/** True for the links that are meant; with `service`, for those it runs over. */
export function linksIn(network: Network, where: Where): (link: Link) => boolean {
  const { mode, service } = where;
  const isMeant = trackIn(network, where);
  const over = service === undefined ? undefined : linksOfServices(network).get(service);
  return (row) =>
    (mode === undefined || row.mode === mode) &&
    isMeant(row) &&
    (service === undefined || over?.includes(row) === true);
}

/** True for the services that are meant: with `corridor`, `passage` or `link`, those that run over it anywhere. */
export function servicesIn(network: Network, where: Where): (service: Service) => boolean {
  const { mode, corridor, passage, service, link } = where;
  const isAnywhere = corridor === undefined && passage === undefined && link === undefined;
  const isMeant = trackIn(network, where);
  const over = isAnywhere ? undefined : linksOfServices(network);
  return (row) =>
    (mode === undefined || row.mode === mode) &&
    (service === undefined || row.id === service) &&
    (over === undefined || (over.get(row.id) ?? []).some(isMeant));
}

/** True for the links of what is named by track, water or road. */
function trackIn(network: Network, { corridor, passage, link }: Where): (row: Link) => boolean {
  const route = seaRouter(network);
  const shut = network.closed?.passages;
  return (row) =>
    (corridor === undefined || row.corridor === corridor) &&
    (link === undefined || row.id === link) &&
    (passage === undefined || route(row, shut)?.passages.includes(passage) === true);
}

/**
 * True for the rows whose own scope lies within what is named: a row for a whole mode is not meant by a corridor of it, and a
 * row of a service is meant by the corridor it runs over. Rows of a terminal lie within nothing but everything.
 */
export function scopesIn(network: Network, where: Where): (row: Where) => boolean {
  const { mode, corridor, passage, service, link } = where;
  if ([mode, corridor, passage, service, link].every((name) => name === undefined))
    return () => true;
  const services = new Set(network.services.filter(servicesIn(network, where)).map(({ id }) => id));
  const links = new Set(network.links.filter(linksIn(network, where)).map(({ id }) => id));
  return (row) => {
    if (row.service !== undefined) return services.has(row.service);
    if (row.link !== undefined) return links.has(row.link);
    return (
      service === undefined &&
      link === undefined &&
      passage === undefined &&
      (corridor === undefined || corridor === row.corridor) &&
      (mode === undefined || mode === row.mode)
    );
  };
}

/** The links that each service runs over, in order. */
export function linksOfServices(network: Network): ReadonlyMap<string, readonly Link[]> {
  const linksOf = linksByPair(network);
  const modes = new Map(network.services.map(({ id, mode }) => [id, mode]));
  const calls = callsByService(network);
  return new Map(
    [...calls].map(([service, visits]) => [
      service,
      visits.slice(1).flatMap((call, index) => {
        const before = visits[index]?.terminal ?? "";
        const mode = modes.get(service);
        const candidates = mode === undefined ? [] : linksOf(mode, before, call.terminal);
        return candidates.find(({ id }) => call.link === undefined || id === call.link) ?? [];
      }),
    ]),
  );
}
