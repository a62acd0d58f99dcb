/** Where a link runs on a map. */
import type { Link, LonLat, Network } from "../network/rows.ts";
import { throughPoints } from "./line.ts";
import { seaRouter } from "./seaRouter.ts";

/**
 * Lines of links, from terminal to terminal: through the points of `via`, over the sea lanes for sea links without
 * any (past what is closed), else the great circle. Longitudes may jump at 180 degrees; see `unwrap`.
 */
export function createLinkLines(network: Network): (link: Link) => readonly LonLat[] {
  const places = new Map(network.terminals.map(({ id, lon, lat }) => [id, [lon, lat] as const]));
  const route = seaRouter(network);
  const drawn = new Map<string, readonly LonLat[]>();
  const draw = (link: Link): readonly LonLat[] => {
    const from = places.get(link.from);
    const to = places.get(link.to);
    if (from === undefined || to === undefined)
      throw new Error(`invariant: link ${link.id} was not checked`);
    const lane = route(link, network.closed?.passages)?.line;
    return throughPoints([from, ...(link.via ?? lane ?? []), to]);
  };
  return (link) => {
    const line = drawn.get(link.id) ?? draw(link);
    drawn.set(link.id, line);
    return line;
  };
}
