/** How much longer links of the sea are while passages are shut. */
import { seaRouter } from "../geo/seaRouter.ts";
import type { Link, Network, Service } from "../network/rows.ts";
import { toMinutes } from "../units.ts";
import { hoursLater, retime } from "./retime.ts";

/** What shut passages do to a link that follows the lanes. */
export interface Detour {
  /** Kilometres more than with all open; 0 where no way is left. */
  readonly km: number;
  readonly isCut: boolean;
}

/** By link and passages shut; `undefined` for links that do not follow the lanes. */
export type DetourOf = (link: Link, shut: readonly string[]) => Detour | undefined;

/** Detours over the lanes of a network. */
export function detoursOn(network: Network): DetourOf {
  const route = seaRouter(network);
  return (link, shut) => {
    const usual = route(link);
    if (usual === undefined) return undefined;
    const way = route(link, shut);
    return way === undefined
      ? { km: 0, isCut: true }
      : { km: rounded(way.lengthKm - usual.lengthKm, TENTHS), isCut: false };
  };
}

/** Which rows are to sail otherwise. */
export interface Sailing {
  /** Shut while the rows were as they are, and shut now. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly isLink: (link: Link) => boolean;
  readonly isService: (service: Service) => boolean;
}

/**
 * The network with links and services that sail past what is shut: as long as with all open and the detour more, hours in
 * proportion. Lengths and hours are those of the rows with all open, whatever was shut and opened in between.
 */
export function sail(
  network: Network,
  detourOf: DetourOf,
  { before, after, isLink, isService }: Sailing,
): Network {
  const kmOf = (link: Link, shut: readonly string[]): number => detourOf(link, shut)?.km ?? 0;
  const hasMoved = (link: Link): boolean =>
    // Over no distance there is no speed to go round at.
    link.distanceKm !== 0 && kmOf(link, before) !== kmOf(link, after);
  const minutesFor = (base: number, minutes: number, link: Link): number => {
    const usual = Math.round((minutes * base) / (base + kmOf(link, before)));
    return Math.round((usual * (base + kmOf(link, after))) / base);
  };
  const links = network.links.map((link) => {
    if (!isLink(link) || !hasMoved(link)) return link;
    const base = link.distanceKm - kmOf(link, before);
    const distanceKm = rounded(base + kmOf(link, after), MILLIONTHS);
    const { durationH } = link;
    if (durationH === undefined) return { ...link, distanceKm };
    const minutes = toMinutes(durationH);
    return {
      ...link,
      distanceKm,
      durationH: hoursLater(durationH, minutesFor(base, minutes, link) - minutes),
    };
  });
  // A service that is new sails over links that are not, so their length is told from what they were before and are now.
  const shutFor = (link: Link): readonly string[] => (isLink(link) ? before : after);
  const calls = retime(network, {
    run: (minutes, link, service) =>
      isService(service) && hasMoved(link)
        ? minutesFor(link.distanceKm - kmOf(link, shutFor(link)), minutes, link)
        : minutes,
  });
  return { ...network, links, calls };
}

/** Links that are left without a way, in the order of their letters. */
export function cutLinks(
  network: Network,
  detourOf: DetourOf,
  shut: readonly string[],
): readonly string[] {
  return network.links
    .filter((link) => detourOf(link, shut)?.isCut === true)
    .map(({ id }) => id)
    .sort();
}

const TENTHS = 10;
const MILLIONTHS = 1e6;
const rounded = (km: number, to: number): number => Math.round(km * to) / to;
