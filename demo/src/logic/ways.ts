/** Ways: itineraries that take the same sequence of modes through the same gateways. */
import type { Itinerary, Leg, Mode } from "@lianyun/planner";
import { groupBy, groupOf, leastBy } from "./group.ts";

export interface Way {
  /** The modes and gateways, as text that stays the same from answer to answer. */
  readonly key: string;
  /** Neighbors alike made one: two trains in a row are one symbol. */
  readonly modes: readonly Mode[];
  /** Groups the cargo changes vehicle, gauge or country in, in order. */
  readonly gateways: readonly string[];
  /** Indices into the answer's itineraries, cheapest first. Never empty. */
  readonly options: readonly number[];
  /** The cheapest of them. */
  readonly best: number;
}

/** Groups of the places on a leg that make a way what it is: borders and changes of gauge while aboard. */
function gatewaysAboard(leg: Leg): readonly string[] {
  return leg.calls
    .filter(({ step }) => step !== undefined && step !== "lock")
    .map(({ terminal }) => groupOf(terminal));
}

/** Gateways of an itinerary, without the cities at its ends; a place passed twice in a row counts once. */
export function gatewaysOf({ legs }: Itinerary): readonly string[] {
  const ends = new Set([groupOf(legs[0]?.from ?? ""), groupOf(legs.at(-1)?.to ?? "")]);
  const between = legs
    .flatMap((leg) => [...gatewaysAboard(leg), groupOf(leg.to)])
    .filter((group) => !ends.has(group));
  return between.filter((group, index) => group !== between[index - 1]);
}

/** Groups itineraries by way; ways and the options in them by cost, then by time, then as the planner gave them. */
export function groupWays(itineraries: readonly Itinerary[]): readonly Way[] {
  const at = (index: number): Itinerary => itineraries[index] as Itinerary;
  const byCost = itineraries
    .map((_, index) => index)
    .sort(
      leastBy(
        (index) => at(index).cost,
        (index) => at(index).durationH,
        (index) => index,
      ),
    );
  const groups = groupBy(byCost, (index) => keyOf(at(index)));
  return [...groups].map(([key, options]) => {
    const best = options[0] as number;
    return { key, modes: modesOf(at(best)), gateways: gatewaysOf(at(best)), options, best };
  });
}

function keyOf(itinerary: Itinerary): string {
  return `${modesOf(itinerary).join("-")} ${gatewaysOf(itinerary).join("-")}`;
}

/** Modes of the legs between cities, neighbors alike made one. A haul across one city does not make a way. */
function modesOf({ legs }: Itinerary): readonly Mode[] {
  const between = legs.filter((leg) => !isWithinCity(leg));
  return between.map((leg) => leg.mode).filter((mode, index, all) => mode !== all[index - 1]);
}

/** A stretch of an itinerary in one mode, from city to city. */
export interface Hop {
  readonly mode: Mode;
  /** Gateways on it, aboard or between two vehicles of the mode. */
  readonly via: readonly string[];
  readonly to: string;
}

/** How an itinerary goes from city to city, mode by mode. */
export function hopsOf({ legs }: Itinerary): readonly Hop[] {
  const hops: Hop[] = [];
  for (const leg of legs.filter((each) => !isWithinCity(each))) {
    const last = hops.at(-1);
    const isSame = last?.mode === leg.mode;
    if (isSame) hops.pop();
    const [from, to] = [groupOf(leg.from), groupOf(leg.to)];
    const aboard = gatewaysAboard(leg).filter((group) => group !== from && group !== to);
    const passed = isSame ? [...last.via, last.to, ...aboard] : aboard;
    hops.push({
      mode: leg.mode,
      via: passed.filter((group, index) => group !== passed[index - 1]),
      to,
    });
  }
  return hops;
}

/** Hauls between two terminals of one city, which make no hop. */
export function haulsOf({ legs }: Itinerary): readonly { mode: Mode; city: string }[] {
  const hauls = new Map(
    legs
      .filter(isWithinCity)
      .map((leg) => [`${leg.mode} ${groupOf(leg.to)}`, { mode: leg.mode, city: groupOf(leg.to) }]),
  );
  return [...hauls.values()];
}

const isWithinCity = (leg: Leg): boolean => groupOf(leg.from) === groupOf(leg.to);
