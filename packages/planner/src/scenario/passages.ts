/** Closing and opening a passage of the sea: ships go another way, or not at all. */
import * as z from "zod/mini";
import { ARCTIC_PASSAGES } from "../geo/seaLanes.ts";
import { withClosed, withCut, withId } from "../network/closed.ts";
import type { Network } from "../network/rows.ts";
import { cutLinks, detoursOn, sail } from "./detours.ts";
import { idShape, type Made, nothing, type Recipe, unknown } from "./recipe.ts";

/**
 * No ship passes (`suez`, `malacca`, …). Each sea link that ran through is routed again over the lanes, and its distance, its
 * hours at the same speed, prices by the kilometre and emissions follow. A ship whose way did not use Panama does not take to
 * it: the ships of the long lines do not fit. A link without another way is shut until one is open again. Links with points of
 * their own (`via`) and those of ports without an approach to the lanes follow no lanes: they are never sent another way.
 */
export interface ClosePassage {
  readonly do: "closePassage";
  readonly passage: string;
}
/** Undoes `closePassage`. What else is closed stays closed. */
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
    return unknown(network, "passage", passage);
  if (ARCTIC_PASSAGES.includes(passage))
    return nothing("passage", `ships do not use passage ${passage} as it is: ice closes it`);
  const before = network.closed?.passages ?? [];
  const after = withId(before, passage, isShut);
  if (after === before)
    return nothing("passage", `passage ${passage} is ${isShut ? "closed already" : "not closed"}`);
  const detourOf = detoursOn(network);
  // Whether a ship passes now depends on what else is shut; whether any follows the lanes does not.
  if (!network.links.some((link) => detourOf(link, after) !== undefined))
    return nothing("passage", "no link follows the sea lanes");
  const all = (): boolean => true;
  const made = sail(network, detourOf, { before, after, isLink: all, isService: all });
  return withCut(withClosed(made, "passages", passage, isShut), cutLinks(network, detourOf, after));
}
