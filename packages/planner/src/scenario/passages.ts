/** Closing and opening a passage of the sea: ships go another way, or not at all. */
import * as z from "zod/mini";
import { seaRouter } from "../geo/seaRouter.ts";
import { withClosed, withId } from "../network/closed.ts";
import type { Link, Network } from "../network/rows.ts";
import { toHours, toMinutes } from "../units.ts";
import { idShape, type Made, nothing, type Recipe, unknown } from "./recipe.ts";
import { retime } from "./retime.ts";

/**
 * No ship passes (`suez`, `malacca`, …). Each sea link that ran through is routed again over the lanes, and its distance, its
 * hours at the same speed, prices by the kilometre and emissions follow. A ship whose way did not use Panama does not take to
 * it: the ships of the long lines do not fit. A link without another way is closed.
 */
export interface ClosePassage {
  readonly do: "closePassage";
  readonly passage: string;
}
/** Undoes `closePassage`. */
export interface OpenPassage {
  readonly do: "openPassage";
  readonly passage: string;
}

export const closePassage = (passage: string): ClosePassage => ({ do: "closePassage", passage });
export const openPassage = (passage: string): OpenPassage => ({ do: "openPassage", passage });

export const PASSAGES: {
  closePassage: Recipe<ClosePassage>;
  openPassage: Recipe<OpenPassage>;
} = {
  closePassage: {
    shape: z.strictObject({ do: z.literal("closePassage"), passage: idShape }),
    make: (network, { passage }) => shift(network, passage, true),
  },
  openPassage: {
    shape: z.strictObject({ do: z.literal("openPassage"), passage: idShape }),
    make: (network, { passage }) => shift(network, passage, false),
  },
};

function shift(network: Network, passage: string, isShut: boolean): Made {
  if (!network.laneEdges.some((edge) => edge.passage === passage))
    return unknown("passage", passage);
  const before = network.closed?.passages ?? [];
  const after = withId(before, passage, isShut);
  if (after === before)
    return nothing("passage", `passage ${passage} is ${isShut ? "closed already" : "not closed"}`);
  const route = seaRouter(network);
  /** By link: kilometres before and after; absent where nothing changes, after is absent where no way is left. */
  const moved = new Map<string, { readonly was: number; readonly is: number | undefined }>();
  for (const link of network.links) {
    const was = route(link, before)?.lengthKm;
    const is = route(link, after)?.lengthKm;
    if (was !== is && (was !== undefined || is !== undefined))
      moved.set(link.id, { was: was ?? is ?? 0, is });
  }
  let made: Network = withClosed(reroute(network, moved), "passages", passage, isShut);
  for (const [link, { is }] of moved)
    if (is === undefined || !isShut) made = withClosed(made, "links", link, is === undefined);
  return moved.size === 0 ? nothing("passage", `no sea link runs through ${passage}`) : made;
}

type Moved = ReadonlyMap<string, { readonly was: number; readonly is: number | undefined }>;

/** Links as long as their new way, and the calls of services as much later. */
function reroute(network: Network, moved: Moved): Network {
  const lengthen = (link: Link): Link => {
    const way = moved.get(link.id);
    // Over no distance there is no speed to go round at.
    if (way?.is === undefined || link.distanceKm === 0) return link;
    const distanceKm = rounded(link.distanceKm + rounded(way.is - way.was));
    const { durationH } = link;
    return durationH === undefined
      ? { ...link, distanceKm }
      : {
          ...link,
          distanceKm,
          durationH: toHours(Math.round(toMinutes(durationH) * (distanceKm / link.distanceKm))),
        };
  };
  const links = network.links.map(lengthen);
  const now = new Map(links.map((link) => [link.id, link]));
  const calls = retime(network, {
    run(minutes, { id, distanceKm }) {
      const length = now.get(id)?.distanceKm ?? distanceKm;
      return length === distanceKm ? minutes : Math.round(minutes * (length / distanceKm));
    },
  });
  return { ...network, links, calls };
}

/** To a tenth of a kilometre, so that what is added can be taken away again. */
const rounded = (km: number): number => Math.round(km * 10) / 10;
