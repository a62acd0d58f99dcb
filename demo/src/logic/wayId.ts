/** What an option is called in an address: its way in letters, and by a short sum which of its departures. */
import type { Itinerary } from "@lianyun/planner";
import { type Results, wayOf } from "./results.ts";

/** `rail.CNALS-PLMAL.1x8k2p`: the same from answer to answer, wherever the option stands in it. */
export function wayIdOf(results: Results, index: number): string {
  return `${partOf(wayOf(results, index).key)}.${sumOf(results.found.itineraries[index] as Itinerary)}`;
}

/** The option of that name; else the cheapest of its way; undefined where the way is not offered any more. */
export function findWay({ ways, found }: Results, id: string): number | undefined {
  const end = id.lastIndexOf(".");
  const way = ways.find(({ key }) => partOf(key) === id.slice(0, end));
  const sum = id.slice(end + 1);
  return (
    way?.options.find((index) => sumOf(found.itineraries[index] as Itinerary) === sum) ?? way?.best
  );
}

const partOf = (key: string): string => key.replace(" ", ".");

/** FNV-1a over what its legs are and when they leave: 32 bits tell the few options of a way apart. */
function sumOf({ legs }: Itinerary): string {
  const text = JSON.stringify(
    legs.map(({ mode, service, drayage, links, from, to, departAt }) => [
      mode,
      service ?? drayage ?? links,
      from,
      to,
      departAt,
    ]),
  );
  let sum = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193);
  return (sum >>> 0).toString(36);
}
