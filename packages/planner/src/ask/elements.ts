/** What a way is made of, so that others can be asked for without it. */
import type { Compiled } from "../compile/compile.ts";
import type { Itinerary } from "../itinerary/answer.ts";
import type { Ride } from "../network/rides.ts";
import { terminalsOf } from "../network/scope.ts";
import type { Request } from "../request/request.ts";
import { without } from "../search/reweigh.ts";
import type { Weighed } from "../search/weigh.ts";

/** Corridors, services, terminals, and links outside any corridor, each by a name of its kind. */
export interface Elements {
  /** Up to eight elements of a way, those of the longest legs first, ends that the request itself names left out. */
  of(itinerary: Itinerary, request: Pick<Request, "from" | "to">): readonly string[];
  /** The network for the same cargo without the rides that touch any of the elements. */
  shut(weighed: Weighed, elements: readonly string[]): Weighed;
}

function elementsOfRide(ride: Ride): string[] {
  const corridors = ride.links.flatMap(({ corridor }) => corridor ?? []);
  const isLoose = ride.service === undefined && corridors.length === 0;
  return [
    ...corridors.map((id) => `corridor ${id}`),
    ...(ride.service === undefined ? [] : [`service ${ride.service.id}`]),
    ...(isLoose ? ride.links.map(({ id }) => `link ${id}`) : []),
    ...terminalsOf(ride).map((id) => `terminal ${id}`),
  ];
}

/** A short element is seldom what makes two ways alike. */
const MOST_ELEMENTS = 8;

/** Lists the rides by what they touch, once. */
export function createElements(compiled: Compiled): Elements {
  const { rides, network } = compiled;
  const byElement = new Map<string, number[]>();
  for (const [index, ride] of rides.entries())
    for (const element of new Set(elementsOfRide(ride))) {
      const known = byElement.get(element);
      if (known === undefined) byElement.set(element, [index]);
      else known.push(index);
    }
  const links = new Map(network.links.map((link) => [link.id, link]));
  return {
    of({ legs }, { from, to }) {
      const km = new Map<string, number>();
      const count = (element: string, length: number): void => {
        km.set(element, (km.get(element) ?? 0) + length);
      };
      for (const leg of legs) {
        const travelled = leg.links.flatMap((id) => links.get(id) ?? []);
        for (const { id, corridor, distanceKm } of travelled)
          if (corridor !== undefined) count(`corridor ${corridor}`, distanceKm);
          else if (leg.service === undefined) count(`link ${id}`, distanceKm);
        if (leg.service !== undefined) count(`service ${leg.service}`, leg.distanceKm);
        for (const id of [leg.from, ...bordersOf(leg), leg.to])
          count(`terminal ${id}`, leg.distanceKm);
      }
      for (const end of ["door", from, to])
        if (typeof end === "string") km.delete(`terminal ${end}`);
      return [...km]
        .sort(([, a], [, b]) => b - a)
        .slice(0, MOST_ELEMENTS)
        .map(([element]) => element);
    },
    shut(weighed, elements) {
      const shut = new Set(elements.flatMap((element) => byElement.get(element) ?? []));
      return without(compiled, weighed, (ride) => shut.has(ride));
    },
  };
}

/** Borders, locks and gauge changes passed on board; mere calls tell no ways apart. */
const bordersOf = ({ calls }: Itinerary["legs"][number]): string[] =>
  calls.flatMap(({ terminal, step }) => (step === undefined ? [] : [terminal]));
