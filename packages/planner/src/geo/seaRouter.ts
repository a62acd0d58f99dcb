/** Which way the ships of a link sail while passages are shut. */
import type { Link, Network } from "../network/rows.ts";
import { ARCTIC_PASSAGES, createSeaLanes, type SeaLanes, type SeaPath } from "./seaLanes.ts";

/** Locks that the ships of many lines do not fit: who does not use it with all open does not take to it. */
const NARROW = "panama";

type Lanes = Pick<Network, "laneWaypoints" | "laneEdges">;

/** Lanes with all but the Arctic open: of one network for all its scenarios, each of which asks for the way of every link. */
const allOpen = new WeakMap<
  Network["laneEdges"],
  { readonly laneWaypoints: Network["laneWaypoints"]; readonly lanes: SeaLanes }
>();

function lanesAllOpen({ laneWaypoints, laneEdges }: Lanes): SeaLanes {
  const known = allOpen.get(laneEdges);
  if (known?.laneWaypoints === laneWaypoints) return known.lanes;
  const lanes = createSeaLanes(laneWaypoints, laneEdges);
  allOpen.set(laneEdges, { laneWaypoints, lanes });
  return lanes;
}

/**
 * The way of a sea link over the lanes while passages are shut, beside those of the Arctic. `undefined` for links that do not
 * follow the lanes (`via`, another mode, ports without an approach) and where no way is left.
 */
export function seaRouter(
  network: Lanes,
): (link: Link, shut?: readonly string[]) => SeaPath | undefined {
  const made = new Map<string, SeaLanes>();
  const lanesWithout = (shut: readonly string[]): SeaLanes => {
    const key = [...shut].sort().join(" ");
    const { laneWaypoints, laneEdges } = network;
    const lanes =
      made.get(key) ?? createSeaLanes(laneWaypoints, laneEdges, [...shut, ...ARCTIC_PASSAGES]);
    made.set(key, lanes);
    return lanes;
  };
  return ({ mode, via, from, to }, shut = []) => {
    if (mode !== "sea" || via !== undefined) return undefined;
    const usual = lanesAllOpen(network).findPath(from, to);
    if (usual === undefined || shut.length === 0) return usual;
    const fits = usual.passages.includes(NARROW);
    return lanesWithout(fits ? shut : [...shut, NARROW]).findPath(from, to);
  };
}
