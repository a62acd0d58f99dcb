/** What if: a named, ordered list of modifications. */
import type { Grade } from "../network/rows.ts";
import type { Modification } from "./shelf.ts";

/** Modifications are made in their order, each on what those before it left. */
export interface Scenario {
  /** What it is told by in rows and links; unique in a list of scenarios. */
  readonly id: string;
  /** For people; the id where there is none. */
  readonly name?: string;
  readonly nameZh?: string;
  readonly modifications: readonly Modification[];
  /** Where its figures are from: the address of the page, or of several. */
  readonly source?: string | readonly string[];
  /** How far they can be trusted. */
  readonly grade?: Grade;
  /** How they were reached. */
  readonly basis?: string;
  /** The same in Chinese; absent: told in English. */
  readonly basisZh?: string;
}

/** A scenario in one line: `scenario("Suez shut", closePassage("suez"))`. */
export const scenario = (id: string, ...modifications: readonly Modification[]): Scenario => ({
  id,
  modifications,
});

/** The network as it is. */
export const BASE: Scenario = { id: "base", name: "Base", nameZh: "现状", modifications: [] };
