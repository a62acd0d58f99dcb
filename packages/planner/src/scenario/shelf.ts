/** The shelf: every modification a scenario can be made of. A new one is a file and a line here. */
import { CLOSINGS } from "./closings.ts";
import { PASSAGES } from "./passages.ts";
import { RATES } from "./rates.ts";
import type { Recipe } from "./recipe.ts";
import { TARIFFS } from "./tariffs.ts";

type Recipes = typeof CLOSINGS & typeof PASSAGES & typeof RATES & typeof TARIFFS;
export const SHELF: Recipes = { ...CLOSINGS, ...PASSAGES, ...RATES, ...TARIFFS };

/** One change to a network, as plain data: `do` says which, the other fields with what. */
export type Modification = {
  [K in keyof Recipes]: Recipes[K] extends Recipe<infer M> ? M : never;
}[keyof Recipes];
/** What `do` can be. */
export type ModificationName = Modification["do"];
export const MODIFICATIONS: readonly ModificationName[] = Object.keys(SHELF) as ModificationName[];
